// Ejecting from within: what the page hears, what is let go, and what happens when the system says no.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { EjectOutcome } from './archive/eject-outcome.ts';
import { openClip } from './media/open-clip.ts';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, listed, openOffered, stick, untilListed, untilOffered, untilRead, valueOf } from './testing/drive-desk.ts';

const clip = 'blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4';
const holder = { pid: 1, paths: [], isOurs: false };

async function pluggedIn() {
  const desk = createDesk();
  const core = await coreOn(desk);
  const place = path.join(temporaryFolder(), 'BLINK');
  mkdirSync(place);
  makeTree(place, [clip]);
  const drive = stick(place);
  desk.mount(drive);
  const { id } = await openOffered(core, place);
  return { desk, core, place, drive, id };
}

describe('ejecting a drive', () => {
  it('tells the pages, waits for their clips to be closed, refuses new ones meanwhile, and is offline after it', async () => {
    const { desk, core, place, id } = await pluggedIn();
    const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 1 }));
    const playing = await openClip(path.join(place, clip));
    let wasOpen: boolean | null = null;
    core.subscribe((event) => {
      if (event.name !== 'volume.releasing' || event.payload.volumeId !== id) return;
      void playing.close();
    });
    desk.onEject = async () => {
      wasOpen = playing.fd !== -1;
      expect(await core.media.locate({ kind: 'clip', id: clips[0]?.id ?? (0 as never) })).toMatchObject({ failure: { code: 'volume-offline' } });
      expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: true, canEject: false }]);
      expect(await core.handlers['volumes.rescan']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-offline' } });
      desk.mount();
      return { kind: 'ejected', isPoweredOff: true, stillMounted: [] };
    };
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toEqual({ ok: true, value: { isPoweredOff: true, stillMounted: [] } });
    expect(wasOpen).toBe(false);
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false, clips: 1 }]);
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-offline' } });
  });

  it('closes a clip under a page that does not let go', async () => {
    const { desk, core, place, id } = await pluggedIn();
    const playing = await openClip(path.join(place, clip));
    desk.onEject = () => ({ kind: 'ejected', isPoweredOff: false, stillMounted: [] });
    expect((await core.handlers['volumes.eject']({ volumeId: id })).ok).toBe(true);
    await expect(playing.read(Buffer.alloc(1), 0, 1, 0)).rejects.toThrow('closed');
  });

  it('leaves it alone while it is still mounted, until the user opens it or it was away', async () => {
    const { desk, core, place, drive, id } = await pluggedIn();
    desk.onEject = () => ({ kind: 'ejected', isPoweredOff: false, stillMounted: [] });
    await valueOf(core.handlers['volumes.eject']({ volumeId: id }));
    const candidate = await untilOffered(core, place);
    expect(candidate.resembles).toEqual([id]);
    desk.mount(drive, stick('/nowhere', { uuid: 'CCCC-0003', deviceId: '/dev/sdc1' }));
    expect((await listed(core)).volumes).toMatchObject([{ id, isPresent: false }]);
    expect((await valueOf(core.handlers['volumes.open']({ candidateId: candidate.id }))).id).toBe(id);
    await untilRead(core, id);
    await valueOf(core.handlers['volumes.eject']({ volumeId: id }));
    desk.mount();
    desk.mount(drive);
    await untilRead(core, id);
  });

  const refusals: [string, EjectOutcome, { code: string; subject: string }][] = [
    ['says who holds it', { kind: 'busy', holders: [{ ...holder, name: 'VLC' }, { ...holder, name: 'bash' }, { ...holder, name: 'VLC' }], isComplete: true }, { code: 'volume-busy', subject: 'VLC, bash' }],
    ['says that something holds it', { kind: 'busy', holders: [], isComplete: false }, { code: 'volume-busy', subject: 'another program' }],
    ['says that it is itself', { kind: 'busy', holders: [{ ...holder, pid: process.pid, name: 'node' }], isComplete: true }, { code: 'volume-busy', subject: 'Wallclock' }],
    ['says that the system refused', { kind: 'refused', reason: 'no' }, { code: 'eject-refused', subject: 'BLINK' }],
    ['says that it cannot be done here', { kind: 'tool-missing', tool: 'umount' }, { code: 'ability-missing', subject: 'Ejecting a drive' }],
  ];
  it.each(refusals)('%s, and has the drive back', async (_, outcome, failure) => {
    const { desk, core, id } = await pluggedIn();
    desk.onEject = () => outcome;
    const [one, other] = await Promise.all([core.handlers['volumes.eject']({ volumeId: id }), core.handlers['volumes.eject']({ volumeId: id })]);
    expect(one).toEqual({ ok: false, failure });
    expect(other).toEqual(one);
    expect(await untilRead(core, id)).toMatchObject({ canEject: true, clips: 1 });
  });

  it('takes the folders opened on it along, and nothing else', async () => {
    const { desk, core, place, id } = await pluggedIn();
    const inside = await valueOf(core.openFolder(path.join(place, 'blink')));
    const outside = await valueOf(core.openFolder(makeTree(temporaryFolder(), [clip])));
    expect(await core.handlers['volumes.eject']({ volumeId: outside.id })).toMatchObject({ failure: { code: 'eject-refused' } });
    desk.onEject = () => {
      desk.mount();
      return { kind: 'ejected', isPoweredOff: false, stillMounted: [] };
    };
    await valueOf(core.handlers['volumes.eject']({ volumeId: id }));
    const { volumes } = await untilListed(core, () => true);
    expect(volumes.map((volume) => [volume.id, volume.isPresent])).toEqual([[id, false], [inside.id, false], [outside.id, true]]);
  });

  it('is not offered for a drive built into the computer', async () => {
    const { desk, core, place, id } = await pluggedIn();
    desk.mount(stick(place, { isRemovable: false }), stick('/nowhere', { deviceId: '/dev/sdd1' }));
    await untilListed(core, ({ volumes }) => volumes.every((volume) => !volume.canEject));
    expect(await core.handlers['volumes.eject']({ volumeId: id })).toMatchObject({ failure: { code: 'eject-refused' } });
  });
});
