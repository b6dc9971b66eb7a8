// Lists films beside the copies of clips: in manifest.csv and SHA256SUMS at the root of the target, with what was read back of each.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { utcText, offsetText } from '../../../shared/time.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import { newCopyMemory } from '../copy-memory.ts';
import type { ClipToExport, ExportedFile } from '../export-types.ts';
import { readManifest, writeManifest } from '../manifest.ts';
import { readBack } from '../read-back.ts';
import { Refused } from '../refused.ts';
import type { TargetFolder } from '../target-folder.ts';

export interface FilmToRecord {
  /** Below the target, with slashes. */
  readonly file: string;
  /** What it was made from, in order of time. */
  readonly clips: readonly ClipToExport[];
}

export interface RecordedFilm {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly verified: ExportedFile['verified'];
}

/** Null when the target can no longer take the lists, or holds a manifest of somebody else. */
export async function recordFilms(films: readonly FilmToRecord[], target: TargetFolder, clock: ZoneClock): Promise<readonly RecordedFilm[] | null> {
  try {
    const listed = await readManifest(target.folder);
    if (listed === null) return null;
    const recorded: RecordedFilm[] = [];
    for (const { file } of films) recorded.push({ file, ...(await hashFilm(path.join(target.folder, file), target)) });
    const ours = new Set(films.map(({ file }) => file));
    const rows = films.flatMap((film, place) => (recorded[place] === undefined ? [] : rowOf(film, recorded[place], clock)));
    await writeManifest(target.folder, [...listed.filter(({ file }) => !ours.has(file)), ...rows]);
    return recorded;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return null;
  }
}

async function hashFilm(fullPath: string, target: TargetFolder): Promise<Omit<RecordedFilm, 'file'>> {
  const hash = createHash('sha256');
  const [memory = Buffer.alloc(1 << 20)] = newCopyMemory(1).chunks;
  const { bytes, verified } = await readBack(fullPath, memory, target.readsFromDevice, (piece) => {
    hash.update(piece);
    return true;
  });
  return { bytes, sha256: hash.digest('hex'), verified };
}

/** Its path is none that a clip could have: a film stands for no clip when that is exported. */
function rowOf({ file, clips }: FilmToRecord, { bytes, sha256, verified }: RecordedFilm, clock: ZoneClock): ExportedFile[] {
  const first = clips[0];
  if (first === undefined) return [];
  const { recordedAt } = first;
  return [{
    file, bytes, sha256, verified, kind: 'film', zone: clock.zone, drive: [...new Set(clips.map(({ drive }) => drive))].join(', '),
    path: `film of ${clips.length === 1 ? first.path : `${clips.length} clips, the first ${first.path}`}`, camera: [...new Set(clips.map(({ camera }) => camera))].join(', '),
    utc: utcText(recordedAt), local: clock.isoAt(recordedAt).slice(0, 19).replace('T', ' '), offset: offsetText(clock.offsetAt(recordedAt)),
  }];
}
