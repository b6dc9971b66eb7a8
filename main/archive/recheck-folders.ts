// Rounds over the folders of a volume that is plugged in: what other programs changed is found by the names in each folder,
// the newest months often, the rest a few folders at a time. A folder whose names are unchanged costs no write.
import { archiveRootKind, judgeFolder } from '../../shared/drive-entry.ts';
import { FolderQueue } from './folder-queue.ts';
import { childOf, growingFolders, monthOf, nameOf, newestFolders, parentOf } from './newest-folders.ts';
import type { Standing } from './standing.ts';
import { deviceOf } from './device-of.ts';
import { listFolder } from './list-folder.ts';
import { readInOrder, readsAtOnce } from './walk-folders.ts';
import type { ListedFolder } from './list-folder.ts';

/** Where a round writes: the catalog, for one volume. */
export interface RoundBook {
  /** Folders that hold clips, with the digest of their names; '' for one that was gone when it was last looked for. */
  folders(): readonly { readonly path: string; readonly digest: string }[];
  recordFolder(listed: ListedFolder): { readonly added: number; readonly gone: number };
  /** A folder that its parent, just read, no longer holds: with all below it. */
  recordGoneBelow(path: string): { readonly gone: number };
}

export interface RoundReport {
  /** `gone`: the root is another file system now, or none; nothing was recorded after that was seen. */
  readonly end: 'complete' | 'gone' | 'stopped';
  /** Folders read. */
  readonly read: number;
  readonly added: number;
  readonly gone: number;
}

export interface FolderRounds {
  /** The folders above the months and the two newest months of each tree. */
  checkNewest(): Promise<RoundReport>;
  /** The next `most` of all other folders, from the start again after the last. */
  checkSome(most: number): Promise<RoundReport>;
  /** All folders, and those of something else too: a copy of an archive may have been put anywhere. */
  checkAll(): Promise<RoundReport>;
  /** These folders; ones that are not known are left out. */
  check(paths: readonly string[]): Promise<RoundReport>;
  /** As `growingFolders`, of the folders known now. */
  growing(): string[];
}

/** The names of a drive full of photos; they are read in some tenths of a second, at most twice a minute. */
const foreignNamesAtOnce = 100_000;

interface Known {
  digest: string | null;
  /** Names of the folders in it; null before it was read. */
  readonly folders: ReadonlySet<string> | null;
}

/**
 * Knows a volume's folders from its catalog, so it must be made after a scan. Folders above and below those with clips
 * are looked into each time; the rest of a drive full of something else by `checkAll` alone.
 */
export function createFolderRounds({ standing, signal, book }: {
  readonly standing: Standing;
  readonly signal: AbortSignal;
  readonly book: RoundBook;
}): FolderRounds {
  const { root, above, device } = standing;
  const known = knownFolders(book);
  let place = 0;

  /** `foreignNames`: how many names are read in folders of something else; more are left to the next full scan. */
  const run = async (paths: readonly string[], foreignNames = 0): Promise<RoundReport> => {
    let namesLeft = foreignNames;
    const queue = new FolderQueue();
    const queued = new Set<string>();
    const fresh = new Set<string>();
    const kept = new Set<string>();
    const report = { read: 0, added: 0, gone: 0 };
    const proof = { isGone: false };
    const isOver = (): boolean => proof.isGone || signal.aborted;
    const add = (path: string): void => {
      if (queued.has(path)) return;
      queued.add(path);
      queue.add({ path, isRecovered: path.split('/').some((name) => judgeFolder(name) === 'recovered') });
    };

    const record = (listed: ListedFolder): void => {
      const { path } = listed;
      const before = known.get(path);
      const { added, gone } = book.recordFolder(listed);
      report.added += added;
      report.gone += gone;
      const folders = new Set(listed.folders);
      if (before === undefined) {
        fresh.add(path);
        if (isWorthKeeping(listed)) for (let up = path; up !== ''; up = parentOf(up)) kept.add(up);
      } else {
        for (const child of childrenOf(known, path)) {
          if (folders.has(nameOf(child))) continue;
          for (const below of [...known.keys()]) if (below === child || below.startsWith(`${child}/`)) known.delete(below);
          report.gone += book.recordGoneBelow(child).gone;
        }
      }
      for (const name of folders) {
        const child = childOf(path, name);
        if (!known.has(child) && isNew(before, child)) add(child);
      }
      known.set(path, { digest: listed.digest, folders });
    };

    const addForeign = ({ path, folders, other, junk }: ListedFolder): void => {
      if (!known.has(path)) namesLeft -= folders.length + other + junk;
      if (namesLeft <= 0) return;
      for (const name of folders) if (!known.has(childOf(path, name))) add(childOf(path, name));
    };

    const readOne = async ({ path, isRecovered }: { readonly path: string; readonly isRecovered: boolean }): Promise<void> => {
      const listed = await listFolder(root, above, { path, isRecovered });
      if (isOver()) return;
      report.read += 1;
      if (listed.ok) addForeign(listed.folder);
      const before = known.get(path);
      if (listed.ok && before?.folders != null && before.digest === listed.folder.digest) return;
      // What was read counts only if the volume still is the same one after the reading.
      const deviceNow = await deviceOf(root);
      if (isOver()) return;
      if (deviceNow !== device) proof.isGone = true;
      else if (listed.ok) record(listed.folder);
      else if (listed.code === 'ENOENT' && path !== '') {
        // Whether it is gone its parent says.
        const parent = known.get(parentOf(path));
        if (parent !== undefined) parent.digest = null;
        add(parentOf(path));
      }
    };

    for (const path of paths) add(path);
    await readInOrder(queue, readOne, { atOnce: () => readsAtOnce, isOver });
    // New folders of something else were looked through once; they are not visited again.
    for (const path of fresh) if (!kept.has(path)) known.delete(path);
    return { end: proof.isGone ? 'gone' : signal.aborted ? 'stopped' : 'complete', ...report };
  };

  return {
    checkNewest: () => run(newestFolders([...known.keys()])),
    checkSome(most) {
      const all = [...known.keys()];
      const newest = new Set(newestFolders(all));
      const rest = all.filter((path) => !newest.has(path));
      if (place >= rest.length) place = 0;
      const some = rest.slice(place, place + most);
      place += some.length;
      return run(some);
    },
    checkAll: () => run([...known.keys()], foreignNamesAtOnce),
    check: (paths) => run(paths.filter((path) => known.has(path))),
    growing: () => growingFolders([...known.keys()]),
  };
}

type KnownFolders = Map<string, Known>;

function knownFolders(book: RoundBook): KnownFolders {
  const known: KnownFolders = new Map([['', { digest: null, folders: null }]]);
  for (const { path, digest } of book.folders()) {
    if (digest === '') continue;
    known.set(path, { digest, folders: null });
    for (let up = parentOf(path); !known.has(up); up = parentOf(up)) known.set(up, { digest: null, folders: null });
  }
  return known;
}

/** Before its parent was read once, only the catalog tells whether a folder is new: an undated one without clips is not. */
function isNew(parent: Known | undefined, child: string): boolean {
  if (parent === undefined) return true;
  if (parent.folders !== null) return !parent.folders.has(nameOf(child));
  return monthOf(child) !== null || archiveRootKind(child) !== null;
}

function isWorthKeeping({ path, clips, unrecognised, unfinished }: ListedFolder): boolean {
  return clips.length + unrecognised.length + unfinished.length > 0 || monthOf(path) !== null || archiveRootKind(path) !== null;
}

function childrenOf(known: KnownFolders, path: string): string[] {
  return [...known.keys()].filter((other) => other !== '' && parentOf(other) === path);
}
