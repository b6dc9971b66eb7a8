import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraId, VolumeId } from '../../shared/ids.ts';
import type { ClipFilter, ClipKind } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import type { CameraSets } from './camera-groups.ts';
import { ClipColumns } from './clip-columns.ts';
import { clipIdInstant, firstIdAt } from './clip-id.ts';
import { clipFlags, clipKinds } from './column-row.ts';
import type { ColumnRow } from './column-row.ts';
import { listDays } from './days.ts';

const start = Date.UTC(2026, 9, 1);
const zones = ['UTC', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Kiritimati'].map((name) => {
  const zone = parseZone(name);
  if (zone === null) throw new Error(`${name} is unknown here.`);
  return zone;
});

/** Clips of 200 days around the changes of clocks in both hemispheres, sparse and dense. */
const rowsOf = fc.uniqueArray(
  fc.record({
    minute: fc.oneof(fc.integer({ min: 0, max: 200 * 1440 }), fc.integer({ min: 30 * 1440, max: 33 * 1440 })),
    camera: fc.integer({ min: 1, max: 6 }),
    volume: fc.integer({ min: 1, max: 3 }),
    kind: fc.integer({ min: 0, max: 1 }),
    flags: fc.integer({ min: 0, max: 15 }),
    lengthMs: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null }),
  }),
  { maxLength: 1500, size: 'max', selector: (row) => row.minute },
).map((rows) => rows.map(({ minute, ...rest }): ColumnRow => ({ id: firstIdAt(start + minute * 60_000) + rest.camera, size: minute % 7 === 0 ? Number.NaN : minute, ...rest })));

const minuteOfDay = fc.integer({ min: 0, max: 1440 });
const filters: fc.Arbitrary<ClipFilter> = fc.record({
  cameras: fc.uniqueArray(fc.integer({ min: 1, max: 8 }).map((id) => id as CameraId), { maxLength: 3 }),
  volumes: fc.uniqueArray(fc.integer({ min: 1, max: 4 }).map((id) => id as VolumeId), { maxLength: 2 }),
  kinds: fc.uniqueArray(fc.constantFrom<ClipKind>('local-storage', 'clip-backup'), { maxLength: 2 }),
  range: fc.tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200 }))
    .map(([from, to]) => ({ from: start + from * 86_400_000, to: start + (from + to) * 86_400_000 })),
  timeOfDay: fc.record({ fromMinute: minuteOfDay, toMinute: minuteOfDay, zone: fc.constantFrom(...zones) }),
  minLengthMs: fc.integer({ min: 0, max: 60_000 }),
  maxLengthMs: fc.integer({ min: 0, max: 60_000 }),
  isStarred: fc.boolean(),
  isUnwatched: fc.boolean(),
  hasNote: fc.boolean(),
  isDamaged: fc.boolean(),
}, { requiredKeys: [] });

/** The filter as its doc comment has it, one clip at a time; asked of the wall clock itself. */
function passes(row: ColumnRow, filter: ClipFilter): boolean {
  const instant = clipIdInstant(row.id);
  const has = (bit: number): boolean => ((row.flags ?? 0) & bit) !== 0;
  const agrees = (wanted: boolean | undefined, is: boolean): boolean => wanted === undefined || wanted === is;
  const lists = (list: readonly unknown[] | undefined, one: unknown): boolean => list === undefined || list.length === 0 || list.includes(one);
  const isInTime = (): boolean => {
    if (filter.timeOfDay === undefined) return true;
    const { fromMinute, toMinute, zone } = filter.timeOfDay;
    const { hour, minute } = zoneClock(zone).timeAt(instant);
    const now = hour * 60 + minute;
    const [from, to] = [fromMinute % 1440, toMinute % 1440];
    return from === to || (from < to ? now >= from && now < to : now >= from || now < to);
  };
  const length = row.lengthMs ?? null;
  const hasLimit = filter.minLengthMs !== undefined || filter.maxLengthMs !== undefined;
  return (
    lists(filter.cameras, row.camera) && lists(filter.volumes, row.volume) && lists(filter.kinds, clipKinds[row.kind]) &&
    (filter.range === undefined || (instant >= filter.range.from && instant < filter.range.to)) && isInTime() &&
    (!hasLimit || (length !== null && length >= (filter.minLengthMs ?? 0) && length <= (filter.maxLengthMs ?? Infinity))) &&
    agrees(filter.isStarred, has(clipFlags.starred)) && agrees(filter.isUnwatched, !has(clipFlags.watched)) &&
    agrees(filter.hasNote, has(clipFlags.noted)) && agrees(filter.isDamaged, has(clipFlags.damaged))
  );
}

function knownBytes(rows: readonly ColumnRow[]): number {
  return rows.reduce((sum, { size }) => sum + (Number.isNaN(size) ? 0 : size), 0);
}

function selected(columns: ClipColumns, filter: ClipFilter): number[] {
  const { from, to, passes: test } = columns.select(filter);
  const ids: number[] = [];
  for (let place = from; place < to; place += 1) if (test === null || test(place)) ids.push(columns.id(place));
  return ids;
}

function columnsWith(rows: readonly ColumnRow[], sets?: CameraSets): ClipColumns {
  const columns = new ClipColumns(sets);
  columns.add(rows);
  return columns;
}

describe('a filter', () => {
  it('lets through exactly the clips that every one of its limits lets through', () => {
    fc.assert(
      fc.property(rowsOf, filters, (rows, filter) => {
        const expected = rows.filter((row) => passes(row, filter)).map((row) => row.id).sort((a, b) => a - b);
        expect(selected(columnsWith(rows), filter)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  });

  it('counts on every day what it lets through', () => {
    const clock = zoneClock(zones[1] ?? ('UTC' as never));
    fc.assert(
      fc.property(rowsOf, filters, (rows, filter) => {
        const days = listDays(columnsWith(rows), filter, clock);
        const meant = rows.filter((row) => passes(row, filter));
        const expected = Map.groupBy(meant, (row) => clock.dateAt(clipIdInstant(row.id)));
        expect(new Map(days.map((day) => [day.date, [day.clips, day.bytes]]))).toEqual(new Map([...expected].map(([date, of]) => [date, [of.length, knownBytes(of)]])));
      }),
      { numRuns: 50 },
    );
  });

  it('answers the same places in any order of asking', () => {
    fc.assert(
      fc.property(rowsOf, filters, (rows, filter) => {
        const columns = columnsWith(rows);
        const { from, to, passes: test } = columns.select(filter);
        const forwards = new Set(selected(columns, filter));
        for (let place = to - 1, jump = 0; place >= from; place -= 1, jump += 1) {
          const other = from + ((jump * 7919) % (to - from));
          expect(test === null || test(other)).toBe(forwards.has(columns.id(other)));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('follows flags, lengths and sizes that are written later, through additions and removals', () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(15), fc.boolean(), fc.option(fc.nat(60_000), { nil: null }), filters, (rows, bits, isOn, durationMs, filter) => {
        const columns = columnsWith(rows.slice(0, rows.length / 2));
        for (const row of rows.slice(0, rows.length / 4)) {
          columns.setFacts(row.id, { durationMs, widthPx: null, heightPx: null, videoCodec: null, audioCodec: null, damage: null });
          columns.setFlags(row.id, bits, isOn);
        }
        columns.remove(rows.filter((_, at) => at % 5 === 0).map((row) => row.id));
        columns.add(rows.slice(rows.length / 2));
        const now = rows.flatMap((row, at): ColumnRow[] => {
          const [isEarly, isChanged] = [at < Math.floor(rows.length / 2), at < Math.floor(rows.length / 4)];
          if (isEarly && at % 5 === 0) return [];
          if (!isChanged) return [row];
          const whole = (row.flags ?? 0) & ~clipFlags.damaged;
          return [{ ...row, lengthMs: durationMs, flags: isOn ? whole | bits : whole & ~bits }];
        });
        expect(selected(columns, filter)).toEqual(now.filter((row) => passes(row, filter)).map((row) => row.id).sort((a, b) => a - b));
      }),
      { numRuns: 50 },
    );
  });

  it('takes the night as one stretch over midnight, on the wall clock of the zone, also in the hour that comes twice', () => {
    const newYork = zones[1];
    if (newYork === undefined) throw new Error('No zone.');
    const at = [
      [Date.UTC(2026, 10, 1, 1, 59), false], // 21:59 EDT
      [Date.UTC(2026, 10, 1, 2, 0), true], // 22:00 EDT
      [Date.UTC(2026, 10, 1, 5, 30), true], // 01:30 EDT
      [Date.UTC(2026, 10, 1, 6, 30), true], // 01:30 EST
      [Date.UTC(2026, 10, 1, 7, 0), false], // 02:00 EST
    ] as const;
    const columns = columnsWith(at.map(([instant]) => ({ id: firstIdAt(instant), camera: 1, volume: 1, kind: 0, size: 1 })));
    const night = { timeOfDay: { fromMinute: 22 * 60, toMinute: 2 * 60, zone: newYork } };
    expect(selected(columns, night).map(clipIdInstant)).toEqual(at.filter(([, isMeant]) => isMeant).map(([instant]) => instant));
  });
});
