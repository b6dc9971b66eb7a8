// How films are named: after the time they begin at and the camera, in names every system takes.
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { legalName } from '../../../shared/export/legal-name.ts';
import type { Instant } from '../../../shared/schema.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import { partialEnding, piecesEnding } from './film-leftovers.ts';
import { clockText } from './clock-seconds.ts';

const mostTries = 1000;

/** `2026-11-01 01.30.05 EDT Front Door (film)`: of one camera, or of several. */
export function filmStem(startsAt: Instant, cameras: readonly string[], what: string, clock: ZoneClock): string {
  const [camera, ...more] = [...new Set(cameras)];
  const whose = camera === undefined ? '' : more.length === 0 ? camera : `${more.length + 1} cameras`;
  return `${clockText(startsAt, clock)} ${whose} (${what})`;
}

/** A name below the folder that nothing has yet, nor anything unfinished. */
export async function freeName(folder: string, stem: string, ending: string): Promise<string> {
  for (let round = 1; round < mostTries; round += 1) {
    const name = legalName(stem, round === 1 ? ending : ` ${round}${ending}`, longestName);
    const taken = await Promise.all([name, `${name}${partialEnding}`, `${name}${piecesEnding}`].map((one) => stat(path.join(folder, one)).then(() => true, () => false)));
    if (!taken.includes(true)) return name;
  }
  return legalName(stem, ` ${process.pid}-${Date.now()}${ending}`, longestName);
}

/** Leaves room for what an unfinished film carries behind its name. */
const longestName = 255 - piecesEnding.length;
