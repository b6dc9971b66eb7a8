// What the headers of a clip say about it: how long, how large, coded how, with sound or without, damaged or whole.
import type { Result } from '../../shared/failure.ts';
import type { ClipDamage, ClipFacts, Instant } from '../../shared/schema.ts';
import { ClipSource, readClip } from './clip-source.ts';
import type { Reading } from './clip-source.ts';
import { ticksOfFragments } from './fragments.ts';
import type { Track } from './movie.ts';
import { ticksToMs } from './movie.ts';
import { budgetBytes, readIndex } from './read-index.ts';
import type { ClipIndex } from './read-index.ts';
import { endOfSamples } from './sample-tables.ts';

/** `createdAt`: when the camera says it began to write; unproven, a hint at most. */
export type ReadFacts = ClipFacts & { readonly createdAt: Instant | null };

/** No picture fits into less, with the headers around it. */
const shortestBytes = 1024;

/**
 * Reads the facts of the clip at `fullPath`: its headers only, usually under 16 KB in two or three reads. Damage is
 * part of the answer; it fails only when the file cannot be had.
 */
export function readClipFacts(fullPath: string): Promise<Result<ReadFacts, 'clip-missing' | 'clip-unreadable'>> {
  return readClip(fullPath, readFacts);
}

/** The same over any bytes. Never throws; asks for at most `budgetBytes`. */
export function* readFacts(sizeBytes: number): Reading<ReadFacts> {
  const index = yield* readIndex(new ClipSource(sizeBytes, budgetBytes));
  const { movie } = index;
  const picture = movie?.picture ?? null;
  const sound = movie?.sound ?? null;
  const isTurned = picture?.rotation === 90 || picture?.rotation === 270;
  return {
    durationMs: readDuration(index),
    widthPx: (isTurned ? picture.heightPx : picture?.widthPx) ?? null,
    heightPx: (isTurned ? picture.widthPx : picture?.heightPx) ?? null,
    videoCodec: picture?.entry.codec ?? null,
    // A track without a sample is silent: no sound was recorded.
    audioCodec: sound !== null && hasSamples(index, sound) ? sound.entry.codec : null,
    createdAt: movie?.createdAt ?? null,
    damage: findDamage(index, sizeBytes),
  };
}

function findDamage(index: ClipIndex, sizeBytes: number): ClipDamage | null {
  if (sizeBytes === 0) return 'empty';
  const damage = findDamageInBoxes(index, sizeBytes);
  return damage !== null && sizeBytes < shortestBytes ? 'too-short' : damage;
}

function findDamageInBoxes(index: ClipIndex, sizeBytes: number): ClipDamage | null {
  const { movie } = index;
  // An index too large to be looked at is rare, not damaged: nothing is claimed about it.
  if (movie === null) return index.isTooLarge ? null : index.hasFileType ? 'no-index' : 'not-mp4';
  if (movie.picture === null || !hasSamples(index, movie.picture)) return 'no-picture';
  const endsAt = Math.max(endOfSamples(movie.view, movie.picture.tables), movie.sound === null ? 0 : endOfSamples(movie.view, movie.sound.tables));
  return index.isCutShort || endsAt > sizeBytes ? 'truncated' : null;
}

function hasSamples({ fragments, hasAllFragments }: ClipIndex, track: Track): boolean {
  return track.tables.count > 0
    || fragments.some(({ trackId, samples }) => trackId === track.id && samples > 0)
    || !hasAllFragments;
}

function readDuration({ movie, fragments, hasAllFragments }: ClipIndex): number | null {
  if (movie === null) return null;
  if (movie.durationMs !== null) return movie.durationMs;
  const tracks = [movie.picture, movie.sound].filter((track) => track !== null);
  if (movie.isFragmented && !hasAllFragments) return null;
  const longest = Math.max(0, ...tracks.map((track) =>
    ticksToMs(ticksOfFragments(fragments, track), track.ticksPerSecond) ?? track.durationMs ?? 0));
  return longest === 0 ? null : longest;
}
