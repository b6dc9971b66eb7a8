import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CameraId } from '../../shared/ids.ts';
import { ClipColumns } from './clip-columns.ts';
import { clipIdInstant, wantedClipId } from './clip-id.ts';
import { clipKinds } from './column-row.ts';
import { createNearFinder } from './near.ts';

const start = Date.UTC(2026, 9, 20);
/** Camera 4 records so rarely that its next clip may lie hundreds of others away. */
const camera = fc.oneof({ weight: 100, arbitrary: fc.integer({ min: 1, max: 3 }) }, { weight: 1, arbitrary: fc.constant(4) });
const drive = fc.uniqueArray(fc.record({ second: fc.nat(86_400), camera }), { maxLength: 400, size: 'max', selector: (row) => row.second });

describe('the clips around an instant', () => {
  it('are, on every camera, the last at or before it and the first after it', () => {
    fc.assert(fc.property(drive, fc.nat(86_400), fc.boolean(), fc.boolean(), (seconds, second, isFiltered, isOfKind) => {
      const rows = seconds.map(({ second: at, camera }) => ({ id: wantedClipId(start + at * 1000, 'v', String(at)), camera, volume: 1, kind: at % 2, size: 1 }));
      const columns = new ClipColumns();
      columns.add(rows);
      const instant = start + second * 1000;
      const near = createNearFinder(columns)({
        instant, window: { from: instant - 3_600_000, to: instant + 3_600_000 }, limit: 1000,
        filter: { ...(isFiltered && { cameras: [2 as CameraId] }), ...(isOfKind && { kinds: ['local-storage' as const] }) },
      });
      const meant = rows.filter((row) => (!isFiltered || row.camera === 2) && (!isOfKind || clipKinds[row.kind] === 'local-storage'));
      for (const camera of [1, 2, 3, 4]) {
        const ids = meant.filter((row) => row.camera === camera).map((row) => row.id).sort((a, b) => a - b);
        expect(near.cameras.find((one) => one.camera === camera) ?? { camera, before: null, after: null }).toEqual({
          camera,
          before: ids.findLast((id) => clipIdInstant(id) <= instant) ?? null,
          after: ids.find((id) => clipIdInstant(id) > instant) ?? null,
        });
      }
      const inWindow = meant.filter((row) => Math.abs(clipIdInstant(row.id) - instant) <= 3_600_000 && clipIdInstant(row.id) < instant + 3_600_000);
      expect(near.matches.toSorted()).toEqual(inWindow.map((row) => row.id).toSorted());
      const distances = near.matches.map((id) => Math.abs(clipIdInstant(id) - instant));
      expect(distances).toEqual(distances.toSorted((a, b) => a - b));
    }));
  });

  it('say when the window holds more than was asked for', () => {
    const columns = new ClipColumns();
    columns.add(Array.from({ length: 10 }, (_, at) => ({ id: wantedClipId(start + at * 1000, 'v', String(at)), camera: 1, volume: 1, kind: 0, size: 1 })));
    const near = createNearFinder(columns)({ instant: start + 5000, window: { from: start, to: start + 10_000 }, filter: {}, limit: 3 });
    expect(near.isCut).toBe(true);
    expect(near.matches.map((id) => (clipIdInstant(id) - start) / 1000)).toEqual([5, 6, 4]);
  });
});
