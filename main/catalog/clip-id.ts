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
  return (Math.floor(recordedAt / 1000) * idsPerSecond + place(volumeIdentity, path)) as ClipId;
}

/** The next id of the same second, from the start again after the last. */
export function nextClipId(id: ClipId): ClipId {
  const second = Math.floor(id / idsPerSecond);
  return (second * idsPerSecond + ((id - second * idsPerSecond + 1) % idsPerSecond)) as ClipId;
}

export function clipIdInstant(id: number): Instant {
  return Math.floor(id / idsPerSecond) * 1000;
}

const secondsPerId = 1 / idsPerSecond;

/** Whole seconds since 1970, for loops over many: a power of two divides without rounding, and what is left fits 32 bits until 2106. */
export function clipIdSecond(id: number): number {
  return (id * secondsPerId) >>> 0;
}

/** The smallest id a clip of this instant or later can have. */
export function firstIdAt(instant: Instant): number {
  return Math.ceil(instant / 1000) * idsPerSecond;
}

function place(volumeIdentity: string, path: string): number {
  let hash = 0x811c9dc5;
  for (const text of [volumeIdentity, path]) {
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  return ((hash >>> 18) ^ hash) & (idsPerSecond - 1);
}
