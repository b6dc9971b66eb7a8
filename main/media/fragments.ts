// The fragments (`moof`) of an MP4 written piece by piece: what each track holds in them, and its key samples.
import { boxesIn, holds, readUint64 } from './boxes.ts';
import type { Box } from './boxes.ts';
import { mostKeySamples } from './key-samples.ts';
import type { KeySample } from './key-samples.ts';
import type { FragmentDefaults, Movie, Track } from './movie.ts';

/** One track's part of one fragment. */
export interface FragmentRun {
  readonly trackId: number;
  readonly startTicks: number;
  readonly durationTicks: number;
  readonly samples: number;
  readonly keys: readonly FragmentKey[];
}

interface FragmentKey {
  readonly ticks: number;
  readonly position: number;
  readonly sizeBytes: number;
}

const noDefaults: FragmentDefaults = { durationTicks: 0, sizeBytes: 0, flags: 0 };
/** sample_is_non_sync_sample */
const notKey = 0x1_0000;
/** Looking at a run at all costs as much as this many samples of one. */
const samplesARunCosts = 10;

/** What may still be looked at of one clip: a hostile run claims samples that take no byte of the table. */
export interface FragmentAllowance {
  samples: number;
  keys: number;
}

/** Samples of pictures and sound for two hours. */
export function newFragmentAllowance(): FragmentAllowance {
  return { samples: 500_000, keys: mostKeySamples };
}

/**
 * Reads a `moof` body that begins at `moofPosition` (of its head) in the clip, as far as `allowance` reaches, which it draws on;
 * the key samples are those of the pictures. Never throws.
 */
export function readFragment(moof: Uint8Array, moofPosition: number, movie: Movie, allowance: FragmentAllowance): FragmentRun[] {
  const view = new DataView(moof.buffer, moof.byteOffset, moof.byteLength);
  return boxesIn(view, { from: 0, to: moof.byteLength })
    .filter(({ type }) => type === 'traf')
    .flatMap((traf) => readTrackFragment(view, traf, { moofPosition, movie, allowance }) ?? []);
}

interface FragmentPlace {
  readonly moofPosition: number;
  readonly movie: Movie;
  readonly allowance: FragmentAllowance;
}

/** Optional 32-bit fields stand one behind the other, each present when its flag is set. */
class Fields {
  readonly #view: DataView;
  readonly #to: number;
  at: number;

  constructor(view: DataView, at: number, to: number) {
    this.#view = view;
    this.at = at;
    this.#to = to;
  }

  next(isPresent: boolean): number | null {
    if (!isPresent) return null;
    this.at += 4;
    return this.at <= this.#to ? this.#view.getUint32(this.at - 4) : null;
  }
}

function readTrackFragment(view: DataView, traf: Box, { moofPosition, movie, allowance }: FragmentPlace): FragmentRun | null {
  const boxes = [...boxesIn(view, traf)];
  const firstOf = (type: string) => boxes.find((box) => box.type === type) ?? null;
  const tfhd = firstOf('tfhd');
  if (tfhd === null || !holds(tfhd, tfhd.from, 8)) return null;
  const flags = view.getUint32(tfhd.from) & 0xff_ffff;
  const trackId = view.getUint32(tfhd.from + 4);
  const hasBase = (flags & 1) !== 0 && holds(tfhd, tfhd.from + 8, 8);
  const base = hasBase ? readUint64(view, tfhd.from + 8) : moofPosition;
  const defaults = movie.fragmentDefaults.get(trackId) ?? noDefaults;
  const fields = new Fields(view, tfhd.from + (hasBase ? 16 : 8), tfhd.to);
  fields.next((flags & 2) !== 0);
  const own: FragmentDefaults = {
    durationTicks: fields.next((flags & 8) !== 0) ?? defaults.durationTicks,
    sizeBytes: fields.next((flags & 0x10) !== 0) ?? defaults.sizeBytes,
    flags: fields.next((flags & 0x20) !== 0) ?? defaults.flags,
  };
  const startTicks = readDecodeTime(view, firstOf('tfdt'));
  const keys: FragmentKey[] = [];
  let place = { ticks: startTicks, position: base };
  let samples = 0;
  for (const trun of boxes) {
    if (trun.type !== 'trun') continue;
    const run = readRun(view, trun, { ...place, base, defaults: own, mostSamples: allowance.samples });
    allowance.samples = Math.max(0, allowance.samples - run.samples - samplesARunCosts);
    if (trackId === movie.picture?.id) for (const key of run.keys.slice(0, allowance.keys - keys.length)) keys.push(key);
    samples += run.samples;
    place = run;
  }
  allowance.keys -= keys.length;
  return { trackId, startTicks, durationTicks: place.ticks - startTicks, samples, keys };
}

function readDecodeTime(view: DataView, tfdt: Box | null): number {
  if (tfdt === null || !holds(tfdt, tfdt.from, 8)) return 0;
  if (view.getUint8(tfdt.from) === 0) return view.getUint32(tfdt.from + 4);
  return holds(tfdt, tfdt.from, 12) ? readUint64(view, tfdt.from + 4) : 0;
}

interface RunStart {
  readonly ticks: number;
  readonly position: number;
  readonly base: number;
  readonly defaults: FragmentDefaults;
  readonly mostSamples: number;
}

function readRun(view: DataView, trun: Box, start: RunStart) {
  const keys: FragmentKey[] = [];
  let { ticks, position } = start;
  if (!holds(trun, trun.from, 8)) return { keys, samples: 0, ticks, position };
  const flags = view.getUint32(trun.from) & 0xff_ffff;
  const rowBytes = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length * 4;
  const fields = new Fields(view, trun.from + 8, trun.to);
  const offset = fields.next((flags & 1) !== 0);
  if (offset !== null) position = start.base + (offset | 0);
  const firstFlags = fields.next((flags & 4) !== 0);
  const claimed = view.getUint32(trun.from + 4);
  const held = rowBytes === 0 ? Infinity : Math.max(0, Math.floor((trun.to - fields.at) / rowBytes));
  const samples = Math.min(claimed, start.mostSamples, held);
  for (let sample = 0; sample < samples; sample += 1) {
    const durationTicks = fields.next((flags & 0x100) !== 0) ?? start.defaults.durationTicks;
    const sizeBytes = fields.next((flags & 0x200) !== 0) ?? start.defaults.sizeBytes;
    const ownFlags = fields.next((flags & 0x400) !== 0);
    const shift = (fields.next((flags & 0x800) !== 0) ?? 0) | 0;
    const sampleFlags = (sample === 0 ? firstFlags : null) ?? ownFlags ?? start.defaults.flags;
    if ((sampleFlags & notKey) === 0 && keys.length < mostKeySamples) keys.push({ ticks: ticks + shift, position, sizeBytes });
    ticks += durationTicks;
    position += sizeBytes;
  }
  return { keys, samples, ticks, position };
}

/** The key samples of a track across fragments, in order. */
export function keySamplesOfFragments(runs: readonly FragmentRun[], track: Track): KeySample[] {
  if (track.ticksPerSecond === 0) return [];
  return runs.filter(({ trackId }) => trackId === track.id).flatMap(({ keys }) =>
    keys.map(({ ticks, position, sizeBytes }) => ({
      timestampMs: ((ticks - track.editStartTicks) / track.ticksPerSecond) * 1000 + track.delayMs, position, sizeBytes,
    })));
}

/** How long a track lasts over all its fragments, in ticks. */
export function ticksOfFragments(runs: readonly FragmentRun[], track: Track): number {
  const own = runs.filter(({ trackId }) => trackId === track.id);
  const first = own[0];
  const last = own.at(-1);
  return first === undefined || last === undefined ? 0 : last.startTicks + last.durationTicks - first.startTicks;
}
