import { describe, expect, it, onTestFinished } from 'vitest';
import type { Failure } from '../../shared/failure.ts';
import type { CameraId, VolumeId } from '../../shared/ids.ts';
import type { Clip, ClipFilter } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import { openCatalog } from '../catalog/catalog.ts';
import { instantReader } from '../named-in-zone.ts';
import { listedFolder, seenVolume } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { findHandlers } from './find-handlers.ts';

const now = Date.UTC(2026, 10, 20);
const day = 'blink/26-11/26-11-05';
const at = (hour: number, minute: number, second = 0) => Date.UTC(2026, 10, 5, hour, minute, second);
const minuteMs = 60_000;

/** Front, Garage and Yard on one drive that is here, Front on one that is away, and a drive whose names are local time. */
async function start() {
  const catalog = await openCatalog(temporaryFolder(), now);
  onTestFinished(() => catalog.close());
  const record = (identity: string, folder: string, names: readonly string[], instantOf = (written: number) => written): VolumeId => {
    const id = seenVolume(catalog, identity, now);
    catalog.writer.recordFolder({ id, identity, instantOf }, listedFolder(folder, names), now);
    return id;
  };
  const here = record('here', day, [
    '21-58-00_Front_001.mp4', '22-00-00_Front_001.mp4', '22-03-00_Front_001.mp4', '21-00-00_Garage_001.mp4', '22-04-30_Yard_001.mp4', '22-05-00_Yard_001.mp4',
  ]);
  const away = record('away', day, ['22-01-00_Front_007.mp4']);
  record('away', 'blink_backup/26-10', ['31-05-30-05_Front_48213.mp4']);
  const handlers = findHandlers({ catalog, registry: { isHere: (id) => id !== away } });
  const camera = (name: string): CameraId => {
    const found = catalog.cameras.all().find((one) => one.name === name);
    if (found === undefined) throw new Error(`No camera ${name}`);
    return found.id;
  };
  return { catalog, handlers, record, here, away, camera };
}

type House = Awaited<ReturnType<typeof start>>;
type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

async function value<Value>(answer: Answered<Value> | Promise<Answered<Value>>): Promise<Value> {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}

const around = (instant: number, filter: ClipFilter = {}, limit = 100) =>
  ({ instant, window: { from: instant - 5 * minuteMs, to: instant + 5 * minuteMs + 1 }, filter, limit });
const times = (clips: readonly (Clip | null)[]) => clips.map((clip) => (clip === null ? null : new Date(clip.recordedAt).toISOString().slice(11, 19)));

async function byCamera({ handlers }: House, instant: number, filter: ClipFilter = {}) {
  const { cameras } = await value(handlers['clips.find'](around(instant, filter)));
  return cameras.map(({ cameraId, before, after }) => [cameraId, ...times([before, after])]);
}

describe('the clips around a time', () => {
  it('come nearest first with the last before and the first after on every camera', async () => {
    const house = await start();
    const found = await value(house.handlers['clips.find'](around(at(22, 0))));
    expect(times(found.matches)).toEqual(['22:00:00', '22:01:00', '21:58:00', '22:03:00', '22:04:30', '22:05:00']);
    expect(found.isCut).toBe(false);
    expect(await byCamera(house, at(22, 0))).toEqual([
      [house.camera('Front'), '22:00:00', '22:01:00'],
      [house.camera('Garage'), '21:00:00', null],
      [house.camera('Yard'), null, '22:04:30'],
    ]);
  });

  it('say which lie on a drive that is away', async () => {
    const { handlers, away } = await start();
    const { matches } = await value(handlers['clips.find'](around(at(22, 0))));
    expect(matches.filter(({ state }) => state === 'offline').map(({ volumeId }) => volumeId)).toEqual([away]);
  });

  it('count names merged into one camera as one', async () => {
    const house = await start();
    const [garage, yard] = [house.camera('Garage'), house.camera('Yard')];
    house.catalog.groups.merge(yard, garage);
    expect(await byCamera(house, at(22, 0))).toEqual([[house.camera('Front'), '22:00:00', '22:01:00'], [garage, '21:00:00', '22:04:30']]);
    const { matches } = await value(house.handlers['clips.find'](around(at(22, 0))));
    expect(matches.every(({ cameraId }) => cameraId !== yard)).toBe(true);
  });

  it('leave hidden cameras out unless they are asked for', async () => {
    const house = await start();
    const yard = house.camera('Yard');
    house.catalog.groups.write(yard, { isHidden: true });
    expect((await byCamera(house, at(22, 0))).map(([camera]) => camera)).not.toContain(yard);
    expect(await byCamera(house, at(22, 0), { cameras: [yard] })).toEqual([[yard, null, '22:04:30']]);
  });

  it('say when the window holds more than was asked for', async () => {
    const { handlers } = await start();
    const found = await value(handlers['clips.find'](around(at(22, 0), {}, 2)));
    expect([times(found.matches), found.isCut]).toEqual([['22:00:00', '22:01:00'], true]);
  });

  it('are none in an empty library, and none in the window of a time far from any clip', async () => {
    const house = await start();
    const far = await value(house.handlers['clips.find'](around(Date.UTC(2031, 0, 1))));
    expect([far.matches, far.cameras.map(({ after }) => after)]).toEqual([[], [null, null, null]]);
    const catalog = await openCatalog(temporaryFolder(), now);
    onTestFinished(() => catalog.close());
    const empty = findHandlers({ catalog, registry: { isHere: () => true } });
    expect(await value(empty['clips.find'](around(now)))).toEqual({ cameras: [], matches: [], isCut: false });
  });

  it('refuse a filter in a zone that does not exist', async () => {
    const { handlers } = await start();
    const answer = await handlers['clips.find'](around(now, { timeOfDay: { fromMinute: 0, toMinute: 60, zone: 'Mars/Base' as never } }));
    expect(answer).toMatchObject({ ok: false, failure: { code: 'zone-unknown' } });
  });
});

describe('a pasted name', () => {
  const named = async ({ handlers }: Pick<House, 'handlers'>, text: string) => times(await value(handlers['clips.named']({ text })));

  it.each([
    'blink/26-11/26-11-05/22-00-00_Front_001.mp4',
    String.raw`E:\blink\26-11\26-11-05\22-00-00_FRONT_001.MP4`,
    '"/media/stick/copy of it/26-11-05/22-00-00_Front_001.mp4"',
    '22-00-00_Front_001.mp4',
    '22-00-00_Front_001',
  ])('finds its clip: %s', async (text) => {
    expect(await named(await start(), text)).toEqual(['22:00:00']);
  });

  it('of a backup finds its clip with and without the folders above it', async () => {
    const house = await start();
    expect(await named(house, 'blink_backup/26-10/31-05-30-05_Front_48213.mp4')).toEqual(['05:30:05']);
    expect(await named(house, '31-05-30-05_Front_48213.mp4')).toEqual(['05:30:05']);
  });

  it.each(['22-00-00_Front_002.mp4', 'blink/26-11/26-11-06/22-00-00_Front_001.mp4', '23-00-00_Front_001.mp4', 'yesterday 5pm', '', '\u0000'])('finds nothing for %j', async (text) => {
    expect(await named(await start(), text)).toEqual([]);
  });

  it('finds both copies of a clip, and hidden cameras too', async () => {
    const house = await start();
    house.record('copy', day, ['22-00-00_Front_001.mp4']);
    house.catalog.groups.write(house.camera('Front'), { isHidden: true });
    expect(await named(house, '22-00-00_Front_001.mp4')).toEqual(['22:00:00', '22:00:00']);
  });

  it.each([['2026-07-01', 'blink/26-07/26-07-01', '16:00:00'], ['2026-12-01', 'blink/26-12/26-12-01', '17:00:00']])('on a drive named in New York time finds its clip of %s', async (_, folder, utc) => {
    const house = await start();
    const zone = parseZone('America/New_York');
    const id = seenVolume(house.catalog, 'converted', now);
    house.catalog.labels.writeVolumeLabel('converted', { namedInZone: zone });
    house.catalog.writer.recordFolder({ id, identity: 'converted', instantOf: instantReader(zone) }, listedFolder(folder, ['12-00-00_Shed_001.mp4']), now);
    expect(await named(house, `${folder}/12-00-00_Shed_001.mp4`)).toEqual([utc]);
    expect(await named(house, '12-00-00_Shed_001.mp4')).toEqual([utc]);
  });
});
