// What fills a drive, and how long what is left of it will last.
import type { Catalog } from '../catalog/catalog.ts';
import { clipKinds } from '../catalog/column-row.ts';
import type { VolumeRow } from '../catalog/volume-rows.ts';
import type { StorageReport } from '../../shared/deletion/deletion-schema.ts';
import type { CameraId } from '../../shared/ids.ts';
import type { ZoneClock } from '../../shared/time.ts';
import { createShareBook } from './clip-shares.ts';
import { daysToFill, fillRateOf } from './fill-rate.ts';

/** Free space under which the vendor's app warns. Source: the vendor's help pages. */
const warnFreeBytes = 375e6;

/** `space`: as the drive says now; otherwise as it was last seen. */
export function describeStorage(
  { columns, groups }: Pick<Catalog, 'columns' | 'groups'>,
  row: VolumeRow,
  space: { readonly freeBytes: number; readonly sizeBytes: number } | null,
  clock: ZoneClock,
): StorageReport {
  const book = createShareBook(clock);
  const kinds = clipKinds.map((kind) => ({ kind, clips: 0, bytes: 0 }));
  const { length, volumes } = columns.arrays;
  let [clips, bytes, unsized] = [0, 0, 0];
  let oldest: number | null = null;
  let newest: number | null = null;
  for (let place = 0; place < length; place += 1) {
    if (volumes[place] !== row.id) continue;
    const known = columns.size(place);
    const size = Number.isNaN(known) ? 0 : known;
    const instant = columns.instant(place);
    clips += 1;
    bytes += size;
    if (Number.isNaN(known)) unsized += 1;
    oldest ??= instant;
    newest = instant;
    // The columns hold ids of cameras and nothing else.
    book.add(groups.shown(columns.camera(place) as CameraId), instant, size);
    const kind = kinds[columns.kind(place)];
    if (kind === undefined) continue;
    kind.clips += 1;
    kind.bytes += size;
  }
  const { cameras, months } = book.shares();
  const freeBytes = space?.freeBytes ?? row.freeBytes;
  const sizeBytes = space?.sizeBytes ?? row.sizeBytes;
  const rate = fillRateOf(columns, row.id);
  return {
    clips, bytes, unsized, freeBytes, sizeBytes, oldest, newest, rate, warnFreeBytes,
    otherBytes: freeBytes === null || sizeBytes === null ? null : Math.max(0, sizeBytes - freeBytes - bytes),
    cameras: [...cameras],
    months: [...months],
    kinds: kinds.filter((kind) => kind.clips > 0),
    daysLeft: freeBytes === null ? null : freeBytes <= warnFreeBytes ? 0 : daysToFill(freeBytes - warnFreeBytes, rate),
  };
}
