// What a refusal of the system means for an export: one clip fails, or all of it stops.
import { stat } from 'node:fs/promises';
import type { ClipProblemCode, StopCode } from '../../shared/export/export-problem.ts';
import type { Refused } from './refused.ts';

export interface Place {
  readonly folder: string;
  /** Number of the file system when the export began. */
  readonly device: number | null;
}

export type Meaning = { readonly clip: ClipProblemCode } | { readonly stop: Exclude<StopCode, 'cancelled'> };

const goneCodes: ReadonlySet<string> = new Set(['ENODEV', 'ENXIO', 'ENOTCONN', 'ESTALE']);

const targetCodes: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['ENOSPC', { stop: 'target-full' }], ['EDQUOT', { stop: 'target-full' }],
  ['EROFS', { stop: 'target-read-only' }],
  ['EFBIG', { clip: 'file-too-large' }],
  ['ENAMETOOLONG', { clip: 'name-refused' }], ['EINVAL', { clip: 'name-refused' }], ['EILSEQ', { clip: 'name-refused' }],
  ['ENOTDIR', { clip: 'folder-refused' }], ['ELOOP', { clip: 'folder-refused' }],
  ['EACCES', { clip: 'target-refused' }], ['EPERM', { clip: 'target-refused' }],
]);

export async function meaningOf(refused: Refused, source: Place, target: Place): Promise<Meaning> {
  if (refused.side === 'source') {
    if (goneCodes.has(refused.code) || (await isGone(source))) return { stop: 'source-gone' };
    return { clip: refused.code === 'ENOENT' ? 'source-missing' : 'source-unreadable' };
  }
  if (goneCodes.has(refused.code) || (await isGone(target))) return { stop: 'target-gone' };
  return targetCodes.get(refused.code) ?? { clip: 'target-failed' };
}

/** The place cannot be asked, or another file system lies there now. */
export async function isGone({ folder, device }: Place): Promise<boolean> {
  return (await deviceOf(folder)) !== device || device === null;
}

export async function deviceOf(folder: string): Promise<number | null> {
  const found = await stat(folder).catch(() => null);
  return found?.dev ?? null;
}
