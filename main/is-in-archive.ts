// Whether a folder belongs to what a module wrote on a drive: an archive root, what lies below it, or a dated folder.
import path from 'node:path';
import { archiveRootKind } from '../shared/drive-entry.ts';
import { liesIn } from './lies-in.ts';

/** `root`: where a drive or an opened folder stands. By names alone. */
export function isInArchive(place: string, root: string): boolean {
  if (!liesIn(place, root)) return false;
  return path.relative(root, place).split(path.sep).some((name) => archiveRootKind(name) !== null || /^\d\d-\d\d(?:-\d\d)?$/.test(name));
}
