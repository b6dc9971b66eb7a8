// Drives that hold more, or other, than clips: nothing crashes, nothing is hidden, the clips are all there.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, openOffered, stick, valueOf } from './testing/drive-desk.ts';

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

describe('a drive full of something else', () => {
  it('shows the clips among it and takes nothing else for one', async () => {
    const others = Array.from({ length: 3000 }, (_, n) => `Photos/${n % 60}/IMG_${n}.jpg`);
    const place = makeTree(temporaryFolder(), [...clips, ...others, 'Movies/holiday.mp4']);
    const { core, volume } = await opened(place);
    expect(volume).toMatchObject({ clips: 2, unrecognised: 1, junk: 0 });
    const report = await valueOf(core.handlers['volumes.check']({ volumeId: volume.id }));
    expect(report.unrecognised.map((file) => path.basename(file.path))).toEqual(['holiday.mp4']);
  });
});
