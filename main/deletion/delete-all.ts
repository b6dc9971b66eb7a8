// Goes through the clips of a plan, sixteen at once; each folder is proven once, kept open for its clips, then let go.
import { folderDate, parseClipName } from '../../shared/clip-name.ts';
import type { FolderDate } from '../../shared/clip-name.ts';
import type { DeletionStop, KeptReason } from '../../shared/deletion/deletion-schema.ts';
import { eachInTurns } from '../in-turns.ts';
import { deleteFile } from './delete-file.ts';
import type { Tried } from './delete-file.ts';
import type { DeletionJournal } from './deletion-journal.ts';
import { JournalLost } from './deletion-journal.ts';
import type { DeletionProgress, DeletionVolume, FileResult, PlannedDeletion } from './deletion-types.ts';
import { removeEmptied } from './emptied-folders.ts';
import type { FolderDoor, OpenDoor } from './folder-door.ts';
import { resultOf } from './journal-line.ts';
import type { Did } from './journal-line.ts';
import { meaningOf } from './refusal-meaning.ts';
import type { Meaning } from './refusal-meaning.ts';

export interface DeletionWork {
  readonly volume: DeletionVolume;
  /** Folder by folder. */
  readonly files: readonly PlannedDeletion[];
  /** What is over already, by place. */
  readonly settled: ReadonlyMap<number, FileResult>;
  readonly journal: DeletionJournal;
}

interface WorkParts {
  readonly openDoor: OpenDoor;
  readonly keeps?: (path: string) => KeptReason | null;
  readonly signal?: AbortSignal;
  readonly onFile?: (result: FileResult) => void;
  readonly onProgress?: (progress: DeletionProgress) => void;
}

export interface WorkDone {
  readonly results: ReadonlyMap<number, FileResult>;
  readonly removedFolders: readonly string[];
  readonly stop: DeletionStop | null;
}

/**
 * Best of 1, 16 and 64 on ext4 and exFAT (measured). Two threads with calls that wait, eight clips at a time, were no better: at 10,000 clips
 * their start cost what they saved, and on exFAT, whose driver needs several calls under way, they took 1.4 times as long.
 */
const clipsAtOnce = 16;
const toldEveryMs = 100;

/** A folder under way. */
interface OpenFolder {
  readonly opened: Promise<FolderDoor | Meaning>;
  /** The same once it is open: most clips of a folder need not wait. */
  door: FolderDoor | Meaning | null;
  left: number;
  hasDeleted: boolean;
  /** What names in it need to be clips'; null in a staging folder, where none is. */
  readonly date: FolderDate | null;
}

export async function deleteAll({ volume, files, settled, journal }: DeletionWork, { openDoor, keeps, signal, onFile, onProgress }: WorkParts): Promise<WorkDone> {
  const results = new Map<number, FileResult>();
  const removedFolders: string[] = [];
  const folders = new Map<string, OpenFolder>();
  const clipsIn = new Map<string, number>();
  const emptied = new Set<string>();
  const progress = { doneClips: settled.size, totalClips: files.length, doneBytes: 0, totalBytes: 0 };
  await eachInTurns(files, (file, place) => {
    const folder = folderOf(file);
    const over = settled.get(place);
    progress.totalBytes += file.sizeBytes;
    if (over === undefined) {
      clipsIn.set(folder, (clipsIn.get(folder) ?? 0) + 1);
      return;
    }
    results.set(place, over);
    progress.doneBytes += file.sizeBytes;
    if (over.outcome === 'deleted') emptied.add(folder);
  });
  const onRemoved = (folder: string): void => void removedFolders.push(folder);
  let toldAt = -Infinity;
  // The first is what stopped it.
  const stops: DeletionStop[] = [];
  let next = 0;

  const enter = (name: string): OpenFolder => {
    let folder = folders.get(name);
    if (folder === undefined) {
      const opened = openDoor(volume, name).then(
        (door) => (typeof door === 'string' ? { kept: door } : door),
        (cause: unknown) => meaningOf(cause, volume),
      );
      folder = { opened, door: null, left: clipsIn.get(name) ?? 0, hasDeleted: emptied.has(name), date: isStaging(name) ? null : folderDate(name) };
      folders.set(name, folder);
    }
    return folder;
  };
  const leave = async (name: string, folder: OpenFolder): Promise<void> => {
    folders.delete(name);
    const door = await folder.opened;
    if ('close' in door) await door.close();
    if (!folder.hasDeleted || stops.length > 0) return;
    const stop = await removeEmptied(volume, name, { openDoor, onRemoved });
    if (stop !== null) stops.push(stop);
  };
  const record = (place: number, file: PlannedDeletion, did: Did): void => {
    journal.tell(did);
    const result = resultOf(file.path, did);
    results.set(place, result);
    onFile?.(result);
    progress.doneClips += 1;
    progress.doneBytes += file.sizeBytes;
    const now = performance.now();
    if (onProgress === undefined || now - toldAt < toldEveryMs) return;
    toldAt = now;
    onProgress({ ...progress });
  };

  const deleteOne = async (place: number, file: PlannedDeletion): Promise<void> => {
    const allowed = journal.allow(place);
    if (allowed !== null) await allowed;
    const name = folderOf(file);
    const folder = enter(name);
    try {
      folder.door ??= await folder.opened;
      const { door } = folder;
      const kept = keeps?.(file.path) ?? null;
      const tried = kept !== null ? { kept } : 'close' in door ? await deleteClip(folder, door, file.path.slice(name.length + 1), file) : door;
      if ('stop' in tried) stops.push(tried.stop);
      else if ('kept' in tried) record(place, file, [place, tried.kept]);
      else {
        folder.hasDeleted = true;
        record(place, file, [place, tried.deletedBytes, tried.hasOtherName]);
      }
    } finally {
      folder.left -= 1;
      if (folder.left === 0) await leave(name, folder);
    }
  };
  /** Whatever a plan or a journal names: what is no clip by its name is not touched. */
  const deleteClip = (folder: OpenFolder, door: FolderDoor, name: string, file: PlannedDeletion): Tried | Promise<Tried> =>
    (parseClipName(name, folder.date).ok ? deleteFile(volume, door, name, file) : { kept: 'not-a-clip' });
  const lane = async (): Promise<void> => {
    for (let place = next++; place < files.length; place = next++) {
      const file = files[place];
      if (file === undefined || settled.has(place)) continue;
      if (signal?.aborted === true) stops.push('cancelled');
      if (stops.length > 0) return;
      try {
        await deleteOne(place, file);
      } catch (cause) {
        if (!(cause instanceof JournalLost)) throw cause;
        stops.push('journal-not-writable');
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(clipsAtOnce, files.length) }, lane));
  // Those whose clips were not all reached.
  for (const folder of folders.values()) {
    const door = await folder.opened;
    if ('close' in door) await door.close();
  }
  // What a run that was killed had emptied and not yet removed.
  for (const name of emptied) {
    if (clipsIn.has(name) || stops.length > 0) continue;
    const stop = await removeEmptied(volume, name, { openDoor, onRemoved });
    if (stop !== null) stops.push(stop);
  }
  if (onProgress !== undefined) onProgress({ ...progress });
  return { results, removedFolders, stop: stops[0] ?? null };
}

/** '' for a path without a folder: none is opened for it. `path.posix.dirname` takes ten times as long. */
function folderOf({ path }: PlannedDeletion): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isStaging(folder: string): boolean {
  return folder.toLowerCase().split('/').includes('.tmp');
}
