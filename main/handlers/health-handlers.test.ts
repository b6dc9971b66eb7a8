import { appendFileSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoMediaFolder } from '../demo/media-folder.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { coreOn, createDesk, listed, untilRead, valueOf } from '../testing/drive-desk.ts';

const day = 'blink/26-11/26-11-05';
const whole = `${day}/22-00-00_Front_Door_001.mp4`;
const empty = `${day}/22-00-01_Front_Door_001.mp4`;

async function opened(extra: readonly string[] = []) {
  const root = makeTree(temporaryFolder(), ['blink/.tmp/', 'blink_backup/', `${day}/`, ...extra]);
  copyFileSync(path.join(demoMediaFolder(), 'garage-car.mp4'), path.join(root, whole));
  writeFileSync(path.join(root, empty), '');
  const core = await coreOn(createDesk());
  const { id } = await valueOf(core.openFolder(root));
  await untilRead(core, id);
  return { root, core, id };
}

describe('the check of a drive', () => {
  it('tells what is wrong, file by file, in sentences', async () => {
    const { core, id } = await opened([`${day}/25-00-00_A_001.mp4`, `${day}/22-00-02_A_001.ts`, 'FOUND.000/FILE0000.CHK', `${day}/._x.mp4`]);
    const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 10 }));
    for (const clip of clips) await valueOf(core.handlers['clips.describe']({ clipId: clip.id }));
    const report = await valueOf(core.handlers['volumes.check']({ volumeId: id }));
    expect(report).toMatchObject({
      clips: 2, byKind: { 'local-storage': 2, 'clip-backup': 0 }, unprobed: 0, junk: 1, isReadOnly: false,
      unrecognised: [{ path: `${day}/25-00-00_A_001.mp4`, reason: 'The time in the name does not exist.' }],
      damaged: [{ path: empty, reason: 'The file is empty: the module made it but never wrote the clip.' }],
      unfinished: [
        { path: 'FOUND.000/FILE0000.CHK', reason: 'A check of the drive recovered this file; it may be a part of a clip.' },
        { path: `${day}/22-00-02_A_001.ts`, reason: 'The module began this file and did not finish it as a clip.' },
      ],
      counts: { unrecognised: 1, damaged: 1, unfinished: 2, unreadable: 0 },
      skeleton: { ok: true, missing: [] },
    });
    expect(report.freeBytes).toBeGreaterThan(0);
    expect((await listed(core)).volumes).toMatchObject([{ probed: 2, damaged: 1 }]);
  });

  it('says which folders of the module are missing, and restores them when asked', async () => {
    const { core, id, root } = await opened();
    rmSync(path.join(root, 'blink/.tmp'), { recursive: true });
    rmSync(path.join(root, 'blink_backup'), { recursive: true });
    expect((await valueOf(core.handlers['volumes.check']({ volumeId: id }))).skeleton).toEqual({ ok: false, missing: ['blink/.tmp', 'blink_backup'] });
    expect(await valueOf(core.handlers['volumes.restoreSkeleton']({ volumeId: id }))).toEqual({ made: ['blink/.tmp', 'blink_backup'] });
    expect(existsSync(path.join(root, 'blink/.tmp'))).toBe(true);
    expect((await valueOf(core.handlers['volumes.check']({ volumeId: id }))).skeleton).toEqual({ ok: true, missing: [] });
  });

  it('does not ask for the folders of a module where only a part of a drive was copied', async () => {
    const core = await coreOn(createDesk());
    const { id } = await valueOf(core.openFolder(makeTree(temporaryFolder(), ['26-11/26-11-05/22-00-00_A_001.mp4'])));
    await untilRead(core, id);
    expect((await valueOf(core.handlers['volumes.check']({ volumeId: id }))).skeleton.ok).toBe(true);
    expect(await valueOf(core.handlers['volumes.restoreSkeleton']({ volumeId: id }))).toEqual({ made: [] });
  });

  it('does not overwrite a file that has the name of such a folder', async () => {
    const { core, id, root } = await opened();
    rmSync(path.join(root, 'blink_backup'), { recursive: true });
    appendFileSync(path.join(root, 'blink_backup'), 'mine');
    expect(await core.handlers['volumes.restoreSkeleton']({ volumeId: id })).toMatchObject({ failure: { code: 'skeleton-not-restored' } });
  });

  it('of a drive that went away says so', async () => {
    const { core, id, root } = await opened();
    rmSync(root, { recursive: true });
    expect(await core.handlers['volumes.check']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-offline' } });
    expect(await core.handlers['volumes.restoreSkeleton']({ volumeId: id })).toMatchObject({ failure: { code: 'volume-offline' } });
    mkdirSync(root);
    expect((await listed(core)).volumes).toMatchObject([{ isPresent: false, clips: 2 }]);
  });
});
