// How fast a drive fills, and how long it lasts at that.
import type { ClipColumns } from '../catalog/clip-columns.ts';
import type { FillRate } from '../../shared/deletion/deletion-schema.ts';
import type { VolumeId } from '../../shared/ids.ts';

const dayMs = 86_400_000;
const recentDays = 28;

/** Over the four weeks before the newest clip, or since the oldest one; null where that is less than a day. */
export function fillRateOf(columns: ClipColumns, volumeId: VolumeId): FillRate | null {
  const { length, volumes } = columns.arrays;
  let [clips, bytes] = [0, 0];
  let newest: number | null = null;
  let oldest = Number.NaN;
  for (let place = length - 1; place >= 0; place -= 1) {
    if (volumes[place] !== volumeId) continue;
    const instant = columns.instant(place);
    newest ??= instant;
    oldest = instant;
    if (instant <= newest - recentDays * dayMs) {
      oldest = newest - recentDays * dayMs;
      break;
    }
    clips += 1;
    const size = columns.size(place);
    if (!Number.isNaN(size)) bytes += size;
  }
  const overDays = newest === null ? 0 : (newest - oldest) / dayMs;
  return overDays < 1 ? null : { bytesPerDay: bytes / overDays, clipsPerDay: clips / overDays, overDays };
}

/** Days until `bytes` are filled; null when nothing fills them. */
export function daysToFill(bytes: number, rate: FillRate | null): number | null {
  return rate === null || rate.bytesPerDay === 0 ? null : Math.max(0, bytes) / rate.bytesPerDay;
}
