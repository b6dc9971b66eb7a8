import { describe, expect, it, onTestFinished } from 'vitest';
import type { CoreEvent, Input } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import { ZoneId } from '../../shared/schema.ts';
import type { Camera, Clip, ClipFilter, Volume } from '../../shared/schema.ts';
import type { KnownVolume } from '../archive/volume-registry.ts';
import { openCatalog } from '../catalog/catalog.ts';
import { listedFolder, seenVolume } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { clipHandlers } from './clip-handlers.ts';
import { labelHandlers } from './label-handlers.ts';

const now = Date.UTC(2026, 10, 20);
const day = 'blink/26-11/26-11-01';

async function value<Value>(answer: Answered<Value> | Promise<Answered<Value>>): Promise<Value> {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}
type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

/** Two drives: Front and Garage on the first, Front and Yard on the second. The registry is the part of it that is asked. */
async function start() {
  const catalog = await openCatalog(temporaryFolder(), now);
  onTestFinished(() => catalog.close());
  for (const [identity, cameras] of [['one', ['Front', 'Garage']], ['two', ['Front', 'Yard']]] as const) {
    const id = seenVolume(catalog, identity, now);
    const names = cameras.map((camera, at) => `1${at}-00-00_${camera}_00${id}.mp4`);
    catalog.writer.recordFolder({ id, identity, instantOf: (written) => written }, listedFolder(day, names), now);
  }
  const told: CoreEvent[] = [];
  const rescans: VolumeId[] = [];
  const get = (id: VolumeId): KnownVolume | null => {
    const row = catalog.volumes.all().find((one) => one.id === id);
    return row === undefined ? null : { row, standing: null, scan: 'waiting', isReleasing: false };
  };
  const nothing = (): never => {
    throw new Error('Not asked in these tests.');
  };
  const handlers = {
    ...labelHandlers({
      catalog, now: () => now,
      registry: { get, rescan: (id) => rescans.push(id) > 0 },
      describer: { describe: ({ row }) => ({ id: row.id, ...catalog.labels.volumeLabel(row.identity) }) as Volume },
      tell: (event) => told.push(event),
    }),
    ...clipHandlers({
      catalog, abilities: {}, prefer: nothing,
      registry: { get, isHere: () => false } as never,
      access: { probeClip: nothing, locateClip: nothing, locate: nothing },
    }),
  };
  return { catalog, handlers, told, rescans };
}

type House = Awaited<ReturnType<typeof start>>;

async function listed({ handlers }: House, filter: ClipFilter = {}): Promise<Clip[]> {
  return (await value(handlers['clips.list']({ filter, before: null, limit: 100 }))).clips;
}

async function camera({ handlers }: House, name: string): Promise<Camera> {
  const found = (await value(handlers['cameras.list']({}))).find((one) => one.name === name);
  if (found === undefined) throw new Error(`No camera ${name}.`);
  return found;
}

function write(house: House, change: Input<'volumes.write'>['change'], volumeId = 1 as VolumeId) {
  return house.handlers['volumes.write']({ volumeId, change });
}

describe('cameras', () => {
  it('are listed with their clips on each drive', async () => {
    const house = await start();
    const cameras = await value(house.handlers['cameras.list']({}));
    expect(cameras.map(({ name, clips, volumes }) => [name, clips, volumes])).toEqual([['Front', 2, [1, 2]], ['Garage', 1, [1]], ['Yard', 1, [2]]]);
  });

  it('merged into one count, list and filter as one, and the drives of both are told', async () => {
    const house = await start();
    const [front, yard] = [await camera(house, 'Garage'), await camera(house, 'Yard')];
    const merged = await value(house.handlers['cameras.merge']({ cameraId: yard.id, into: front.id }));
    expect(merged).toMatchObject({ id: front.id, clips: 2, volumes: [1, 2], names: [{ name: 'Garage', clips: 1 }, { name: 'Yard', clips: 1 }] });
    expect((await value(house.handlers['cameras.list']({}))).map((one) => one.name)).toEqual(['Front', 'Garage']);
    const clips = await listed(house, { cameras: [front.id] });
    expect(clips.map((clip) => [clip.volumeId, clip.cameraId])).toEqual(expect.arrayContaining([[1, front.id], [2, front.id]]));
    expect(house.told).toEqual([
      { name: 'cameras.changed', payload: {} },
      { name: 'clips.changed', payload: { volumeId: 1 } },
      { name: 'clips.changed', payload: { volumeId: 2 } },
    ]);
    house.told.length = 0;
    await value(house.handlers['cameras.split']({ cameraId: yard.id }));
    expect(house.told.length).toBe(3);
    expect(await listed(house, { cameras: [front.id] })).toHaveLength(1);
  });

  it('that are hidden leave days, lists and neighbours, and come when they are named', async () => {
    const house = await start();
    const { id } = await camera(house, 'Front');
    await value(house.handlers['cameras.write']({ cameraId: id, change: { isHidden: true } }));
    const rest = await listed(house);
    expect(rest).toHaveLength(2);
    const days = await value(house.handlers['clips.days']({ filter: {}, zone: ZoneId.parse('UTC') }));
    expect(days.map((one) => one.clips)).toEqual([2]);
    const clipId = rest.at(-1)?.id ?? (0 as ClipId);
    expect((await value(house.handlers['clips.neighbours']({ clipId, filter: {} }))).previous).toBeNull();
    expect(await listed(house, { cameras: [id] })).toHaveLength(2);
    expect(await camera(house, 'Front')).toMatchObject({ isHidden: true, clips: 2 });
  });

  it('lose their label when it is empty, and are unknown when there is none of that id', async () => {
    const house = await start();
    const { id } = await camera(house, 'Front');
    expect(await value(house.handlers['cameras.write']({ cameraId: id, change: { label: 'Porch', colour: 7 } }))).toMatchObject({ label: 'Porch', colour: 7 });
    expect(await value(house.handlers['cameras.write']({ cameraId: id, change: { label: '' } }))).toMatchObject({ label: null, colour: 7 });
    house.told.length = 0;
    expect(await house.handlers['cameras.split']({ cameraId: 99 as CameraId })).toMatchObject({ ok: false, failure: { code: 'camera-unknown' } });
    expect(house.told).toEqual([]);
  });
});

describe('marking clips', () => {
  it('answers for each one in order, and shows in lists and details', async () => {
    const house = await start();
    const [newest, ...others] = await listed(house);
    const id = newest?.id ?? (0 as ClipId);
    const outcomes = await value(house.handlers['clips.mark']({ clipIds: [5 as ClipId, id], mark: { isStarred: true, note: 'the fox' } }));
    expect(outcomes).toEqual([{ clipId: 5, failure: { code: 'clip-unknown', subject: 'This clip' } }, { clipId: id, failure: null }]);
    expect((await listed(house))[0]).toMatchObject({ id, isStarred: true, hasNote: true, isWatched: false });
    expect(others.every((clip) => !clip.isStarred && !clip.hasNote)).toBe(true);
    expect(await value(house.handlers['clips.describe']({ clipId: id }))).toMatchObject({ note: 'the fox', isStarred: true });
    expect(house.told).toEqual([{ name: 'clips.changed', payload: { volumeId: newest?.volumeId } }]);
  });
});

describe('the settings of a drive', () => {
  it('are kept and told; an empty name is none', async () => {
    const house = await start();
    expect(await value(write(house, { name: 'Porch stick', homeZone: ZoneId.parse('europe/berlin') }))).toMatchObject({ name: 'Porch stick', homeZone: 'Europe/Berlin' });
    expect(await value(write(house, { name: '' }))).toMatchObject({ name: null, homeZone: 'Europe/Berlin' });
    expect(house.told).toContainEqual({ name: 'volumes.changed', payload: {} });
    expect(house.rescans).toEqual([]);
  });

  it('date its clips anew when they say in which zone the names are, and only those', async () => {
    const house = await start();
    await value(write(house, { namedInZone: ZoneId.parse('America/New_York') }));
    const hours = (await listed(house)).map((clip) => [clip.volumeId, new Date(clip.recordedAt).getUTCHours()]);
    expect(hours).toEqual([[1, 16], [1, 15], [2, 11], [2, 10]]);
    expect(house.told).toContainEqual({ name: 'clips.changed', payload: { volumeId: 1 } });
    expect(house.rescans).toEqual([1]);
  });

  it('change in nothing when a zone is unknown', async () => {
    const house = await start();
    const change = { name: 'New', homeZone: ZoneId.parse('Europe/Berlin'), namedInZone: ZoneId.parse('Mars/Olympus') };
    expect(await write(house, change)).toEqual({ ok: false, failure: { code: 'zone-unknown', subject: 'Mars/Olympus' } });
    expect(house.catalog.labels.volumeLabel('one')).toEqual({ name: null, homeZone: null, namedInZone: null });
    expect(await write(house, change, 9 as VolumeId)).toMatchObject({ ok: false, failure: { code: 'volume-unknown' } });
  });
});

describe('a filter by time of day', () => {
  it('is refused in a zone nobody knows', async () => {
    const { handlers } = await start();
    const filter = { timeOfDay: { fromMinute: 0, toMinute: 60, zone: ZoneId.parse('Mars/Olympus') } };
    const refused = { ok: false, failure: { code: 'zone-unknown', subject: 'Mars/Olympus' } };
    expect(await handlers['clips.list']({ filter, before: null, limit: 1 })).toEqual(refused);
    expect(await handlers['clips.days']({ filter, zone: ZoneId.parse('UTC') })).toEqual(refused);
    expect(await handlers['clips.neighbours']({ filter, clipId: 1 as ClipId })).toEqual(refused);
  });
});
