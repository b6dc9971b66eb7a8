// What the entries of one folder are, by name and type, in one pass; for readers that wait and for those that do not.
import { judgeFile, judgeFolder } from '../../shared/drive-entry.ts';
import { namesDigest } from './names-digest.ts';

export type EntryType = 'file' | 'folder' | 'other';

/** The entries of a folder, sorted out. `named`: files that end as clips do. */
export interface SortedEntries {
  readonly digest: string;
  readonly named: readonly string[];
  readonly unfinished: readonly string[];
  readonly folders: readonly string[];
  readonly junk: number;
  readonly other: number;
}

export interface EntrySorter {
  add(name: string, type: EntryType): void;
  sorted(): SortedEntries;
}

/** `isRecovered`: the folder lies below one that a file-system check made. */
export function createEntrySorter(isRecovered: boolean): EntrySorter {
  const named: string[] = [];
  const unfinished: string[] = [];
  const folders: string[] = [];
  let junk = 0;
  let other = 0;

  const addFolder = (name: string): void => {
    const verdict = judgeFolder(name);
    if (verdict === 'junk') junk += 1;
    else if (verdict !== 'staging') folders.push(name);
  };
  const addFile = (name: string): void => {
    const verdict = judgeFile(name, isRecovered);
    if (verdict === 'clip') named.push(name);
    else if (verdict === 'unfinished') unfinished.push(name);
    else if (verdict === 'junk') junk += 1;
    else other += 1;
  };
  return {
    add(name, type) {
      if (type === 'file') addFile(name);
      else if (type === 'folder') addFolder(name);
      else other += 1;
    },
    sorted: () => ({ digest: namesDigest([...named, ...unfinished, ...folders.map((name) => `${name}/`)]), named, unfinished, folders, junk, other }),
  };
}
