// One lane as a film of its own: the clips of one camera in a range, with black where it has none.
import { filmFails } from '../../../shared/export/film-problem.ts';
import type { FilmAnswer } from '../../../shared/export/film-problem.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { Ffmpeg } from '../../media/ffmpeg-runner.ts';
import { assembleFilm } from './assemble-film.ts';
import { checkTool } from './check-tool.ts';
import { writeFilm } from './film-file.ts';
import type { Lane } from './lanes.ts';
import { formOf } from './plan-join.ts';
import { writePieces } from './write-pieces.ts';

export interface LaneOrder {
  readonly ffmpeg: Ffmpeg;
  readonly lane: Lane;
  readonly clock: ZoneClock;
  readonly overlay: 'none' | 'burned';
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((doneMs: number) => void) | undefined;
}

export async function writeLane({ ffmpeg, lane: { segments }, clock, overlay, output, signal, onProgress }: LaneOrder): Promise<FilmAnswer<{ readonly sizeBytes: number }>> {
  const tool = checkTool(ffmpeg, { encodes: true, draws: overlay === 'burned' });
  if (!tool.ok) return tool;
  const clips = segments.flatMap(({ stretch }) => (stretch === null ? [] : [stretch.clip]));
  const form = formOf(clips.map(({ makeup }) => makeup.picture), clips.some(({ makeup }) => makeup.sound !== null));
  return writeFilm(output, async (desk) => {
    const pieces = await writePieces({ ffmpeg, segments, form, keepsPictures: false, desk, name: 'lane', output, signal, onProgress, drawn: overlay === 'burned' ? { kind: 'clock', clock, mark: null } : { kind: 'nothing' } });
    if (!pieces.ok) return pieces;
    // Without one of its pieces the lane would be out of step.
    if (pieces.value.undecoded[0] !== undefined) return filmFails('not-decoded', pieces.value.undecoded[0].name);
    const made = await assembleFilm({ ffmpeg, ...pieces.value, sound: form.hasSound ? 'coded' : 'none', pictures: null, isHevc: false, hasTrack: false, clock, desk, output, signal });
    return made.ok ? { ok: true, value: {} } : made;
  });
}
