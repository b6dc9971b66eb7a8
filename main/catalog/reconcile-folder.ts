// What a fresh reading of one folder means for the catalog's rows of that folder. Pure.

export interface KnownClip {
  readonly id: number;
  readonly name: string;
  readonly isMissing: boolean;
}

export interface FolderDifference<Found> {
  readonly added: readonly Found[];
  /** In the catalog, no longer in the folder. */
  readonly gone: readonly number[];
  /** Was missing, is here again. */
  readonly returned: readonly number[];
}

/** `found` must come from a reading of the whole folder on a volume proven to be the same one. */
export function reconcileFolder<Found extends { readonly name: string }>(
  known: readonly KnownClip[], found: readonly Found[],
): FolderDifference<Found> {
  const byName = new Map(known.map((clip) => [clip.name, clip]));
  const added: Found[] = [];
  const returned: number[] = [];
  for (const item of found) {
    const row = byName.get(item.name);
    if (row === undefined) added.push(item);
    else {
      if (row.isMissing) returned.push(row.id);
      byName.delete(item.name);
    }
  }
  const gone = [...byName.values()].filter((clip) => !clip.isMissing).map((clip) => clip.id);
  return { added, gone, returned };
}
