// Drives that come and go, as the user sees it: real folders and a real catalog, only the list of mounted volumes is made up.
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VolumeId } from '../shared/ids.ts';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, listed, openOffered, stick, untilListed, untilOffered, untilRead, valueOf } from './testing/drive-desk.ts';

const november = ['blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4', 'blink/26-11/26-11-06/03-10-00_Front_Door_001.mp4'];
const december = [...november, 'blink/26-12/26-12-01/10-00-00_Garage_001.mp4'];

function driveAt(name: string, paths: readonly string[] = november): string {
  const place = path.join(temporaryFolder(), name);
  mkdirSync(place);
  return makeTree(place, paths);
}

describe('a drive never seen before', () => {
  it('is offered and not opened by itself, and is known from then on', async () => {
    const desk = createDesk();
    const data = path.join(temporaryFolder(), 'data');
    const place = driveAt('BLINK');
    const first = await coreOn(desk, { dataFolder: data });
    desk.mount(stick(place));
    expect(await untilOffered(first, place)).toMatchObject({ name: 'BLINK', resembles: [] });
    expect((await listed(first)).volumes).toEqual([]);
    const opened = await openOffered(first, place);
    expect(opened).toMatchObject({ kind: 'drive', clips: 2, canEject: true });
    expect((await listed(first)).candidates).toEqual([]);
    await first.close();

    const second = await coreOn(desk, { dataFolder: data });
    expect(await untilRead(second)).toMatchObject({ id: opened.id, isPresent: true, clips: 2 });
  });

  it('is not offered when no archive stands on it', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const [photos, blink] = [driveAt('PHOTOS', ['DCIM/1.jpg']), driveAt('BLINK')];
    desk.mount(stick(photos, { uuid: 'AAAA-0001', deviceId: '/dev/sdc1' }), stick(blink));
    await untilOffered(core, blink);
    expect((await listed(core)).candidates.map(({ place }) => place)).toEqual([blink]);
  });
});

describe('a known drive', () => {
  it('is not taken in from an empty folder of another file system, left where it was mounted, and keeps every row', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = makeTree(temporaryFolder(), ['blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4']);
    const number = statSync(place).dev;
    desk.mount(stick(place, { fileSystemNumber: number }));
    const { id } = await openOffered(core, place);
    rmSync(path.join(place, 'blink'), { recursive: true });
    desk.mount();
    // The list still names the drive, but what stands there is not its file system any more.
    desk.mount(stick(place, { fileSystemNumber: number + 1 }));
    const other = driveAt('other', december);
    desk.mount(stick(place, { fileSystemNumber: number + 1 }), stick(other, { uuid: '1111-2222', deviceId: '/dev/sdc1' }));
    // By the time the second drive is offered, the first one has been looked at.
    const { volumes } = await untilListed(core, ({ candidates }) => candidates.some((candidate) => candidate.place === other));
    expect(volumes.find((volume) => volume.id === id)).toMatchObject({ isPresent: false, clips: 1 });
  });

  it('goes offline at once when it is pulled, keeps every row, and is the same one at another mount point', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = driveAt('a');
    desk.mount(stick(place));
    const { id } = await openOffered(core, place);
    desk.mount();
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, canEject: false, clips: 2 }]);
    const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }));
    expect(clips.map(({ state }) => state)).toEqual(['offline', 'offline']);

    const elsewhere = path.join(path.dirname(place), 'b 😀');
    renameSync(place, elsewhere);
    desk.mount(stick(elsewhere, { deviceId: '/dev/sdz9' }));
    expect(await untilRead(core, id)).toMatchObject({ place: elsewhere, clips: 2 });
    expect((await listed(core)).volumes).toHaveLength(1);
  });

  it('stays the same one when it is renamed, and what the user gave it goes along', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = driveAt('a');
    desk.mount(stick(place));
    const { id } = await openOffered(core, place);
    await valueOf(core.handlers['volumes.write']({ volumeId: id, change: { name: 'Holiday house' } }));
    desk.mount();
    desk.mount(stick(place, { label: 'NEW NAME' }));
    expect(await untilRead(core, id)).toMatchObject({ name: 'Holiday house', clips: 2 });
    // Renamed while it is plugged in.
    desk.mount(stick(place, { label: 'THIRD', isReadOnly: true }));
    expect((await listed(core)).volumes).toMatchObject([{ id, name: 'Holiday house', isReadOnly: true }]);
  });

  it('that was renamed and has other clips by now is asked about: that drive again', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = driveAt('a');
    desk.mount(stick(place));
    const { id } = await openOffered(core, place);
    desk.mount();
    makeTree(place, december);
    desk.mount(stick(place, { label: 'NEW NAME' }));
    const candidate = await untilOffered(core, place);
    expect(candidate.resembles).toEqual([id]);
    expect(await core.handlers['volumes.identify']({ candidateId: candidate.id, as: VolumeId.parse(99) })).toMatchObject({ failure: { code: 'volume-unknown' } });
    expect((await valueOf(core.handlers['volumes.identify']({ candidateId: candidate.id, as: id }))).id).toBe(id);
    expect(await untilRead(core, id)).toMatchObject({ name: 'NEW NAME', clips: 3 });
    expect(await core.handlers['volumes.identify']({ candidateId: candidate.id, as: id })).toMatchObject({ failure: { code: 'volume-gone' } });
  });

  it('or another one: then it gets a row of its own, and both are told apart when they return', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const [one, other] = [driveAt('one'), driveAt('other', december)];
    desk.mount(stick(one));
    const first = await openOffered(core, one);
    desk.mount();
    desk.mount(stick(other, { label: 'NEW NAME' }));
    const candidate = await untilOffered(core, other);
    const second = await valueOf(core.handlers['volumes.identify']({ candidateId: candidate.id, as: null }));
    expect(second.id).not.toBe(first.id);
    expect(await untilRead(core, second.id)).toMatchObject({ clips: 3 });
    desk.mount();
    desk.mount(stick(one), stick(other, { label: 'NEW NAME', deviceId: '/dev/sdc1' }));
    await untilListed(core, ({ volumes }) => volumes.every((volume) => volume.isPresent));
    expect((await listed(core)).volumes).toMatchObject([{ id: first.id, place: one, clips: 2 }, { id: second.id, place: other, clips: 3 }]);
  });

  it('is not taken for the other drive that stands where it stood a moment ago', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = driveAt('a');
    desk.mount(stick(place));
    const { id } = await openOffered(core, place);
    rmSync(path.join(place, 'blink'), { recursive: true });
    makeTree(place, ['blink/25-01/25-01-01/10-00-00_Yard_001.mp4']);
    desk.mount(stick(place, { uuid: 'BBBB-0002' }));
    const candidate = await untilOffered(core, place);
    expect(candidate.resembles).toEqual([]);
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, clips: 2 }]);
  });

  it('that is pulled in the middle of its first reading is offline at once, and read to the end when it is back', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const paths = Array.from({ length: 300 }, (_, n) => `blink/26-11/26-11-${String(1 + n % 30).padStart(2, '0')}/10-00-${String(n % 60).padStart(2, '0')}_Yard${n}_001.mp4`);
    const place = driveAt('a', paths);
    desk.mount(stick(place));
    const { id } = await valueOf(core.handlers['volumes.open']({ candidateId: (await untilOffered(core, place)).id }));
    desk.mount();
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, scan: 'waiting' }]);
    desk.mount(stick(place));
    expect(await untilRead(core, id)).toMatchObject({ clips: 300 });
    expect(await valueOf(core.handlers['app.notices']({}))).toEqual([]);
  });

  it('never looks older after the computer’s clock was set back', async () => {
    const desk = createDesk();
    const seenAt = Date.UTC(2026, 10, 20);
    let now = seenAt;
    const core = await coreOn(desk, { now: () => now });
    const place = driveAt('a');
    desk.mount(stick(place));
    const { id } = await openOffered(core, place);
    desk.mount();
    now -= 86_400_000;
    desk.mount(stick(place));
    expect((await untilRead(core, id)).lastSeenAt).toBe(seenAt);
  });

  it('brings back the folders of it that were opened one by one', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = driveAt('DISK', ['copies/blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4']);
    desk.mount(stick(place));
    const folder = await valueOf(core.openFolder(path.join(place, 'copies')));
    expect(folder.kind).toBe('folder');
    await untilRead(core, folder.id);
    desk.mount();
    expect((await listed(core)).volumes).toMatchObject([{ id: folder.id, isPresent: false }]);
    desk.mount(stick(place));
    expect(await untilRead(core, folder.id)).toMatchObject({ clips: 1 });
  });
});

describe('clones', () => {
  it('that are plugged in together are told apart by what lies on them', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const [one, copy] = [driveAt('one'), driveAt('copy', december)];
    desk.mount(stick(one));
    const { id } = await openOffered(core, one);
    desk.mount();
    desk.mount(stick(copy, { deviceId: '/dev/sdc1' }), stick(one));
    expect(await untilRead(core, id)).toMatchObject({ place: one, clips: 2 });
    expect((await untilOffered(core, copy)).resembles).toEqual([id]);
  });

  it('that hold the same are both asked about, and opening one makes the other another drive', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const [one, copy] = [driveAt('one'), driveAt('copy')];
    const both = [stick(one), stick(copy, { deviceId: '/dev/sdc1' })];
    for (const place of [one, copy]) makeTree(place, ['blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4']);
    desk.mount(...both);
    const { id } = await openOffered(core, one);
    const second = await openOffered(core, copy);
    expect(second.id).not.toBe(id);
    desk.mount();
    desk.mount(...both);
    const { candidates, volumes } = await untilListed(core, (lists) => lists.candidates.length === 2);
    expect(candidates.map(({ resembles }) => resembles)).toEqual([[id, second.id], [id, second.id]]);
    expect(volumes.map(({ isPresent }) => isPresent)).toEqual([false, false]);
  });

  it('of a drive that is here are asked about, and the user may say that the newcomer is the known one', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const [one, copy] = [driveAt('one'), driveAt('copy', december)];
    desk.mount(stick(one));
    const { id } = await openOffered(core, one);
    desk.mount(stick(one), stick(copy, { deviceId: '/dev/sdc1' }));
    const newcomer = await untilOffered(core, copy);
    expect(newcomer.resembles).toEqual([id]);
    await valueOf(core.handlers['volumes.identify']({ candidateId: newcomer.id, as: id }));
    expect(await untilRead(core, id)).toMatchObject({ place: copy, clips: 3 });
    expect((await untilOffered(core, one)).resembles).toEqual([id]);
  });
});

describe('a drive the user wants forgotten', () => {
  it.each([['keep', 'Holiday house'], ['forget', 'BLINK']] as const)('leaves no row behind, is offered again, and its labels: %s', async (labels, name) => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const place = driveAt('a');
    desk.mount(stick(place));
    const { id } = await openOffered(core, place);
    await valueOf(core.handlers['volumes.write']({ volumeId: id, change: { name: 'Holiday house' } }));
    await valueOf(core.handlers['volumes.forget']({ volumeId: id, labels }));
    expect((await listed(core)).volumes).toEqual([]);
    expect(await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }))).toMatchObject({ clips: [] });
    expect(await valueOf(core.handlers['cameras.list']({}))).toEqual([]);
    expect(await core.handlers['volumes.forget']({ volumeId: id, labels })).toMatchObject({ failure: { code: 'volume-unknown' } });
    expect((await untilOffered(core, place)).resembles).toEqual([]);
    expect(await openOffered(core, place)).toMatchObject({ name, clips: 2 });
  });

  it('takes along all that was given to it only when asked, and nothing that another drive has too', async () => {
    const desk = createDesk();
    const core = await coreOn(desk);
    const [place, other] = [driveAt('a', december), driveAt('other', [...november.slice(0, 1), 'blink/26-12/26-12-02/10-00-00_Yard_001.mp4'])];
    desk.mount(stick(place), stick(other, { uuid: 'AAAA-0001', deviceId: '/dev/sdc1', label: 'OTHER' }));
    const list = async () => (await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }))).clips;
    const given = async () => (await list()).map(({ volumeId, isStarred, hasNote, isWatched }) => ({ volumeId, isStarred, hasNote, isWatched }));
    const cameras = async () => (await valueOf(core.handlers['cameras.list']({}))).map(({ name, label }) => [name, label]).sort();
    const { id } = await openOffered(core, place);
    const { id: otherId } = await openOffered(core, other);
    const clips = await list();
    await valueOf(core.handlers['clips.mark']({ clipIds: clips.map((clip) => clip.id), mark: { isStarred: true, isWatched: true, note: 'The cat' } }));
    for (const camera of await valueOf(core.handlers['cameras.list']({}))) {
      await valueOf(core.handlers['cameras.write']({ cameraId: camera.id, change: { label: `My ${camera.name}` } }));
    }
    const all = { isStarred: true, hasNote: true, isWatched: true };
    const none = { isStarred: false, hasNote: false, isWatched: false };

    await valueOf(core.handlers['volumes.forget']({ volumeId: id, labels: 'keep' }));
    const second = await openOffered(core, place);
    expect(await given()).toEqual(expect.arrayContaining(Array.from({ length: 3 }, () => ({ volumeId: second.id, ...all }))));
    expect(await cameras()).toEqual([['Front_Door', 'My Front_Door'], ['Garage', 'My Garage'], ['Yard', 'My Yard']]);

    await valueOf(core.handlers['volumes.forget']({ volumeId: second.id, labels: 'forget' }));
    expect(await given()).toEqual(Array.from({ length: 2 }, () => ({ volumeId: otherId, ...all })));
    const third = await openOffered(core, place);
    const ofThird = (await list()).filter(({ volumeId }) => volumeId === third.id);
    // The oldest clip has a copy on the other drive.
    expect(ofThird.map(({ isStarred, hasNote, isWatched }) => ({ isStarred, hasNote, isWatched }))).toEqual([none, none, all]);
    expect(await cameras()).toEqual([['Front_Door', 'My Front_Door'], ['Garage', null], ['Yard', 'My Yard']]);
  });
});
