// A viewing copy of one clip with the wall clock drawn into its pictures: date, time, zone and camera, and the mark that it is a copy.
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { Instant } from '../../../shared/schema.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import path from 'node:path';
import type { ClipMakeup } from '../../media/clip-makeup.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { joinClips } from './join-clips.ts';

export interface BurnClockOrder {
  readonly ffmpeg: Ffmpeg;
  /** Real path, from `resolveInside` or of a copy that was verified. */
  readonly inputPath: string;
  /** What `readClipMakeup` says of it. */
  readonly makeup: ClipMakeup | null;
  readonly recordedAt: Instant;
  readonly clock: ZoneClock;
  readonly camera: string;
  /** A line under the camera that says what this is. */
  readonly mark: string;
  /** Absolute path of an MP4 that is not there yet, in a folder that is. */
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number) => void) | undefined;
}

export async function burnClock(order: BurnClockOrder): Promise<FilmAnswer<{ readonly sizeBytes: number }>> {
  const { ffmpeg, inputPath: fullPath, makeup, recordedAt, clock, camera, mark, output, signal, onProgress } = order;
  const name = path.basename(fullPath);
  const made = await joinClips({
    ffmpeg, clock, output, signal, overlay: 'burned', hasCards: false, mark, onProgress,
    clips: [{ fullPath, name, camera, recordedAt, makeup }],
  });
  if (made.ok) return { ok: true, value: { sizeBytes: made.value.sizeBytes } };
  return made.problem.code === 'nothing-to-join' ? filmFails('not-decoded', name) : made;
}
