// The filters in force as words, one line each: for the chips, and for the page that says what left nothing.
import type { CameraId } from '../../shared/ids.ts';
import type { Camera, Volume } from '../../shared/schema.ts';
import { dateWords, minuteOfDay } from '../client/wall-formats.ts';
import { cameraName } from '../library/swatch.tsx';
import { usePlace } from '../place/place-store.ts';
import { lengthText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { orderedDates, type DayTime, type Filters, type Mark } from './filters.ts';

export interface FilterChip {
  readonly id: string;
  readonly words: string;
  /** What taking it away changes. */
  readonly without: Partial<Filters> | { readonly camera: CameraId } | 'cameras';
}

const shownNames = 2;

export function timeWords({ from, to }: DayTime): string {
  return say('filter.timeOf', minuteOfDay(from), minuteOfDay(to));
}

export function markWords(mark: Mark): string {
  switch (mark) {
    case 'starred': return say('filter.starred');
    case 'unwatched': return say('filter.unwatched');
    case 'noted': return say('filter.noted');
    case 'damaged': return say('filter.damaged');
    case 'exported': return say('filter.exported');
    case 'unexported': return say('filter.unexported');
  }
}

function dateChip(filters: Filters): FilterChip[] {
  const { from, to } = orderedDates(filters);
  const without = { from: null, to: null };
  if (from !== null && to !== null) {
    const words = from === to ? dateWords(from, 'short').day : say('filter.dates', dateWords(from, 'short').day, dateWords(to, 'short').day);
    return [{ id: 'dates', words, without }];
  }
  if (from !== null) return [{ id: 'dates', words: say('filter.since', dateWords(from, 'short').day), without }];
  return to === null ? [] : [{ id: 'dates', words: say('filter.until', dateWords(to, 'short').day), without }];
}

function lengthChip({ leastSeconds: least, mostSeconds: most }: Filters): FilterChip[] {
  const without = { leastSeconds: null, mostSeconds: null };
  if (least !== null && most !== null) {
    return [{ id: 'length', words: say('filter.lengths', lengthText(Math.min(least, most)), lengthText(Math.max(least, most))), without }];
  }
  if (least !== null) return [{ id: 'length', words: say('filter.atLeast', lengthText(least)), without }];
  return most === null ? [] : [{ id: 'length', words: say('filter.atMost', lengthText(most)), without }];
}

/** Few switched off are named as left out, few left on as shown: whichever is shorter to read. */
function cameraChips(cameras: readonly Camera[], off: readonly CameraId[]): FilterChip[] {
  const isOff = ({ id }: Camera) => off.includes(id);
  const shown = cameras.filter((camera) => !isOff(camera));
  const left = cameras.filter(isOff);
  if (left.length === 0) return [];
  if (shown.length === 0) return [{ id: 'cameras', words: say('filter.noCamera'), without: 'cameras' }];
  if (left.length <= Math.min(shown.length, 3)) return left.map((camera) => ({ id: `camera-${String(camera.id)}`, words: say('filter.without', cameraName(camera)), without: { camera: camera.id } }));
  const names = shown.slice(0, shownNames).map(cameraName).join(', ');
  const words = shown.length > shownNames ? say('filter.andMore', names, shown.length - shownNames) : names;
  return [{ id: 'cameras', words, without: 'cameras' }];
}

/** Pure but for the words. */
export function filterChips(filters: Filters, off: readonly CameraId[], cameras: readonly Camera[], volumes: readonly Volume[]): FilterChip[] {
  return [
    ...filters.volumes.map((id): FilterChip => ({
      id: `drive-${String(id)}`, words: volumes.find((volume) => volume.id === id)?.name ?? say('filter.unknownDrive'),
      without: { volumes: filters.volumes.filter((other) => other !== id) },
    })),
    ...cameraChips(cameras, off),
    ...(filters.kind === null ? [] : [{ id: 'kind', words: say('clip.kind', filters.kind), without: { kind: null } }]),
    ...dateChip(filters),
    ...(filters.time === null ? [] : [{ id: 'time', words: timeWords(filters.time), without: { time: null } }]),
    ...lengthChip(filters),
    ...filters.only.map((mark): FilterChip => ({ id: mark, words: markWords(mark), without: { only: filters.only.filter((other) => other !== mark) } })),
  ];
}

export function useFilterChips(cameras: readonly Camera[], volumes: readonly Volume[]): readonly FilterChip[] {
  const filters = usePlace((place) => place.filters);
  const off = usePlace((place) => place.camerasOff);
  return filterChips(filters, off, cameras, volumes);
}
