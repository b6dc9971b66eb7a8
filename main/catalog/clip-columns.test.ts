import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LocalDate } from '../../shared/schema.ts';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { batchOf } from './column-batch.ts';
import { ClipColumns } from './clip-columns.ts';
import type { ColumnRow } from './clip-columns.ts';
import { clipIdInstant, nextClipId, wantedClipId } from './clip-id.ts';
import { listDays } from './days.ts';
import { allIds, neighbourIds, pageOfIds } from './pages.ts';

const start = Date.UTC(2026, 9, 20);

/** Rows as a drive would have them: any second of three weeks around the autumn clock change. */
const rowsOf = fc
  .uniqueArray(fc.record({ second: fc.integer({ min: 0, max: 21 * 86_400 }), camera: fc.integer({ min: 1, max: 4 }), size: fc.option(fc.nat(5_000_000), { nil: Number.NaN }) }), {
    maxLength: 200,
    selector: (row) => row.second,
  })
  .map((rows) => rows.map(({ second, camera, size }): ColumnRow => ({
    id: wantedClipId(start + second * 1000, 'volume', String(second)), camera, volume: 1, kind: camera % 2, size,
  })));

function columnsWith(rows: readonly ColumnRow[]): ClipColumns {
  const columns = new ClipColumns();
  columns.add(rows);
  return columns;
}

describe('a clip’s id', () => {
  it('carries its second, and so does the next one when it is taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_294_967_295 }), fc.string(), fc.string(), (second, volume, path) => {
        const id = wantedClipId(second * 1000, volume, path);
        expect(clipIdInstant(id)).toBe(second * 1000);
        expect(clipIdInstant(nextClipId(id))).toBe(second * 1000);
        expect(nextClipId(id)).not.toBe(id);
        expect(Number.isSafeInteger(id)).toBe(true);
      }),
    );
  });
});

describe('columns', () => {
  it('take folders as columns as they take rows, in any order and mixed, and know their sizes when they are told', () => {
    fc.assert(
      fc.property(rowsOf, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (rows, bursts) => {
        const [one, other] = [new ClipColumns(), new ClipColumns()];
        one.add(rows);
        let from = 0;
        for (let turn = 0; from < rows.length; turn += 1) {
          const some = rows.slice(from, (from += bursts[turn % bursts.length] ?? 1));
          if (turn % 3 === 2) other.add(some);
          else other.addBatch({ ...batchOf(some), volumes: 1 });
          if (turn % 4 === 0) expect(other.length).toBe(Math.min(from, rows.length));
        }
        const everything = (columns: ClipColumns) => Array.from({ length: columns.length }, (_, place) => columns.row(place));
        expect(everything(other)).toEqual(everything(one));

        const fresh = new ClipColumns();
        fresh.add(rows.map((row) => ({ ...row, size: Number.NaN })));
        const asked = rows.filter((_, place) => place % 5 !== 0).map(({ id }) => id).sort((a, b) => b - a);
        expect(fresh.areUnmeasured(asked)).toBe(true);
        fresh.setMeasures([...asked, 1], Float64Array.from([...asked.flatMap((id, order) => (order % 7 === 3 ? [NaN, NaN] : [id % 1000, 1])), 5, 5]));
        for (const { id } of rows) {
          const order = asked.indexOf(id);
          expect(fresh.row(fresh.placeOf(id) ?? -1).size).toBe(order < 0 || order % 7 === 3 ? NaN : id % 1000);
        }
        expect(fresh.areUnmeasured(asked)).toBe(asked.length === 0);
      }),
    );
  });

  it('stay sorted and complete through bursts of additions and removals', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 7 }), (rows, burst) => {
        const columns = new ClipColumns();
        for (let at = 0; at < rows.length; at += burst) {
          columns.add(rows.slice(at, at + burst));
          if (at % 2 === 0) expect(columns.length).toBe(Math.min(rows.length, at + burst));
        }
        const removed = rows.filter((_, place) => place % 3 === 0).map((row) => row.id);
        columns.remove(removed);
        const kept = rows.filter((row) => !removed.includes(row.id)).sort((a, b) => a.id - b.id);
        expect(Array.from({ length: columns.length }, (_, place) => columns.id(place))).toEqual(kept.map((row) => row.id));
        expect(kept.every((row) => columns.camera(columns.placeOf(row.id) ?? -1) === row.camera)).toBe(true);
        expect(columns.bytes(0, columns.length)).toBe(kept.reduce((sum, row) => sum + (Number.isNaN(row.size) ? 0 : row.size), 0));
      }),
    );
  });
});

describe('days', () => {
  const zones = ['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC'].map((name) => {
    const zone = parseZone(name);
    if (zone === null) throw new Error(`${name} is unknown here.`);
    return zoneClock(zone);
  });

  it('count every clip once, on the local date its own instant has, with and without a filter', () => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom(...zones), fc.boolean(), (rows, clock, isFiltered) => {
        const filter = isFiltered ? { cameras: [2 as CameraId, 3 as CameraId] } : {};
        const meant = rows.filter((row) => !isFiltered || row.camera === 2 || row.camera === 3);
        const expected = new Map<string, { clips: number; bytes: number }>();
        for (const row of meant) {
          const date = clock.dateAt(clipIdInstant(row.id));
          const day = expected.get(date) ?? { clips: 0, bytes: 0 };
          expected.set(date, { clips: day.clips + 1, bytes: day.bytes + (Number.isNaN(row.size) ? 0 : row.size) });
        }
        const days = listDays(columnsWith(rows), filter, clock);
        expect(days.map(({ date, clips, bytes }) => [date, { clips, bytes }])).toEqual([...expected].sort(([a], [b]) => (a < b ? 1 : -1)));
      }),
    );
  });

  it('hold every clip where clocks go back over midnight itself', () => {
    const zone = parseZone('America/St_Johns');
    if (zone === null) throw new Error('No zone.');
    const rows = Array.from({ length: 12 }, (_, hour) => ({ id: wantedClipId(Date.UTC(2010, 10, 6, 22 + hour), 'v', String(hour)), camera: 1, volume: 1, kind: 0, size: 1 }));
    const days = listDays(columnsWith(rows), {}, zoneClock(zone));
    expect(days.reduce((sum, day) => sum + day.clips, 0)).toBe(12);
    expect(days.every((day, place) => place === 0 || day.range.to === days[place - 1]?.range.from)).toBe(true);
  });

  it('give the day the clocks go back its 25 hours', () => {
    const clock = zones[0];
    if (clock === undefined) throw new Error('No zone.');
    const rows = [{ id: wantedClipId(Date.UTC(2026, 10, 1, 5, 30), 'v', 'a'), camera: 1, volume: 1, kind: 0, size: 1 }, { id: wantedClipId(Date.UTC(2026, 10, 1, 6, 30), 'v', 'b'), camera: 1, volume: 1, kind: 0, size: 1 }];
    const [day] = listDays(columnsWith(rows), {}, clock);
    expect(day).toMatchObject({ date: LocalDate.parse('2026-11-01'), clips: 2 });
    expect((day?.range.to ?? 0) - (day?.range.from ?? 0)).toBe(25 * 3_600_000);
  });
});

describe('pages', () => {
  it('walk the whole filtered list newest first, without gap or repeat', () => {
    fc.assert(
      fc.property(rowsOf, fc.integer({ min: 1, max: 50 }), (rows, limit) => {
        const columns = columnsWith(rows);
        const filter = { cameras: [1 as CameraId] };
        const seen: number[] = [];
        for (let before: ClipId | null = null; ; ) {
          const page = pageOfIds(columns, filter, before, limit);
          seen.push(...page.ids);
          before = (page.ids.at(-1) ?? null) as ClipId | null;
          if (page.isLast) break;
        }
        expect(seen).toEqual(rows.filter((row) => row.camera === 1).map((row) => row.id).sort((a, b) => b - a));
      }),
    );
  });

  it('know the clips next to one, on the filter’s cameras only, across any gap', () => {
    fc.assert(
      fc.property(rowsOf, fc.nat(), (rows, pick) => {
        const row = rows[pick % Math.max(1, rows.length)];
        if (row === undefined) return;
        const others = rows.filter((one) => one.camera === 2 && one.id !== row.id).map((one) => one.id);
        expect(neighbourIds(columnsWith(rows), { cameras: [2 as CameraId] }, row.id as ClipId)).toEqual({
          previous: others.filter((id) => id < row.id).sort((a, b) => b - a)[0] ?? null,
          next: others.filter((id) => id > row.id).sort((a, b) => a - b)[0] ?? null,
        });
      }),
    );
  });
});

describe('every clip that passes', () => {
  it('comes with its size where that is known, newest first, the same as page by page', () => {
    fc.assert(fc.property(rowsOf, fc.boolean(), (rows, isFiltered) => {
      const columns = columnsWith(rows);
      const filter = isFiltered ? { cameras: [2 as CameraId] } : {};
      const { ids, sizes } = allIds(columns, filter);
      expect(ids).toEqual(pageOfIds(columns, filter, null, 1000).ids);
      expect(sizes).toEqual(ids.map((id) => {
        const size = rows.find((row) => row.id === id)?.size ?? Number.NaN;
        return Number.isNaN(size) ? null : size;
      }));
    }));
  });
});
