// What a refusal of the system means for an export: one clip fails, or all of it stops.
import { stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClipProblemCode, StopCode } from '../../shared/export/export-problem.ts';
import type { Refused } from './refused.ts';

export interface Place {
  readonly folder: string;
  /** Number of the file system when the export began. */
  readonly device: number | null;
}

/** `isSourceFailing`: the drive itself, and not its rules, refused the clip. */
export type Meaning = { readonly clip: ClipProblemCode; readonly isSourceFailing: boolean } | { readonly stop: Exclude<StopCode, 'cancelled'> };

/** The medium or the way to it is broken: ETIMEDOUT and ENODATA come from drives that give up on a sector. */
const brokenCodes: ReadonlySet<string> = new Set(['EIO', 'EREMOTEIO', 'EUCLEAN', 'EBADMSG', 'ENODATA', 'ETIMEDOUT']);
const goneCodes: ReadonlySet<string> = new Set(['ENODEV', 'ENXIO', 'ENOTCONN', 'ECONNABORTED', 'ESTALE']);

const targetStops: ReadonlyMap<string, 'target-full' | 'target-read-only'> = new Map([['ENOSPC', 'target-full'], ['EDQUOT', 'target-full'], ['EROFS', 'target-read-only']]);
const targetProblems: ReadonlyMap<string, ClipProblemCode> = new Map([
  ['EFBIG', 'file-too-large'],
  ['ENAMETOOLONG', 'name-refused'], ['EINVAL', 'name-refused'], ['EILSEQ', 'name-refused'],
  ['ENOTDIR', 'folder-refused'], ['ELOOP', 'folder-refused'],
  ['EACCES', 'target-refused'], ['EPERM', 'target-refused'],
]);

export async function meaningOf(refused: Refused, source: Place, target: Place): Promise<Meaning> {
  if (refused.side === 'source') {
    const isBroken = brokenCodes.has(refused.code);
    if (goneCodes.has(refused.code) || (await (isBroken ? isGoneOrGoing(source) : isGone(source)))) return { stop: 'source-gone' };
    return { clip: refused.code === 'ENOENT' ? 'source-missing' : 'source-unreadable', isSourceFailing: isBroken };
  }
  if (goneCodes.has(refused.code) || (await isGone(target))) return { stop: 'target-gone' };
  // Whatever else is written to such a drive would be lost as well.
  if (brokenCodes.has(refused.code)) return { stop: (await isGoneOrGoing(target)) ? 'target-gone' : 'target-failing' };
  const stop = targetStops.get(refused.code);
  return stop === undefined ? { clip: targetProblems.get(refused.code) ?? 'target-failed', isSourceFailing: false } : { stop };
}

/** The place cannot be asked, or another file system lies there now. */
export async function isGone({ folder, device }: Place): Promise<boolean> {
  return (await deviceOf(folder)) !== device || device === null;
}

/** Systems answer from memory for a second after a drive was pulled, and for that long its errors look like those of a worn one. */
const answeredFromMemoryMs = 1200;

export async function isGoneOrGoing(place: Place): Promise<boolean> {
  if (await isGone(place)) return true;
  await pause(answeredFromMemoryMs);
  return isGone(place);
}

export async function deviceOf(folder: string): Promise<number | null> {
  const found = await stat(folder).catch(() => null);
  return found?.dev ?? null;
}
