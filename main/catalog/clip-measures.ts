// Writes the first sizes of clips, many a statement. Each later one is written by itself, where it differs: there are few.
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';

export interface ClipSize {
  readonly id: ClipId;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
}

/** What the catalog says of a file; null before it was first asked. */
export interface RecordedMeasures {
  readonly sizeBytes: number | null;
  readonly modifiedAt: Instant | null;
}

const mostAtOnce = 256;

/** All or none. Of each id size and time of writing in epoch ms; both NaN where they are not known, and nothing is written. */
export function createClipMeasurer(db: Sqlite): (ids: readonly ClipId[], measures: Float64Array) => void {
  const updates = new Map<number, ReturnType<Sqlite['prepare']>>();
  const updateOf = (rows: number) => {
    let update = updates.get(rows);
    if (update === undefined) {
      update = db.prepare(
        `UPDATE clip SET size_bytes = measured.column2, modified_at = measured.column3, probed_at = NULL, damage = NULL
         FROM (VALUES ${Array.from({ length: rows }, () => '(?,?,?)').join(',')}) AS measured WHERE clip.id = measured.column1`,
      );
      updates.set(rows, update);
    }
    return update;
  };
  return allOrNone(db, (ids: readonly ClipId[], measures: Float64Array): void => {
    const values: number[] = [];
    ids.forEach((id, order) => {
      const [sizeBytes = Number.NaN, modifiedAt = Number.NaN] = [measures[2 * order], measures[2 * order + 1]];
      if (!Number.isNaN(sizeBytes)) values.push(id, sizeBytes, modifiedAt);
    });
    for (let from = 0; from < values.length; ) {
      const count = Math.min(mostAtOnce, 2 ** Math.floor(Math.log2((values.length - from) / 3)));
      updateOf(count).run(values.slice(from, from + 3 * count));
      from += 3 * count;
    }
  });
}

export function sizesIn(ids: readonly ClipId[], measures: Float64Array): ClipSize[] {
  return ids.flatMap((id, order) => {
    const [sizeBytes = Number.NaN, modifiedAt = Number.NaN] = [measures[2 * order], measures[2 * order + 1]];
    return Number.isNaN(sizeBytes) ? [] : [{ id, sizeBytes, modifiedAt }];
  });
}
