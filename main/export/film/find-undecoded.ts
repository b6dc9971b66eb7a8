// Which clips show no picture: the first one of each is decoded. Headers can be whole where what they speak of is not.
import type { FilmAnswer, FilmProblem } from '../../../shared/export/film-problem.ts';
import type { Ffmpeg, FfmpegAnswer } from '../../media/ffmpeg-runner.ts';
import { problemOf } from './film-file.ts';
import type { UsableClip } from './film-types.ts';

const atOnce = 2;
/** In one process: starting one takes longer than looking at a clip. */
const together = 16;
const patienceMs = 60_000;

/** Those of the clips that show no picture. Fails when it is cancelled or ffmpeg does not start. */
export async function findUndecoded(ffmpeg: Ffmpeg, clips: readonly UsableClip[], folder: string, signal?: AbortSignal): Promise<FilmAnswer<ReadonlySet<UsableClip>>> {
  const undecoded = new Set<UsableClip>();
  const problems: { readonly ok: false; readonly problem: FilmProblem }[] = [];
  const look = (some: readonly UsableClip[]): Promise<FfmpegAnswer> => ffmpeg.run({
    inputs: some.map(({ fullPath }) => ({ kind: 'clip', fullPath })), options: firstPictures(some.length), output: null, folder, signal, totalMs: patienceMs,
  });
  /** One in a group that shows nothing makes ffmpeg fail for all of it: then each is looked at alone. */
  const sift = async (some: readonly UsableClip[]): Promise<void> => {
    if (problems.length > 0) return;
    const looked = await look(some);
    if (looked.ok) return;
    const { code } = looked.failure;
    if (code === 'cancelled' || code === 'not-started') problems.push(problemOf(looked.failure, some[0]?.name ?? ''));
    else if (some.length === 1) for (const clip of some) undecoded.add(clip);
    else for (const clip of some) await sift([clip]);
  };
  const groups = Array.from({ length: Math.ceil(clips.length / together) }, (_, place) => clips.slice(place * together, (place + 1) * together)).values();
  const work = async (): Promise<void> => {
    for (const group of groups) await sift(group);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return problems[0] ?? { ok: true, value: undecoded };
}

/** An output for each input, all but the last with its place; that one is the runner’s. */
function firstPictures(inputs: number): string[] {
  const ofInput = (place: number): string[] => ['-map', `${place}:v:0`, '-frames:v', '1', '-f', 'null'];
  return ['-abort_on', 'empty_output_stream', ...Array.from({ length: inputs }, (_, place) => (place === inputs - 1 ? ofInput(place) : [...ofInput(place), '-'])).flat()];
}
