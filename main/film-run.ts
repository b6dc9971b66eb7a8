// Makes the film of one choice from clips that were gathered for it, and says beforehand what it would be.
import path from 'node:path';
import type { ClipToExport } from './export/export-types.ts';
import { cutAtKeys, cutClip } from './export/film/cut-clip.ts';
import { freeName, filmStem } from './export/film/film-name.ts';
import type { LeftOut, UsableClip } from './export/film/film-types.ts';
import { joinClips } from './export/film/join-clips.ts';
import { lanesOf } from './export/film/lanes.ts';
import { asUsable, planJoin } from './export/film/plan-join.ts';
import { makeSmallCopy, planSmall } from './export/film/small-copy.ts';
import { makeLoop, makeStill } from './export/film/still.ts';
import { mostTiles, tileCameras } from './export/film/tile-cameras.ts';
import { writeLane } from './export/film/write-lane.ts';
import type { TargetFolder } from './export/target-folder.ts';
import type { SourcedClip } from './film-clips.ts';
import type { Ffmpeg } from './media/ffmpeg-runner.ts';
import { filmFails } from '../shared/export/film-problem.ts';
import type { FilmAnswer } from '../shared/export/film-problem.ts';
import type { FilmChoice, FilmLeftOut, FilmPlan, FilmResult } from '../shared/export/film-schema.ts';
import type { ZoneClock } from '../shared/time.ts';

export interface FilmGround {
  readonly ffmpeg: Ffmpeg;
  /** Those the choice means, in order of time. */
  readonly clips: readonly SourcedClip[];
  readonly clock: ZoneClock;
  readonly target: TargetFolder;
  readonly signal: AbortSignal;
  readonly onProgress: (doneMs: number, totalMs: number) => void;
}

export interface MadeFilms extends Omit<FilmResult, 'files' | 'isRecorded'> {
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly clips: readonly ClipToExport[] }[];
}

const nothing = { how: null, reasons: [], leftOut: [], cut: null };

/** Pure. */
export function planFilm(choice: FilmChoice, clips: readonly SourcedClip[], away: number): FilmPlan {
  const cameras = [...new Set(clips.map(({ camera }) => camera))];
  const base = { ...nothing, clips: clips.length, cameras, durationMs: 0, away, problem: null };
  if (choice.kind === 'join') {
    const { how, reasons, leftOut, durationMs, clips: shown } = planJoin(clips, choice);
    return { ...base, clips: shown.length, how, reasons: [...reasons], durationMs, leftOut: leftOut.map(leftOutOf), problem: shown.length === 0 ? { code: 'nothing-to-join', subject: '' } : null };
  }
  if (choice.kind === 'around') {
    const { usable, leftOut } = usableOf(clips);
    const lanes = lanesOf(usable, choice.range);
    const problem = lanes.length === 0 ? { code: 'nothing-in-range', subject: '' } as const : choice.as === 'tiled' && lanes.length > mostTiles ? { code: 'too-many-cameras', subject: String(lanes.length) } as const : null;
    return { ...base, cameras: lanes.map(({ camera }) => camera), durationMs: choice.range.to - choice.range.from, how: 'encoded', reasons: choice.as === 'tiled' && lanes.length > 1 ? ['tiled'] : ['cut-exactly'], leftOut: leftOut.map(leftOutOf), problem };
  }
  const clip = theClip(clips);
  if (!clip.ok) return { ...base, problem: clip.problem };
  const { durationMs } = clip.value.makeup;
  switch (choice.kind) {
    case 'cut': {
      const isExact = choice.at === 'exact' || choice.overlay === 'burned';
      const wish = { fromMs: choice.fromMs, toMs: Math.min(choice.toMs, durationMs) };
      const { fromMs, toMs } = isExact ? wish : cutAtKeys(clip.value, wish.fromMs, wish.toMs);
      return { ...base, durationMs: toMs - fromMs, cut: { fromMs, toMs }, how: isExact ? 'encoded' : 'copied', reasons: choice.overlay === 'burned' ? ['clock-burned'] : isExact ? ['cut-exactly'] : [], problem: wish.toMs > wish.fromMs ? null : { code: 'cut-empty', subject: '' } };
    }
    case 'small': {
      const small = planSmall(clip.value, choice.mostBytes);
      return { ...base, durationMs, how: 'encoded', problem: 'plan' in small ? null : { code: 'size-not-reachable', subject: small.words } };
    }
    case 'still':
      return { ...base };
    case 'loop':
      return { ...base, durationMs: Math.max(0, choice.toMs - choice.fromMs), problem: choice.toMs > choice.fromMs ? null : { code: 'cut-empty', subject: '' } };
  }
}

export async function runFilm(choice: FilmChoice, ground: FilmGround): Promise<FilmAnswer<MadeFilms>> {
  switch (choice.kind) {
    case 'join':
      return runJoin(choice, ground);
    case 'around':
      return choice.as === 'tiled' ? runTiled(choice, ground) : runLanes(choice, ground);
    case 'cut':
    case 'small':
    case 'still':
    case 'loop':
      return runOfClip(choice, ground);
  }
}

async function runJoin({ overlay, hasCards }: Extract<FilmChoice, { kind: 'join' }>, ground: FilmGround): Promise<FilmAnswer<MadeFilms>> {
  const { clips, target, clock, ffmpeg, signal, onProgress } = ground;
  const first = clips[0];
  if (first === undefined) return filmFails('nothing-to-join', '');
  const file = await freeName(target.folder, filmStem(first.recordedAt, clips.map(({ camera }) => camera), 'film', clock), '.mp4');
  const made = await joinClips({ ffmpeg, clips, clock, overlay, hasCards, output: path.join(target.folder, file), signal, onProgress });
  if (!made.ok) return made;
  const { how, reasons, durationMs, leftOut, sizeBytes } = made.value;
  return { ok: true, value: { ...nothing, how, reasons: [...reasons], durationMs, leftOut: leftOut.map(leftOutOf), files: [{ file, bytes: sizeBytes, clips }] } };
}

async function runTiled({ range, overlay }: Extract<FilmChoice, { kind: 'around' }>, ground: FilmGround): Promise<FilmAnswer<MadeFilms>> {
  const { clips, target, clock, ffmpeg, signal, onProgress } = ground;
  const { usable, leftOut } = usableOf(clips);
  const file = await freeName(target.folder, filmStem(range.from, usable.map(({ camera }) => camera), 'side by side', clock), '.mp4');
  const made = await tileCameras({ ffmpeg, clips: usable, range, clock, overlay, output: path.join(target.folder, file), signal, onProgress });
  if (!made.ok) return made;
  return { ok: true, value: { ...nothing, how: 'encoded', reasons: made.value.cameras.length > 1 ? ['tiled'] : ['cut-exactly'], durationMs: made.value.durationMs, leftOut: leftOut.map(leftOutOf), files: [{ file, bytes: made.value.sizeBytes, clips }] } };
}

/** One film for each camera, all equally long. */
async function runLanes({ range, overlay }: Extract<FilmChoice, { kind: 'around' }>, ground: FilmGround): Promise<FilmAnswer<MadeFilms>> {
  const { clips, target, clock, ffmpeg, signal } = ground;
  const { usable, leftOut } = usableOf(clips);
  const lanes = lanesOf(usable, range);
  if (lanes.length === 0) return filmFails('nothing-in-range', '');
  const lengthMs = range.to - range.from;
  const files: MadeFilms['files'][number][] = [];
  for (const [place, lane] of lanes.entries()) {
    const file = await freeName(target.folder, filmStem(range.from, [lane.camera], 'around', clock), '.mp4');
    const made = await writeLane({
      ffmpeg, lane, clock, overlay, output: path.join(target.folder, file), signal,
      onProgress: (doneMs) => ground.onProgress(place * lengthMs + doneMs, lanes.length * lengthMs),
    });
    if (!made.ok) return made;
    files.push({ file, bytes: made.value.sizeBytes, clips: clips.filter(({ camera }) => camera === lane.camera) });
  }
  return { ok: true, value: { ...nothing, how: 'encoded', reasons: ['cut-exactly'], durationMs: lengthMs, leftOut: leftOut.map(leftOutOf), files } };
}

type OneClipChoice = Exclude<FilmChoice, { kind: 'join' | 'around' }>;

const ofClip: Record<OneClipChoice['kind'], string> = { cut: 'cut', small: 'small', still: 'picture', loop: 'loop' };

async function runOfClip(choice: OneClipChoice, { clips, target, clock, ffmpeg, signal, onProgress }: FilmGround): Promise<FilmAnswer<MadeFilms>> {
  const found = theClip(clips);
  if (!found.ok) return found;
  const clip = found.value;
  const startsAt = clip.recordedAt + ('fromMs' in choice ? choice.fromMs : 'atMs' in choice ? choice.atMs : 0);
  const file = await freeName(target.folder, filmStem(startsAt, [clip.camera], ofClip[choice.kind], clock), endingOf(choice));
  const common = { ffmpeg, clip, output: path.join(target.folder, file), signal, onProgress };
  const made = (bytes: number, more: Partial<MadeFilms> = {}): FilmAnswer<MadeFilms> => ({ ok: true, value: { ...nothing, durationMs: clip.makeup.durationMs, ...more, files: [{ file, bytes, clips }] } });
  switch (choice.kind) {
    case 'cut': {
      const cut = await cutClip({ ...common, ...choice, clock });
      if (!cut.ok) return cut;
      const { fromMs, toMs, sizeBytes } = cut.value;
      return made(sizeBytes, { cut: { fromMs, toMs }, durationMs: toMs - fromMs, how: choice.at === 'keys' && choice.overlay === 'none' ? 'copied' : 'encoded', reasons: choice.overlay === 'burned' ? ['clock-burned'] : choice.at === 'exact' ? ['cut-exactly'] : [] });
    }
    case 'small': {
      const small = await makeSmallCopy({ ...common, mostBytes: choice.mostBytes });
      return small.ok ? made(small.value.sizeBytes) : small;
    }
    case 'still': {
      const still = await makeStill({ ...common, atMs: choice.atMs, format: choice.format });
      return still.ok ? made(still.value.sizeBytes, { durationMs: 0 }) : still;
    }
    case 'loop': {
      const loop = await makeLoop({ ...common, fromMs: choice.fromMs, toMs: choice.toMs, format: choice.format });
      return loop.ok ? made(loop.value.sizeBytes, { durationMs: choice.toMs - choice.fromMs }) : loop;
    }
  }
}

function endingOf(choice: OneClipChoice): string {
  if (choice.kind === 'still') return choice.format === 'png' ? '.png' : '.jpg';
  return choice.kind === 'loop' ? `.${choice.format}` : '.mp4';
}

function theClip(clips: readonly SourcedClip[]): FilmAnswer<UsableClip> {
  const clip = clips[0];
  if (clip === undefined) return filmFails('source-gone', 'The clip');
  const usable = asUsable(clip);
  return typeof usable === 'string' ? filmFails('not-decoded', clip.name) : { ok: true, value: usable };
}

function usableOf(clips: readonly SourcedClip[]): { readonly usable: readonly UsableClip[]; readonly leftOut: readonly LeftOut[] } {
  const usable: UsableClip[] = [];
  const leftOut: LeftOut[] = [];
  for (const clip of clips) {
    const one = asUsable(clip);
    if (typeof one === 'string') leftOut.push({ clip, reason: one });
    else usable.push(one);
  }
  return { usable, leftOut };
}

function leftOutOf({ clip: { camera, recordedAt, name }, reason }: LeftOut): FilmLeftOut {
  return { camera, recordedAt, name, reason };
}
