// Filters in the address of the page, and as the core is asked for them.
import { describe, expect, it } from 'vitest';
import { VolumeId } from '../../shared/ids.ts';
import { LocalDate } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { isNarrowed, noFilters, switchMark, toClipFilter, type Filters } from './filters.ts';
import { filtersToParams, paramsToFilters } from './filters-address.ts';

const date = (text: string) => LocalDate.parse(text);
const clockOf = (name: string) => {
  const zone = parseZone(name);
  if (zone === null) throw new Error(name);
  return zoneClock(zone);
};
const newYork = clockOf('America/New_York');
const read = (text: string) => paramsToFilters(new URLSearchParams(text));

describe('filters in the address', () => {
  it('come back the same', () => {
    const filters: Filters = {
      volumes: [VolumeId.parse(1), VolumeId.parse(7)], kind: 'clip-backup', from: date('2026-11-01'), to: date('2026-11-05'),
      time: { from: 22 * 60, to: 6 * 60 + 30 }, leastSeconds: 5, mostSeconds: 60, only: ['starred', 'damaged'],
    };
    expect(read(filtersToParams(filters).join('&'))).toEqual(filters);
  });

  it('say nothing when nothing is set', () => {
    expect(filtersToParams(noFilters)).toEqual([]);
    expect(isNarrowed(noFilters)).toBe(false);
  });

  it.each([
    'drives=0,x,-1', 'kind=both', 'from=2026-02-31', 'to=tomorrow', 'time=25:00-06:00', 'time=22:00', 'time=06:00-06:00', 'length=abc-', 'length=-', 'only=red',
  ])('make nothing of %j', (text) => {
    expect(read(text)).toEqual(noFilters);
  });

  it('keep one end of a length', () => {
    expect(read('length=10-')).toEqual({ ...noFilters, leastSeconds: 10 });
    expect(read('length=-60')).toEqual({ ...noFilters, mostSeconds: 60 });
  });
});

describe('filters as the core is asked', () => {
  it('a date range holds its last day whole, also when that has 25 hours', () => {
    const { range } = toClipFilter({ ...noFilters, from: date('2026-11-01'), to: date('2026-11-01') }, newYork);
    expect(range).toEqual({ from: Date.UTC(2026, 10, 1, 4), to: Date.UTC(2026, 10, 2, 5) });
  });

  it('dates the wrong way round mean the same days', () => {
    const wrong = toClipFilter({ ...noFilters, from: date('2026-11-05'), to: date('2026-11-01') }, newYork);
    expect(wrong).toEqual(toClipFilter({ ...noFilters, from: date('2026-11-01'), to: date('2026-11-05') }, newYork));
  });

  it('a time of day is of the zone in force', () => {
    const kathmandu = clockOf('Asia/Kathmandu');
    expect(toClipFilter({ ...noFilters, time: { from: 1320, to: 360 } }, kathmandu).timeOfDay).toEqual({ fromMinute: 1320, toMinute: 360, zone: kathmandu.zone });
  });

  it('asks for exported clips, or for those that are not; the later choice takes the place of the other', () => {
    expect(toClipFilter({ ...noFilters, only: switchMark([], 'exported', true) }, newYork)).toEqual({ isExported: true });
    expect(switchMark(['starred', 'exported'], 'unexported', true)).toEqual(['starred', 'unexported']);
    expect(toClipFilter(read('only=exported,unexported'), newYork)).toEqual({ isExported: false });
  });

  it('asks for nothing that is not set', () => {
    expect(toClipFilter(noFilters, newYork)).toEqual({});
  });
});
