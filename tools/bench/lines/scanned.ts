// Reads a drive into a catalog as the program does when one is plugged in, and tells when what was there.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type * as scans from '../../../main/archive/scan-volume.ts';
import type { Standing } from '../../../main/archive/standing.ts';
import type * as catalogs from '../../../main/catalog/catalog.ts';
import type { Catalog } from '../../../main/catalog/catalog.ts';
import type { VolumeRow } from '../../../main/catalog/volume-rows.ts';
import type * as scanBooks from '../../../main/catalog-scan-book.ts';
import { endsAt } from '../clip-names.ts';

export interface ScanTimes {
  /** Until 200 clips could be asked for, and until all could. */
  readonly first200: number;
  readonly names: number;
  /** From then on, until sizes and times were known. */
  readonly sizes: number;
  /** Until the newest two months of each tree were right. */
  readonly newest: number;
  /** The longest the thread was held, but for the worst hundredth; while names were read. */
  readonly held: number;
}

/** What of the program reads a drive. */
export interface ScanModules {
  readonly 'main/archive/scan-volume.ts': typeof scans;
  readonly 'main/catalog/catalog.ts': typeof catalogs;
  readonly 'main/catalog-scan-book.ts': typeof scanBooks;
}

export interface ScanPlace {
  readonly program: <Path extends keyof ScanModules>(path: Path) => Promise<ScanModules[Path]>;
  /** For what is written. */
  readonly folder: string;
}

export interface OpenScan {
  readonly catalog: Catalog;
  readonly row: VolumeRow;
  readonly standing: Standing;
  /** To be compared: grows with everything that is written. */
  writtenBytes(): number;
  drop(): void;
}

/** A new catalog for the drive at `root`. */
export async function openScan({ program, folder }: ScanPlace, root: string): Promise<OpenScan> {
  const dataFolder = mkdtempSync(join(folder, 'scan-'));
  const { openCatalog } = await program('main/catalog/catalog.ts');
  const catalog = await openCatalog(dataFolder, endsAt);
  const row = catalog.volumes.recordSeen({
    identity: 'bench', kind: 'drive', name: 'BENCH', place: root, uuid: null, label: null, fingerprint: null, fileSystem: null, sizeBytes: null, freeBytes: null,
    isReadOnly: false, lastSeenAt: endsAt,
  });
  return {
    catalog, row,
    standing: { root, above: '', device: statSync(root).dev },
    writtenBytes: () => ['catalog.sqlite', 'catalog.sqlite-wal'].reduce((sum, name) => sum + (statSync(join(dataFolder, name), { throwIfNoEntry: false })?.size ?? 0), 0),
    drop() {
      catalog.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

const askedEveryMs = 100;
const newestMonths = /\/26-1[01]($|\/)/;

/** `withSizes` false: stops when the names are known. */
export async function scan({ program }: ScanPlace, { catalog, row, standing }: OpenScan, withSizes: boolean): Promise<ScanTimes> {
  const { scanVolume } = await program('main/archive/scan-volume.ts');
  const { createScanBook } = await program('main/catalog-scan-book.ts');
  const book = createScanBook(catalog, row, () => endsAt);
  const stop = new AbortController();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const startedAt = performance.now();
  const since = (): number => performance.now() - startedAt;
  let askedAt = 0;
  let [first200, names, newest, held] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  const { end } = await scanVolume({
    standing, signal: stop.signal,
    onChange() {
      // A page asks as soon as there is something, then a few times a second.
      if (!Number.isNaN(first200) && since() - askedAt < askedEveryMs) return;
      askedAt = since();
      if (catalog.columns.length >= 200 && Number.isNaN(first200)) first200 = since();
    },
    book: {
      ...book,
      async recordFolder(listed, signal) {
        const change = await book.recordFolder(listed, signal);
        if (newestMonths.test(listed.path)) newest = since();
        return change;
      },
      recordGoneFolders(seen, unreadable) {
        const change = book.recordGoneFolders(seen, unreadable);
        // Asking merges what was added last: only then can all be asked for.
        if (catalog.columns.length > 0) names = since();
        delay.disable();
        held = delay.percentile(99) / 1e6;
        if (!withSizes) stop.abort();
        return change;
      },
    },
  });
  if (end === 'gone') throw new Error('The drive went away.');
  return { first200, names, newest, sizes: since() - names, held };
}
