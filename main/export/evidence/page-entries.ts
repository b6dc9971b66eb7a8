// What the page of an evidence folder tells of each clip: the line of the manifest, and what was made of the clip.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseInstant, parseZone, zoneClock } from '../../../shared/time.ts';
import type { ExportedFile } from '../export-types.ts';
import { sortInTurns } from '../../in-turns.ts';
import { derivedFiles } from './evidence-files.ts';

export interface PageEntry {
  readonly row: ExportedFile;
  /** As the user calls it; as written in the clip's name otherwise. */
  readonly camera: string;
  /** `EDT`; '' where the zone is not known here. */
  readonly abbreviation: string;
  /** Below the target; null when it is not there. */
  readonly picture: string | null;
  readonly viewing: string | null;
}

const looksAtOnce = 16;

/** In order of time; lines of the manifest that are no originals are left out. `labels`: by original, what the user calls the camera. */
export async function pageEntries(folder: string, rows: readonly ExportedFile[], labels: ReadonlyMap<string, string>): Promise<PageEntry[]> {
  const entries: PageEntry[] = [];
  const isThere = async (file: string): Promise<boolean> => (await stat(path.join(folder, file)).catch(() => null))?.isFile() === true;
  const waiting = rows.values();
  await Promise.all(Array.from({ length: looksAtOnce }, async () => {
    for (const row of waiting) {
      const derived = derivedFiles(row.file);
      if (derived === null) continue;
      entries.push({
        row, camera: labels.get(row.file) ?? row.camera, abbreviation: abbreviationOf(row),
        picture: (await isThere(derived.picture)) ? derived.picture : null,
        viewing: (await isThere(derived.viewing)) ? derived.viewing : null,
      });
    }
  }));
  return sortInTurns(entries, (a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

function sortKey({ row }: PageEntry): string {
  return `${row.utc}\0${row.file}`;
}

function abbreviationOf({ zone: text, utc }: ExportedFile): string {
  const zone = parseZone(text);
  const instant = zone === null ? undefined : parseInstant(utc, zone)?.[0];
  return zone === null || instant === undefined ? '' : zoneClock(zone).abbreviationAt(instant);
}
