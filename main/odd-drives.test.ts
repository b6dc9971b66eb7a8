// Drives that hold more, or other, than clips: nothing crashes, nothing is hidden, the clips are all there.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, openOffered, stick, untilRead, valueOf } from './testing/drive-desk.ts';

const clips = ['blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4', 'blink_backup/26-11/05-22-30-00_Garage_A7.mp4'];

async function opened(place: string) {
  const desk = createDesk();
  const core = await coreOn(desk);
  desk.mount(stick(place));
  return { core, volume: await openOffered(core, place) };
}

describe('a drive with names that are not UTF-8', () => {
  it('shows its clips, lists the file it cannot name with the reason, and names the folder it cannot enter', async (test) => {
    if (process.platform !== 'linux') test.skip('only Linux takes such names');
    const place = makeTree(temporaryFolder(), clips);
    const bad = Buffer.concat([Buffer.from(`${place}/blink/26-11/26-11-05/23-00-00_Caf`), Buffer.from([0xe9]), Buffer.from('_001.mp4')]);
    writeFileSync(bad, 'x');
    mkdirSync(Buffer.concat([Buffer.from(`${place}/blink/26-1`), Buffer.from([0xff])]));
    const { core, volume } = await opened(place);
    expect(volume.clips).toBe(2);
    expect(volume.unreadable.map((folder) => folder.path)).toEqual(['blink/26-1\uFFFD']);
    const { files } = await valueOf(core.handlers['unrecognised.list']({ volumeId: volume.id, after: null, limit: 10 }));
    expect(files).toMatchObject([{ path: 'blink/26-11/26-11-05/23-00-00_Caf\uFFFD_001.mp4', problem: 'not-readable-name' }]);
  });
});

describe('a drive on which folders lead in circles', () => {
  it('is read once to its end, however the links lie, and what lies outside of it is not taken in', async () => {
    const outside = makeTree(temporaryFolder(), ['blink/26-11/26-11-07/10-00-00_Outside_001.mp4']);
    const place = makeTree(temporaryFolder(), clips);
    symlinkSync(place, path.join(place, 'blink', 'again'));
    symlinkSync('..', path.join(place, 'blink/26-11', '26-12'));
    symlinkSync(path.join(outside, 'blink'), path.join(place, 'blink', '26-10'));
    const { core, volume } = await opened(place);
    expect(volume).toMatchObject({ clips: 2, unreadable: [] });
    await core.handlers['app.focused']({});
    await valueOf(core.handlers['volumes.rescan']({ volumeId: volume.id }));
    expect(await untilRead(core, volume.id)).toMatchObject({ clips: 2 });
  });
});
