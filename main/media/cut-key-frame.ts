// Cuts one key frame out of a clip for a thumbnail: its headers and that one packet are all that is read.
import { ClipSource } from './clip-source.ts';
import type { Reading } from './clip-source.ts';
import { keySamplesOfFragments } from './fragments.ts';
import { keySamplesOf } from './key-samples.ts';
import type { KeySample } from './key-samples.ts';
import type { Track } from './movie.ts';
import { budgetBytes, readIndex } from './read-index.ts';
import type { ClipIndex } from './read-index.ts';

/** What a decoder needs for one picture. */
export interface KeyFrame {
  /** As WebCodecs wants it, such as `avc1.64001F`. */
  readonly codec: string;
  /** Body of avcC or hvcC; null for codecs that need none. */
  readonly description: Uint8Array | null;
  /** Coded size, before rotation. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Clockwise turn that makes the picture upright. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** From the start of the clip. */
  readonly timestampMs: number;
  /** The packet as it lies in the clip: NAL units behind their lengths. */
  readonly packet: Uint8Array;
}

/** Real ones of 1080p take 30 to 300 KB. */
const largestPacketBytes = 4 * 1024 * 1024;
const longestMs = 7 * 86_400_000;

/**
 * The first key frame at or after `atMs`, else the last one before it; null when the clip's headers lead to none.
 * Whether the packet decodes is for the decoder to say. Never throws; asks for at most the headers' budget and one packet.
 */
export function* readKeyFrame(sizeBytes: number, atMs: number): Reading<KeyFrame | null> {
  const { index, track, keys } = yield* readShownKeys(sizeBytes);
  // Times are asked for in whole milliseconds, frames lie between them.
  const key = keys.find(({ timestampMs }) => Math.round(timestampMs) >= atMs) ?? keys.at(-1);
  if (key === undefined || track === null || index.movie === null) return null;
  const packet = yield* new ClipSource(sizeBytes, largestPacketBytes).bytes(key.position, key.sizeBytes);
  if (packet.length < key.sizeBytes) return null;
  const { entry, rotation } = track;
  const { buffer, byteOffset } = index.movie.view;
  const description = entry.setup === null ? null
    : new Uint8Array(buffer, byteOffset + entry.setup.from, entry.setup.to - entry.setup.from).slice();
  return {
    codec: entry.codec, description, widthPx: entry.codedWidthPx, heightPx: entry.codedHeightPx, rotation,
    timestampMs: Math.round(key.timestampMs), packet,
  };
}

/** Where hovering stops: the times of up to `most` key frames spread evenly over the clip, in milliseconds, ascending. */
export function* readKeyFrameTimes(sizeBytes: number, most: number): Reading<number[]> {
  const { keys } = yield* readShownKeys(sizeBytes);
  return spread(keys, most).map(({ timestampMs }) => Math.round(timestampMs));
}

interface ShownKeys {
  readonly index: ClipIndex;
  readonly track: Track | null;
  readonly keys: readonly KeySample[];
}

/** The key frames that are wholly in the clip; those cut away by an edit list only when there are no others. */
function* readShownKeys(sizeBytes: number): Reading<ShownKeys> {
  const index = yield* readIndex(new ClipSource(sizeBytes, budgetBytes));
  const track = index.movie?.picture ?? null;
  if (index.movie === null || track === null) return { index, track, keys: [] };
  const all = [...keySamplesOf(index.movie.view, track), ...keySamplesOfFragments(index.fragments, track)].filter(
    (key) => key.sizeBytes > 0 && key.sizeBytes <= largestPacketBytes && key.position >= 0 && key.position + key.sizeBytes <= sizeBytes && Math.abs(key.timestampMs) <= longestMs,
  );
  const shown = all.filter(({ timestampMs }) => Math.round(timestampMs) >= 0);
  return { index, track, keys: shown.length > 0 ? shown : all };
}

function spread(keys: readonly KeySample[], most: number): KeySample[] {
  if (keys.length <= most) return [...keys];
  return Array.from({ length: most }, (_, step) => keys[Math.floor(((step + 0.5) * keys.length) / most)]).filter((key) => key !== undefined);
}
