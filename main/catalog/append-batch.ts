// Puts clips behind all others, as when the columns are filled at a start.
import type { ColumnArrays } from './column-row.ts';

/** `columns` must have room for them. Answers the new length. */
export function appendBatch(columns: ColumnArrays, batch: Omit<ColumnArrays, 'length'>): number {
  const { length } = columns;
  columns.ids.set(batch.ids, length);
  columns.cameras.set(batch.cameras, length);
  columns.volumes.set(batch.volumes, length);
  columns.kinds.set(batch.kinds, length);
  columns.sizes.set(batch.sizes, length);
  columns.flags.set(batch.flags, length);
  columns.lengths.set(batch.lengths, length);
  columns.makeups.set(batch.makeups, length);
  return length + batch.ids.length;
}
