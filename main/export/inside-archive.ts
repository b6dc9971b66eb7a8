// Where a folder for copies lies as seen from the drives that the clips come from: nothing is ever put into an archive.
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { nameKey } from '../../shared/export/legal-name.ts';
import { systemErrorCode } from '../system-error.ts';
import type { ClipToExport, ExportRequest } from './export-types.ts';
import { eachInTurns } from '../in-turns.ts';

/**
 * `on-source`: on the same drive or in the same opened folder, beside the archive. A drive's own tree of copies would be
 * found as clips anywhere on that drive, so with that layout all of it is the archive. The folder need not be there.
 */
export async function relationToSources({ target, roots, clips, layout }: Pick<ExportRequest, 'target' | 'roots' | 'clips' | 'layout'>): Promise<'elsewhere' | 'on-source' | 'in-archive'> {
  const place = await plannedRealPath(target);
  let isOnSource = false;
  for (const [root, archives] of await archivesOf(roots, clips)) {
    const way = await wayInto(root, place);
    if (way === null) continue;
    isOnSource = true;
    if (layout.kind === 'tree' || way.some((name) => archiveRootKind(name) !== null || isDated(name))) return 'in-archive';
    const key = nameKey(`${way.join('/')}/`);
    for (const archive of archives) if (key.startsWith(archive)) return 'in-archive';
  }
  return isOnSource ? 'on-source' : 'elsewhere';
}

/** For each root the folders above its dated ones, as keys ending in a slash; '' where the root itself is one. */
async function archivesOf(roots: readonly string[], clips: readonly ClipToExport[]): Promise<Map<string, Set<string>>> {
  const archives = new Map(roots.map((root) => [root, new Set<string>()]));
  await eachInTurns(clips, ({ root, path: clipPath }) => {
    const ofRoot = archives.get(root) ?? new Set();
    archives.set(root, ofRoot);
    const names = clipPath.split('/');
    const above = names.slice(0, Math.max(0, names.findIndex(isDated)));
    ofRoot.add(above.length === 0 ? '' : nameKey(`${above.join('/')}/`));
  });
  return archives;
}

function isDated(name: string): boolean {
  return /^\d\d-\d\d(?:-\d\d)?$/.test(name);
}

/** The real path a folder has or would have. */
async function plannedRealPath(given: string): Promise<string> {
  try {
    return await realpath(given);
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT' || path.dirname(given) === given) throw error;
    return path.join(await plannedRealPath(path.dirname(given)), path.basename(given));
  }
}

/**
 * The names from a root down to a place at or below it; null when it lies elsewhere. Folders are compared by what they
 * are, not by their names: the same drive may be mounted twice, or write its names in another case.
 */
async function wayInto(root: string, place: string): Promise<readonly string[] | null> {
  const rootFound = await stat(root).catch(() => null);
  if (rootFound === null) return null;
  const way: string[] = [];
  for (let above = place; ; above = path.dirname(above)) {
    const found = await stat(above).catch(() => null);
    if (above === root || (found !== null && found.dev === rootFound.dev && found.ino === rootFound.ino)) return way.reverse();
    if (path.dirname(above) === above) return null;
    way.push(path.basename(above));
  }
}
