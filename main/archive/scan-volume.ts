// One reading of a volume into the catalog: names first, newest month first; sizes after. What cannot be read,
// or was not read because the drive went away, keeps its rows.
import type { ClipId } from '../../shared/ids.ts';
import type { UnreadableFolder } from '../../shared/schema.ts';
import { openDriveReader } from './drive-reader.ts';
import type { DriveReader } from './drive-reader.ts';
import type { ListedFolder } from './list-folder.ts';
import type { Standing } from './standing.ts';
import { walkFolders } from './walk-folders.ts';

/** Clips with where they lie: of each id its path from the root, with slashes. */
export interface PathsOfClips {
  readonly ids: readonly ClipId[];
  readonly paths: readonly string[];
}

/** Where a scan writes: the catalog, for one volume. */
export interface ScanBook {
  /** Of the names in a folder when it was last recorded; null when it never was. */
  digestOf(path: string): string | null;
  /** Writes a folder a stretch at a time; once `signal` is aborted nothing more of it. */
  recordFolder(listed: ListedFolder, signal: AbortSignal): Promise<{ readonly added: number; readonly gone: number }>;
  recordGoneFolders(seen: ReadonlySet<string>, unreadable: readonly string[]): { readonly gone: number };
  /** Those whose size is not known, newest first, with ids below `before`. */
  withoutSize(most: number, before: ClipId | null): PathsOfClips;
  /** `measures`: of each id its size and its time of writing; clips whose measures are NaN stay as they are. */
  recordMeasures(ids: readonly ClipId[], measures: Float64Array): void;
}

export interface ScanOptions {
  readonly standing: Standing;
  readonly signal: AbortSignal;
  readonly book: ScanBook;
  /** After each folder and each batch of sizes that changed something. */
  readonly onChange: () => void;
}

export interface ScanReport {
  readonly end: 'complete' | 'gone' | 'stopped';
  readonly junk: number;
  readonly unreadable: readonly UnreadableFolder[];
}

export async function scanVolume(options: ScanOptions): Promise<ScanReport> {
  const { standing, signal, book } = options;
  const reader = openDriveReader(standing, { signal, digestOf: (path) => book.digestOf(path) });
  try {
    return await readVolume(options, reader);
  } finally {
    // Whoever waits for the end of a scan may let go of the drive.
    await reader.close();
  }
}

async function readVolume(options: ScanOptions, reader: DriveReader): Promise<ScanReport> {
  const { standing, signal, book, onChange } = options;
  const seen = new Set<string>();
  let junk = 0;
  const { end, unreadable } = await walkFolders(standing.root, {
    above: standing.above,
    device: standing.device,
    signal, reader,
    async onFolder(listed) {
      seen.add(listed.path);
      junk += listed.junk;
      const { added, gone } = await book.recordFolder(listed, signal);
      if (added + gone > 0) onChange();
    },
  });
  if (end !== 'complete') return { end, junk, unreadable };
  if (book.recordGoneFolders(seen, unreadable.map((folder) => folder.path)).gone > 0) onChange();
  return { end: await measureSizes(options, reader), junk, unreadable };
}

/** Written in one turn of the thread: about 3 ms. */
const sizesAtOnce = 2048;
/** While one batch is written the drive is asked for the next ones. */
const batchesAhead = 3;

interface Batch {
  readonly ids: readonly ClipId[];
  readonly measures: Float64Array;
  readonly device: number | null;
}

async function measureSizes({ standing, signal, book, onChange }: ScanOptions, reader: DriveReader): Promise<ScanReport['end']> {
  const ahead: Promise<Batch>[] = [];
  let before: ClipId | null = null;
  let isLast = false;
  const askMore = (): void => {
    while (ahead.length < batchesAhead && !isLast && !signal.aborted) {
      const { ids, paths } = book.withoutSize(sizesAtOnce, before);
      before = ids.at(-1) ?? null;
      isLast = before === null;
      if (!isLast) ahead.push(reader.measure(paths).then((measured) => ({ ids, ...measured })));
    }
  };
  try {
    for (;;) {
      askMore();
      const next = ahead.shift();
      if (next === undefined) return signal.aborted ? 'stopped' : 'complete';
      const { ids, measures, device } = await next;
      if (signal.aborted) return 'stopped';
      if (device !== standing.device) return 'gone';
      book.recordMeasures(ids, measures);
      onChange();
    }
  } finally {
    // What is still asked for is of no use to anybody; `close` waits for it.
    for (const one of ahead) one.catch(() => undefined);
  }
}
