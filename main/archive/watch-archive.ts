// Hears of changes in a few folders of a fixed disk within a moment. The only importer of chokidar.
//
// Note: what is watched, and what it costs. Rounds (recheck-folders.ts) see every change of every volume by themselves; a watch
// only makes the likely ones show at once. So it is laid on the folders in which clips appear, a dozen, and on nothing else.
// Measured at 100,000 clips in 730 days, growth of resident memory: the whole tree 463 MB; the whole tree with files left out
// 384 MB, because chokidar asks every file for its size either way; the newest two months 66 MB and a stall of the thread; a dozen
// folders 13 MB, 40 ms of work at the start and none after it. A digest round over the newest two months costs 7 ms.
// Drives are never watched: Windows refuses to eject a drive that is (files-community/Files#17131, canton7/SyncTrayzor#788),
// and after a drive comes back at the same place the watch is silent without an error (measured).
import path from 'node:path';
import { watch } from 'chokidar';
import { judgeFolder } from '../../shared/drive-entry.ts';
import { systemErrorCode } from '../system-error.ts';

export interface ArchiveWatch {
  /** From now on these folders and no others; full paths. */
  follow(folders: readonly string[]): void;
  /** Resolves when nothing is watched any more. Safe to call twice. */
  close(): Promise<void>;
}

export interface WatchParts {
  /**
   * Something happened in a folder (full path): `names` came or went, or the `content` of a file changed. A hint to look, never proof:
   * an unmount under a watch emits an unlink for every file (measured).
   */
  readonly onHint: (folder: string, what: 'names' | 'content') => void;
  readonly onFault: (error: unknown) => void;
}

export function watchArchive({ onHint, onFault }: WatchParts): ArchiveWatch {
  let followed = new Set<string>();
  const watcher = watch([], {
    // One subscription a folder. The recursive ones of macOS and Windows would hear of all below, however deep.
    backend: 'native',
    // The folder itself and no folder in it: those that matter are followed by name.
    depth: 0,
    // What is there was just read by a scan.
    ignoreInitial: true,
    // A link may lead out of the archive, or in a circle (paulmillr/chokidar#56).
    followSymlinks: false,
    // The module's staging folder and the system's own are not ours to look into.
    ignored: (full) => !followed.has(full) && !['folder', 'recovered'].includes(judgeFolder(path.basename(full))),
    // Both would hold events back to guess what is meant. Names are read again, and sizes asked again, anyway.
    atomic: false,
    awaitWriteFinish: false,
    // A folder that is closed to us is told by the scan.
    ignorePermissionErrors: true,
    // The window keeps the program alive, not a watch.
    persistent: false,
  });
  const hint = (what: 'names' | 'content') => (full: string) => onHint(path.dirname(full), what);
  watcher
    .on('add', hint('names'))
    .on('unlink', hint('names'))
    .on('addDir', hint('names'))
    .on('unlinkDir', hint('names'))
    .on('change', hint('content'))
    .on('error', (error) => {
      // What the system refuses to watch (ENOSPC: out of watches, paulmillr/chokidar#294; EMFILE: out of descriptors; a network share)
      // is seen by rounds all the same, a few seconds later. Only bugs are told.
      if (systemErrorCode(error) === null) onFault(error);
    });
  return {
    follow(folders) {
      const next = new Set(folders);
      const over = [...followed].filter((folder) => !next.has(folder));
      const added = folders.filter((folder) => !followed.has(folder));
      followed = next;
      if (watcher.closed) return;
      if (over.length > 0) watcher.unwatch(over);
      if (added.length > 0) watcher.add(added);
    },
    close: () => watcher.close(),
  };
}
