// What a clip is made of, as far as joining asks: enough to know whether clips can follow each other in one film as they are.
import { createHash } from 'node:crypto';
import type { Result } from '../../shared/failure.ts';
import type { ClipDamage } from '../../shared/schema.ts';
import { ClipSource, readClip } from './clip-source.ts';
import type { Reading } from './clip-source.ts';
import { keySamplesOf } from './key-samples.ts';
import type { Movie, Track } from './movie.ts';
import { ticksToMs } from './movie.ts';
import { readFacts } from './read-clip-facts.ts';
import { budgetBytes, readIndex } from './read-index.ts';

export interface PictureMakeup {
  /** `avc1.64001F`: codec, profile and level. */
  readonly codec: string;
  /** SHA-256 of what a decoder is set up with; equal for clips that one decoder plays in a row. */
  readonly setup: string;
  /** As coded, before rotation. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rotation: Track['rotation'];
  readonly ticksPerSecond: number;
  /** On average; null when the headers do not tell. */
  readonly framesPerSecond: number | null;
  /** How many there are; null when the headers do not tell. */
  readonly count: number | null;
}

export interface SoundMakeup {
  readonly codec: string;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly ticksPerSecond: number;
  /** How long before the pictures’ end it ends; negative when it goes on after them. */
  readonly endsEarlyMs: number;
}

export interface ClipMakeup {
  readonly durationMs: number | null;
  readonly damage: ClipDamage | null;
  readonly picture: PictureMakeup | null;
  readonly sound: SoundMakeup | null;
  /** Ascending: where it can be cut without writing pictures anew. */
  readonly keys: readonly KeyPicture[];
}

/** `atMs`: from the start of the clip as shown. `before`: how many pictures are coded before it. */
export interface KeyPicture {
  readonly atMs: number;
  readonly before: number;
}

/** More key pictures than any clip of these cameras has: one a second for over an hour. */
const mostKeys = 4096;

/** Fails only when the file cannot be had; damage is part of the answer. */
export function readClipMakeup(fullPath: string): Promise<Result<ClipMakeup, 'clip-missing' | 'clip-unreadable'>> {
  return readClip(fullPath, readMakeup);
}

/** The same over any bytes. Never throws. */
export function* readMakeup(sizeBytes: number): Reading<ClipMakeup> {
  const facts = yield* readFacts(sizeBytes);
  const { movie } = yield* readIndex(new ClipSource(sizeBytes, budgetBytes));
  const picture = movie?.picture ?? null;
  return {
    durationMs: facts.durationMs,
    damage: facts.damage,
    picture: movie === null || picture === null ? null : pictureOf(movie, picture),
    sound: movie?.sound == null || facts.audioCodec === null ? null : soundOf(movie.sound, picture, facts.durationMs),
    keys: movie === null || picture === null ? [] : keysOf(movie, picture),
  };
}

function pictureOf({ view }: Movie, { entry, ticksPerSecond, rotation, tables, durationMs }: Track): PictureMakeup {
  const { codec, setup, codedWidthPx, codedHeightPx } = entry;
  const bytes = setup === null ? new Uint8Array(0) : new Uint8Array(view.buffer, view.byteOffset + setup.from, setup.to - setup.from);
  return {
    codec, rotation, ticksPerSecond,
    setup: createHash('sha256').update(bytes).digest('hex'),
    widthPx: codedWidthPx, heightPx: codedHeightPx,
    count: tables.count > 0 ? tables.count : null,
    framesPerSecond: tables.count > 1 && durationMs !== null ? (tables.count / durationMs) * 1000 : null,
  };
}

function soundOf({ entry, ticksPerSecond, durationMs, editStartTicks, delayMs }: Track, picture: Track | null, clipMs: number | null): SoundMakeup {
  const { codec, channels, sampleRateHz } = entry;
  const shownMs = (durationMs ?? 0) - (ticksToMs(editStartTicks, ticksPerSecond) ?? 0) + delayMs;
  const endsEarlyMs = durationMs === null ? 0 : (picture?.durationMs ?? clipMs ?? shownMs) - shownMs;
  return { codec, channels, sampleRateHz, ticksPerSecond, endsEarlyMs };
}

function keysOf({ view, isFragmented }: Movie, picture: Track): KeyPicture[] {
  if (isFragmented) return [];
  const { keys } = picture.tables;
  const found: KeyPicture[] = [];
  let place = 0;
  for (const { timestampMs } of keySamplesOf(view, picture)) {
    if (found.length === mostKeys) break;
    // Samples are counted from 1 in the table of keys.
    if (timestampMs >= 0) found.push({ atMs: timestampMs, before: keys === null ? place : view.getUint32(keys.at + place * 4) - 1 });
    place += 1;
  }
  return found;
}
