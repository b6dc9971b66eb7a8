// One reading of a volume into the catalog: names first, newest month first; sizes after. What cannot be read,
// or was not read because the drive went away, keeps its rows.
import type { ClipId } from '../../shared/ids.ts';
import type { UnreadableFolder } from '../../shared/schema.ts';
import { statClips } from './stat-clips.ts';
import type { Standing } from './standing.ts';
import { deviceOf, walkFolders } from './walk-folders.ts';
import type { ListedFolder } from './walk-folders.ts';

/** Where a scan writes: the catalog, for one volume. */
export interface ScanBook {
  /** Writes a folder a stretch at a time; once `signal` is aborted nothing more of it. */
  recordFolder(listed: ListedFolder, signal: AbortSignal): Promise<{ readonly added: number; readonly gone: number }>;
  recordGoneFolders(seen: ReadonlySet<string>, unreadable: readonly string[]): { readonly gone: number };
  withoutSize(limit: number, before: ClipId | null): readonly { readonly id: ClipId; readonly path: string }[];
  recordSizes(sizes: readonly { readonly id: ClipId; readonly sizeBytes: number; readonly modifiedAt: number }[]): void;
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
  const { standing, signal, book, onChange } = options;
  const seen = new Set<string>();
  let junk = 0;
  const { end, unreadable } = await walkFolders(standing.root, {
    above: standing.above,
    device: standing.device,
    signal,
    async onFolder(listed) {
      seen.add(listed.path);
      junk += listed.junk;
      const { added, gone } = await book.recordFolder(listed, signal);
      if (added + gone > 0) onChange();
    },
  });
  if (end !== 'complete') return { end, junk, unreadable };
  if (book.recordGoneFolders(seen, unreadable.map((folder) => folder.path)).gone > 0) onChange();
  return { end: await measureSizes(options), junk, unreadable };
}

// Each batch is read and written in one turn of the thread; 16 are asked for at once whatever its size.
const sizesAtOnce = 128;

interface Measured {
  readonly sizes: Parameters<ScanBook['recordSizes']>[0];
  readonly last: ClipId | null;
  readonly isSame: boolean;
}

/** While one batch is written the drive is asked for the next. */
async function measureSizes({ standing: { root, device }, signal, book, onChange }: ScanOptions): Promise<ScanReport['end']> {
  const measure = async (before: ClipId | null): Promise<Measured> => {
    const clips = book.withoutSize(sizesAtOnce, before);
    const stats = await statClips(root, clips.map((clip) => clip.path));
    const sizes = clips.flatMap(({ id }, place) => {
      const found = stats[place];
      return found == null ? [] : [{ id, ...found }];
    });
    return { sizes, last: clips.at(-1)?.id ?? null, isSame: (await deviceOf(root)) === device };
  };

  let next = measure(null);
  for (;;) {
    const { sizes, last, isSame } = await next;
    if (signal.aborted) return 'stopped';
    if (last === null) return 'complete';
    if (!isSame) return 'gone';
    next = measure(last);
    try {
      book.recordSizes(sizes);
      onChange();
    } catch (error) {
      // Whoever hears of it may let go of the drive.
      await next;
      throw error;
    }
  }
}
