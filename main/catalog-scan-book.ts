// The catalog as the scan of one volume writes to it.
import type { Instant } from '../shared/schema.ts';
import type { ScanBook } from './archive/scan-volume.ts';
import type { ListedFolder } from './archive/walk-folders.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { FolderChange } from './catalog/clip-writes.ts';
import { idsOnVolume } from './catalog/ids-on-volume.ts';
import type { VolumeRow } from './catalog/volume-rows.ts';
import { createTurns } from './jobs/turns.ts';
import { instantReader } from './named-in-zone.ts';

/** Written in one turn of the thread: about 3 ms. A clip backup keeps a month in one folder, thousands of clips. */
const clipsAtOnce = 500;
const unchanged: FolderChange = { added: 0, gone: 0 };

interface Waiting {
  readonly listed: ListedFolder;
  readonly signal: AbortSignal;
  readonly written: (change: FolderChange) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Folders that were read at the same time are written together: a transaction for each made SQLite write the same pages over and over, and
 * took as long as all the rest of a scan (measured).
 */
export function createScanBook(catalog: Catalog, row: VolumeRow, now: () => Instant): ScanBook {
  const { writer, clips, columns, labels } = catalog;
  // Asked each time: the user may say in mid-scan in which zone the names are.
  const volume = () => ({ id: row.id, identity: row.identity, instantOf: instantReader(labels.volumeLabel(row.identity).namedInZone) });
  const turn = createTurns();
  const waiting: Waiting[] = [];

  /** The next folders that wait, as many as one turn takes. */
  const takeSome = (): Waiting[] => {
    let taken = 0;
    let count = 0;
    for (const { listed } of waiting) {
      count += listed.clips.length;
      if (taken > 0 && count > clipsAtOnce) break;
      taken += 1;
    }
    return waiting.splice(0, taken);
  };
  const writeSome = (): void => {
    const some = takeSome();
    const wanted = some.filter(({ signal }) => !signal.aborted);
    for (const { signal, written } of some) if (signal.aborted) written(unchanged);
    try {
      const changes = writer.recordFolders(volume(), wanted.map(({ listed }) => listed), now());
      wanted.forEach(({ written }, place) => written(changes[place] ?? unchanged));
    } catch (error) {
      for (const { failed } of wanted) failed(error);
    }
  };
  const writeTogether = (listed: ListedFolder, signal: AbortSignal): Promise<FolderChange> => {
    const { promise, resolve, reject } = Promise.withResolvers<FolderChange>();
    waiting.push({ listed, signal, written: resolve, failed: reject });
    void turn().then(() => {
      // Those before it may have taken it along.
      if (waiting.length > 0) writeSome();
    });
    return promise;
  };

  return {
    async recordFolder(listed, signal) {
      if (writer.isRecorded(volume(), listed)) return unchanged;
      let added = 0;
      for (let start = 0; start + clipsAtOnce < listed.clips.length && !signal.aborted; start += clipsAtOnce) {
        await turn();
        const part = writer.recordPart(volume(), listed, { from: start, to: start + clipsAtOnce });
        if (part === null) break;
        added += part.added;
      }
      const rest = await writeTogether(listed, signal);
      return { added: added + rest.added, gone: rest.gone };
    },
    recordGoneFolders: (seen, unreadable) => writer.recordGoneFolders(volume(), seen, unreadable, now()),
    withoutSize: (most, before) => clips.sized(idsOnVolume(columns, row.id, { before, most, passes: (place) => Number.isNaN(columns.size(place)) })),
    recordSizes: (sizes) => writer.recordSizes(sizes),
  };
}
