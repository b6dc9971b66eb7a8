// One clip as a file no larger than asked, for messages: in two passes at a computed rate, smaller pictures where the rate asks for it.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { checkTool } from './check-tool.ts';
import { problemOf, writeFilm } from './film-file.ts';
import type { UsableClip } from './film-types.ts';
import { formOf } from './plan-join.ts';

export interface SmallOrder {
  readonly ffmpeg: Ffmpeg;
  readonly clip: UsableClip;
  /** The most the file may be. */
  readonly mostBytes: number;
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number, totalMs: number) => void) | undefined;
}

export interface SmallPlan {
  readonly pictureBits: number;
  readonly soundBits: number;
  readonly heightPx: number;
}

/** What the file itself takes beside pictures and sound. */
const containerShare = 0.04;
const containerBytes = 3000;
const worstPictureBits = 24_000;
const bestPictureBits = 4_000_000;
const soundChoices = [96_000, 48_000, 24_000];
/** Bits a second that a picture of this height needs to be worth looking at. */
const heights: readonly (readonly [heightPx: number, bits: number])[] = [[1080, 1_500_000], [720, 700_000], [480, 300_000], [360, 150_000], [240, 60_000], [144, 0]];
/** Each try asks for a little less than the one before. */
const tries = [1, 0.85, 0.65];

/** Rates for a size, or the smallest size that can be. */
export function planSmall(clip: UsableClip, mostBytes: number): { readonly plan: SmallPlan } | { readonly smallestBytes: number; readonly words: string } {
  const seconds = clip.makeup.durationMs / 1000;
  const bits = ((mostBytes * (1 - containerShare) - containerBytes) * 8) / seconds;
  const soundBits = clip.makeup.sound === null ? 0 : (soundChoices.find((choice) => choice <= bits / 5) ?? soundChoices.at(-1) ?? 0);
  const pictureBits = Math.min(bestPictureBits, Math.floor(bits - soundBits));
  if (pictureBits < worstPictureBits) {
    const smallestBytes = Math.ceil((((worstPictureBits + soundBits) * seconds) / 8 + containerBytes) / (1 - containerShare));
    return { smallestBytes, words: tooSmall(smallestBytes) };
  }
  const { heightPx } = formOf([clip.makeup.picture], false);
  const fits = heights.find(([height, least]) => height <= Math.max(heightPx, 144) && least <= pictureBits)?.[0] ?? 144;
  return { plan: { pictureBits, soundBits, heightPx: Math.min(heightPx, fits) } };
}

export async function makeSmallCopy(order: SmallOrder): Promise<FilmAnswer<{ readonly sizeBytes: number; readonly heightPx: number }>> {
  const { ffmpeg, clip, mostBytes, output, signal } = order;
  const tool = checkTool(ffmpeg, { encodes: true, draws: false });
  if (!tool.ok) return tool;
  const planned = planSmall(clip, mostBytes);
  if ('smallestBytes' in planned) return filmFails('size-not-reachable', planned.words);
  const { durationMs } = clip.makeup;
  return writeFilm(output, async ({ partial, notes }) => {
    for (const [round, share] of tries.entries()) {
      const plan = { ...planned.plan, pictureBits: Math.floor(planned.plan.pictureBits * share) };
      for (const pass of [1, 2] as const) {
        const made = await ffmpeg.run({
          inputs: [{ kind: 'clip', fullPath: clip.fullPath }], options: smallOptions(plan, pass, path.join(notes, 'passes')),
          output: pass === 1 ? null : partial, folder: notes, signal,
          onProgress: (doneMs) => {
            if (round === 0) order.onProgress?.((pass - 1) * durationMs + Math.min(doneMs, durationMs), 2 * durationMs);
          },
        });
        if (!made.ok) return problemOf(made.failure, output);
      }
      if ((await stat(partial)).size <= mostBytes) return { ok: true, value: { heightPx: plan.heightPx } };
    }
    return filmFails('size-not-reachable', `${clip.name} cannot be made that small. Allow a larger file, or cut a shorter part out of it first.`);
  });
}

function tooSmall(smallestBytes: number): string {
  return `A file of that size cannot show this clip. It takes at least ${Math.ceil(smallestBytes / 1000)} kB. Allow a larger file, or cut a shorter part out of it first.`;
}

export function smallOptions({ pictureBits, soundBits, heightPx }: SmallPlan, pass: 1 | 2, passes: string): string[] {
  const pictures = ['-map', '0:v:0', '-vf', `scale=-2:${heightPx},format=yuv420p`, '-c:v', 'libx264', '-preset', 'medium', '-b:v', String(pictureBits), '-pass', String(pass), '-passlogfile', passes];
  if (pass === 1) return [...pictures, '-an', '-f', 'null'];
  return [
    ...pictures, ...(soundBits === 0 ? ['-an'] : ['-map', '0:a:0', '-c:a', 'aac', '-ac', '1', '-b:a', String(soundBits)]), '-map_metadata', '-1', '-movflags', '+faststart', '-f', 'mp4',
  ];
}
