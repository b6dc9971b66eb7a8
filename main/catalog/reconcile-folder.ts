// What a fresh reading of one folder means for the catalog's rows of that folder. Pure.

export interface KnownClip {
  readonly id: number;
  readonly name: string;
  readonly isMissing: boolean;
}

export interface FolderDifference {
  /** Places in what was found; or all of it. */
  readonly added: readonly number[] | 'all';
  /** In the catalog, no longer in the folder. */
  readonly gone: readonly number[];
  /** Was missing, is here again. */
  readonly returned: readonly number[];
}

/** `found`: names, from a reading of the whole folder on a volume proven to be the same one. */
export function reconcileFolder(known: readonly KnownClip[], found: readonly string[]): FolderDifference {
  if (known.length === 0) return { added: 'all', gone: [], returned: [] };
  const byName = new Map(known.map((clip) => [clip.name, clip]));
  const added: number[] = [];
  const returned: number[] = [];
  for (const [place, name] of found.entries()) {
    const row = byName.get(name);
    if (row === undefined) added.push(place);
    else {
      if (row.isMissing) returned.push(row.id);
      byName.delete(name);
    }
  }
  const gone = [...byName.values()].filter((clip) => !clip.isMissing).map((clip) => clip.id);
  return { added, gone, returned };
}
