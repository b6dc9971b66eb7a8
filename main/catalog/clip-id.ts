// A clip's id carries its instant, so that ids sort by time and columns of ids need no column of times.
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';

/** Ids per second. 2^18 keeps the largest id of year 2106 below 2^53. */
const idsPerSecond = 2 ** 18;

/**
 * The id a clip wants: its second, then 18 bits that follow from where it lies. Two clips of one second may want the
 * same one; the writer then takes the next free one of that second.
 */
export function wantedClipId(recordedAt: Instant, volumeIdentity: string, path: string): ClipId {
  return idAt(recordedAt, hashed(hashed(offset, volumeIdentity), path));
}

/** The same for many clips of one folder, by their names: what they share is worked out once. */
export function wantedClipIdsIn(volumeIdentity: string, folderPath: string): (recordedAt: Instant, name: string) => ClipId {
  const start = hashedText(hashed(offset, volumeIdentity), `${folderPath}/`);
  return (recordedAt, name) => idAt(recordedAt, hashed(start, name));
}

/** The next id of the same second, from the start again after the last. */
export function nextClipId(id: ClipId): ClipId {
  const second = Math.floor(id / idsPerSecond);
  return (second * idsPerSecond + ((id - second * idsPerSecond + 1) % idsPerSecond)) as ClipId;
}

export function clipIdInstant(id: number): Instant {
  return Math.floor(id / idsPerSecond) * 1000;
}

/** The smallest id a clip of this instant or later can have. */
export function firstIdAt(instant: Instant): number {
  return Math.ceil(instant / 1000) * idsPerSecond;
}

const offset = 0x811c9dc5;
const prime = 0x01000193;

function idAt(recordedAt: Instant, hash: number): ClipId {
  return (Math.floor(recordedAt / 1000) * idsPerSecond + (((hash >>> 18) ^ hash) & (idsPerSecond - 1))) as ClipId;
}

/** A text and its end. */
function hashed(hash: number, text: string): number {
  return Math.imul(hashedText(hash, text) ^ 0x1f, prime);
}

function hashedText(before: number, text: string): number {
  let hash = before;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  return hash;
}
