// The catalog as the work in the background reads and writes it, for one volume that is plugged in.
import type { RoundBook } from './archive/recheck-folders.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { SizedClip } from './catalog/clip-reads.ts';
import type { ProbedClip } from './catalog/clip-writes.ts';
import { clipFlags, unknownLength } from './catalog/column-row.ts';
import { idsOnVolume } from './catalog/ids-on-volume.ts';
import type { VolumeRow } from './catalog/volume-rows.ts';
import type { ClipId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';
import type { UnprobedClip } from './media/probe-volume.ts';
import { instantReader } from './named-in-zone.ts';

/** `next`: where the following page begins; null after the last. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: ClipId | null;
}

export interface UpkeepBook extends RoundBook {
  /** Clips newest first from below `before`. A page may be empty and not the last. */
  page(before: ClipId | null, most: number): Page<SizedClip>;
  pageOfUnprobed(before: ClipId | null, most: number): Page<UnprobedClip>;
  /** The newest clips whose size is not known. */
  unmeasured(most: number): SizedClip[];
  inFolder(path: string): SizedClip[];
  /** Those of these clips that are on this volume and whose headers have not been read. */
  unprobed(ids: readonly ClipId[]): UnprobedClip[];
  recordSizes(sizes: readonly { readonly id: ClipId; readonly sizeBytes: number; readonly modifiedAt: Instant }[]): void;
  recordProbes(probes: readonly ProbedClip[]): void;
  countClips(): number;
}

/** `rowNow`: asked each time, as are its labels. The user may say meanwhile in which zone the names are. */
export function createUpkeepBook(catalog: Catalog, rowNow: () => VolumeRow, now: () => Instant): UpkeepBook {
  const { writer, clips, columns, labels } = catalog;
  const { id: volumeId } = rowNow();
  const volume = () => {
    const { id, identity } = rowNow();
    return { id, identity, instantOf: instantReader(labels.volumeLabel(identity).namedInZone) };
  };

  const pageOf = <Item>(ids: readonly ClipId[], most: number, read: (ids: readonly ClipId[]) => readonly Item[]): Page<Item> => ({
    items: read(ids), next: ids.length < most ? null : (ids.at(-1) ?? null),
  });
  const mayBeUnprobed = (place: number): boolean => columns.lengthMs(place) === unknownLength && (columns.flags(place) & clipFlags.damaged) === 0;

  return {
    folders: () => clips.folders(volumeId),
    recordFolder: (listed) => writer.recordFolder(volume(), listed, now()),
    recordGoneBelow: (path) => writer.recordGoneBelow(volume(), path, now()),
    page: (before, most) => pageOf(idsOnVolume(columns, volumeId, { before, most }), most, (ids) => clips.sized(ids)),
    pageOfUnprobed: (before, most) => pageOf(idsOnVolume(columns, volumeId, { before, most, passes: mayBeUnprobed }), most, (ids) => clips.unprobed(ids)),
    unmeasured: (most) => clips.sized(idsOnVolume(columns, volumeId, { before: null, most, passes: (place) => Number.isNaN(columns.size(place)) })),
    inFolder: (path) => clips.sizedIn(volumeId, path),
    unprobed: (ids) => clips.unprobed(ids.filter((id) => {
      const place = columns.placeOf(id);
      return place !== null && columns.volume(place) === volumeId;
    })),
    recordSizes: (sizes) => writer.recordSizes(sizes),
    recordProbes: (probes) => writer.recordProbes(probes, now()),
    countClips: () => {
      let count = 0;
      for (let place = columns.length - 1; place >= 0; place -= 1) if (columns.volume(place) === volumeId) count += 1;
      return count;
    },
  };
}
