// The catalog as the scan of one volume writes to it.
import type { Instant } from '../shared/schema.ts';
import type { ScanBook } from './archive/scan-volume.ts';
import type { ListedFolder } from './archive/list-folder.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { FolderChange } from './catalog/clip-writes.ts';
import { idsOnVolume } from './catalog/ids-on-volume.ts';
import type { VolumeRow } from './catalog/volume-rows.ts';
import { createTurns } from './jobs/turns.ts';
import { instantReader } from './named-in-zone.ts';

/**
 * In one turn of the thread as many are written as take about this long; some take twice as long, and a collection of garbage may come on top.
 * A clip backup keeps a month in one folder, thousands of clips.
 */
const turnMs = 2.5;
const [fewestAtOnce, mostAtOnce] = [100, 800];
/** So many new clips are put among the columns in a turn of their own: whoever asks next would wait for all that were written since. */
const settledAtOnce = 3000;
const unchanged: FolderChange = { added: 0, gone: 0 };

interface Waiting {
  readonly listed: ListedFolder;
  readonly signal: AbortSignal;
  readonly written: (change: FolderChange) => void;
  readonly failed: (error: unknown) => void;
}

/** Clips, without parting their names. */
const countOf = ({ packed }: ListedFolder): number => packed.recordedAt.length;

/**
 * Folders that were read at the same time are written together: a transaction for each made SQLite write the same pages over and over, and
 * took as long as all the rest of a scan (measured).
 */
export function createScanBook(catalog: Catalog, row: VolumeRow, now: () => Instant): ScanBook {
  const { writer, clips, columns, labels } = catalog;
  // Asked each time: the user may say in mid-scan in which zone the names are.
  const volume = () => ({ id: row.id, identity: row.identity, instantOf: instantReader(labels.volumeLabel(row.identity).namedInZone) });
  const turn = createTurns();
  /** As they were when the reading began: whether a folder is worth asking the catalog for. What it says decides. */
  let digests: ReadonlyMap<string, string> | null = null;
  const digestOf = (path: string): string | null => {
    digests ??= new Map(clips.folders(row.id).map((folder) => [folder.path, folder.digest]));
    return digests.get(path) ?? null;
  };
  let clipsAtOnce = 400;
  /** A turn that is cut short by others on the machine says little, so the number changes by half at most. */
  const timed = <Answer>(count: number, write: () => Answer): Answer => {
    const startedAt = performance.now();
    const answer = write();
    const fitting = (count * turnMs) / Math.max(0.1, performance.now() - startedAt);
    if (count >= clipsAtOnce / 2) clipsAtOnce = Math.round(Math.min(mostAtOnce, Math.max(fewestAtOnce, clipsAtOnce / 2, Math.min(fitting, clipsAtOnce * 1.5))));
    return answer;
  };
  const waiting: Waiting[] = [];

  /** The next folders that wait, as many as one turn takes. */
  const takeSome = (): Waiting[] => {
    let taken = 0;
    let count = 0;
    for (const { listed } of waiting) {
      count += countOf(listed);
      if (taken > 0 && count > clipsAtOnce) break;
      taken += 1;
    }
    return waiting.splice(0, taken);
  };
  let unsettled = 0;
  const settleSome = async (): Promise<void> => {
    if (unsettled < settledAtOnce) return;
    unsettled = 0;
    await turn();
    columns.settle();
  };
  const writeSome = (): void => {
    const some = takeSome();
    const wanted = some.filter(({ signal }) => !signal.aborted);
    for (const { signal, written } of some) if (signal.aborted) written(unchanged);
    try {
      const count = wanted.reduce((sum, { listed }) => sum + countOf(listed), 0);
      const changes = timed(count, () => writer.recordFolders(volume(), wanted.map(({ listed }) => listed), now()));
      unsettled += count;
      wanted.forEach(({ written }, place) => written(changes[place] ?? unchanged));
    } catch (error) {
      for (const { failed } of wanted) failed(error);
    }
  };
  let isWriting = false;
  const writeAll = async (): Promise<void> => {
    isWriting = true;
    // Those that come meanwhile go along.
    while (waiting.length > 0) {
      await turn();
      writeSome();
      await settleSome();
    }
    isWriting = false;
  };
  const writeTogether = (listed: ListedFolder, signal: AbortSignal): Promise<FolderChange> => {
    const { promise, resolve, reject } = Promise.withResolvers<FolderChange>();
    waiting.push({ listed, signal, written: resolve, failed: reject });
    if (!isWriting) void writeAll();
    return promise;
  };

  return {
    digestOf,
    async recordFolder(listed, signal) {
      if ((digestOf(listed.path) !== null || countOf(listed) === 0) && writer.isRecorded(row.id, listed)) return unchanged;
      const total = countOf(listed);
      const isLarge = total > clipsAtOnce;
      let added = 0;
      for (let from = 0, to = clipsAtOnce; isLarge && from < total; from = to, to = Math.min(total, from + clipsAtOnce)) {
        await turn();
        if (signal.aborted) return { added, gone: 0 };
        const part = timed(to - from, () => writer.recordPart(volume(), listed, { from, to }));
        if (part === null) break;
        added += part.added;
        unsettled += part.added;
        await settleSome();
        if (to === total) return { added, gone: 0 };
      }
      const rest = await writeTogether(listed, signal);
      return { added: added + rest.added, gone: rest.gone };
    },
    recordGoneFolders: (seen, unreadable) => writer.recordGoneFolders(volume(), seen, unreadable, now()),
    withoutSize: (most, before) => clips.pathsOf(idsOnVolume(columns, row.id, { before, most, passes: (place) => Number.isNaN(columns.size(place)) })),
    recordMeasures: (ids, measures) => writer.recordMeasures(ids, measures),
  };
}
