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
  recordFolder(listed: ListedFolder): { readonly added: number; readonly gone: number };
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
    onFolder(listed) {
      seen.add(listed.path);
      junk += listed.junk;
      const { added, gone } = book.recordFolder(listed);
      if (added + gone > 0) onChange();
    },
  });
  if (end !== 'complete') return { end, junk, unreadable };
  if (book.recordGoneFolders(seen, unreadable.map((folder) => folder.path)).gone > 0) onChange();
  return { end: await measureSizes(options), junk, unreadable };
}

const sizesAtOnce = 512;

async function measureSizes({ standing: { root, device }, signal, book, onChange }: ScanOptions): Promise<ScanReport['end']> {
  let before: ClipId | null = null;
  for (;;) {
    if (signal.aborted) return 'stopped';
    const clips = book.withoutSize(sizesAtOnce, before);
    const last = clips.at(-1);
    if (last === undefined) return 'complete';
    const stats = await statClips(root, clips.map((clip) => clip.path));
    if ((await deviceOf(root)) !== device) return 'gone';
    book.recordSizes(clips.flatMap(({ id }, place) => {
      const found = stats[place];
      return found == null ? [] : [{ id, ...found }];
    }));
    before = last.id;
    onChange();
  }
}
