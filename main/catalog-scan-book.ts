// The catalog as the scan of one volume writes to it.
import type { Instant } from '../shared/schema.ts';
import type { ScanBook } from './archive/scan-volume.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { VolumeRow } from './catalog/volume-rows.ts';
import { instantReader } from './named-in-zone.ts';

export function createScanBook(catalog: Catalog, row: VolumeRow, now: () => Instant): ScanBook {
  const { writer, clips, labels } = catalog;
  // Asked each time: the user may say in mid-scan in which zone the names are.
  const volume = () => ({ id: row.id, identity: row.identity, instantOf: instantReader(labels.volumeLabel(row.identity).namedInZone) });
  return {
    recordFolder: (listed) => writer.recordFolder(volume(), listed, now()),
    recordGoneFolders: (seen, unreadable) => writer.recordGoneFolders(volume(), seen, unreadable, now()),
    withoutSize: (limit, before) => clips.withoutSize(row.id, limit, before),
    recordSizes: (sizes) => writer.recordSizes(sizes),
  };
}
