// The folder chooser's tree. The page knows folders by ids that live as long as the program; paths stay here.
import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { legalName } from '../../shared/export/legal-name.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import { FolderId } from '../../shared/ids.ts';
import type { FolderEntry, FolderListing } from '../../shared/schema.ts';

export interface FolderPlaces {
  /** The folders in a folder, by name; null is the computer itself: home, drives, root. */
  list(id: FolderId | null): Promise<Result<FolderListing, 'folder-gone' | 'folder-unreadable'>>;
  /** Makes a folder below one of the tree. */
  create(id: FolderId, name: string): Promise<Result<FolderEntry, CreateFailure>>;
  /** The id of a folder that was found otherwise. */
  idOf(path: string): FolderId;
  /** The path an id stands for; null when it was never given out. */
  pathOf(id: FolderId): string | null;
}

export type CreateFailure = 'folder-gone' | 'folder-exists' | 'folder-name-refused' | 'folder-in-archive' | 'folder-not-made';

const foldersShown = 500;
const top = 'computer:';

/** `mountPoints`: where drives are mounted now. `isInArchive`: whether a folder belongs to what a module wrote. */
export function createFolderPlaces(mountPoints: () => Promise<readonly string[]>, isInArchive: (place: string) => boolean = () => false): FolderPlaces {
  const pathById = new Map<FolderId, string>();
  const idByPath = new Map<string, FolderId>();
  const idOf = (place: string): FolderId => {
    const known = idByPath.get(place);
    if (known !== undefined) return known;
    const id = FolderId.parse(randomUUID());
    pathById.set(id, place);
    idByPath.set(place, id);
    return id;
  };
  const entry = async (place: string, name: string): Promise<FolderEntry> => ({ id: idOf(place), name, holdsArchive: await holdsArchive(place) });

  const listTop = async (): Promise<FolderListing> => {
    const home = os.homedir();
    const mounts = [...new Set(await mountPoints())].filter((place) => place !== path.parse(place).root || process.platform === 'win32');
    const entries = [
      entry(home, path.basename(home) || home),
      ...mounts.map((place) => entry(place, path.basename(place) || place)),
      ...(process.platform === 'win32' ? [] : [entry('/', '/')]),
    ];
    return { id: idOf(top), path: '', parent: null, entries: await Promise.all(entries), isCut: false };
  };

  return {
    idOf,
    async create(id, name) {
      const place = pathById.get(id);
      if (place === undefined || place === top) return fail('folder-gone', 'This folder');
      if (legalName(name.trim()) !== name.trim()) return fail('folder-name-refused', name);
      const made = path.join(place, name.trim());
      if (isInArchive(made)) return fail('folder-in-archive', made);
      try {
        await mkdir(made);
        return succeed(await entry(made, path.basename(made)));
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : null;
        if (typeof code !== 'string') throw error;
        if (code === 'EEXIST') return fail('folder-exists', name);
        return code === 'ENOENT' ? fail('folder-gone', path.basename(place)) : fail('folder-not-made', place);
      }
    },
    pathOf(id) {
      const place = pathById.get(id);
      return place === undefined || place === top ? null : place;
    },
    async list(id) {
      const place = id === null ? top : pathById.get(id);
      if (place === undefined) return fail('folder-gone', 'This folder');
      if (place === top) return succeed(await listTop());
      try {
        const found = await readdir(place, { withFileTypes: true });
        const folders = found
          .filter((item) => item.isDirectory() && !item.name.startsWith('.') && !item.name.startsWith('$'))
          .map((item) => item.name)
          .sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
        const entries = await Promise.all(folders.slice(0, foldersShown).map((name) => entry(path.join(place, name), name)));
        const isRoot = path.parse(place).root === place;
        return succeed({
          id: idOf(place), path: place, parent: idOf(isRoot ? top : path.dirname(place)), entries, isCut: folders.length > foldersShown,
        });
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : null;
        if (typeof code !== 'string') throw error;
        return fail(code === 'EACCES' || code === 'EPERM' ? 'folder-unreadable' : 'folder-gone', path.basename(place));
      }
    },
  };
}

/** A folder that cannot be read simply shows no mark: opening it says why. */
async function holdsArchive(place: string): Promise<boolean> {
  const names = await readdir(place).catch(() => []);
  return names.some((name) => archiveRootKind(name) !== null);
}
