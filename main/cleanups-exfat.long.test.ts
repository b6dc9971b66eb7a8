// Clean-ups of the window on real exFAT drives: space that comes free, a drive pulled in the middle, one that can only be read.
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runCommand } from './archive/run-command.ts';
import { makeExfatDrive, whyNoExfat } from './archive/testing/exfat-drive.ts';
import { whoHolds } from './archive/who-holds.ts';
import { filesIn, makeClips } from './deletion/testing/deletion-drive.ts';
import { begin, clipsOn, fillDrive, onFirstDeleted, previewOf, run, untilOver } from './testing/cleanup-desk.ts';
import { temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, openOffered, stick, untilListed, untilRead, valueOf } from './testing/drive-desk.ts';

const reason = whyNoExfat();

async function makeDrive() {
  const drive = await makeExfatDrive({ label: 'CLEAN', sizeBytes: 32 * 1024 * 1024 });
  onTestFinished(() => drive.destroy());
  return drive;
}

describe.skipIf(reason !== null)('a clean-up on a real exFAT drive', () => {
  it('frees the space it promised, and refuses a drive that can only be read', async () => {
    const drive = await makeDrive();
    let root = await drive.mount('drive');
    fillDrive(root, Array.from({ length: 40 }, (_, place) => `blink/26-11/26-11-0${1 + Math.floor(place / 10)}/12-0${place % 10}-00_Garage_001.mp4`));
    const desk = createDesk();
    const core = await coreOn(desk, { undoMs: 0 });
    desk.mount(stick(root));
    const { id } = await openOffered(core, root);
    const preview = await previewOf(core, id, { freeBytes: 300_000 });
    expect(preview).toMatchObject({ clips: 7, missingBytes: 0 });
    const { report } = await run(core, preview);
    expect((report?.freeBytesAfter ?? 0) - (report?.freeBytesBefore ?? 0)).toBeGreaterThanOrEqual(preview.bytes);
    expect(report).toMatchObject({ deleted: 7, freedBytes: preview.bytes, skeleton: { ok: true, missing: [] } });
    expect(clipsOn(root)).toHaveLength(33);

    const again = await previewOf(core, id, { keepNewestDays: 1 });
    desk.mount();
    await untilListed(core, ({ volumes }) => volumes.every((one) => !one.isPresent));
    await expect.poll(() => drive.unmount(root).then(() => 'unmounted', () => 'busy'), { interval: 20 }).toBe('unmounted');
    root = await drive.mount('locked', { isReadOnly: true });
    desk.mount(stick(root, { isReadOnly: true }));
    await untilRead(core, id);
    const refused = await run(core, again);
    expect(refused).toMatchObject({ state: 'refused', report: null });
    const locked = await previewOf(core, id, { keepNewestDays: 1 });
    expect(locked.warnings).toContain('read-only');
    expect((await run(core, locked)).problem?.text).toMatch(/can only be read/);
    expect(clipsOn(root)).toHaveLength(33);
  });

  it('pauses when its drive is pulled, says so, and goes on when it is back', async () => {
    const drive = await makeDrive();
    const pulled = await drive.mount('drive');
    makeClips(pulled, 1800);
    const desk = createDesk();
    const dataFolder = path.join(temporaryFolder(), 'data');
    const core = await coreOn(desk, { undoMs: 0, dataFolder });
    desk.mount(stick(pulled));
    const { id } = await openOffered(core, pulled);
    const { ids } = await valueOf(core.handlers['clips.select']({ filter: {} }));
    const preview = await previewOf(core, id, { kind: 'by-hand', ids, confirmed: ['damaged'] });
    expect(preview.clips).toBe(1800);
    const drivers = (await whoHolds([drive.device], runCommand)).holders.filter(({ name }) => name.startsWith('mount.exfat'));
    expect(drivers).toHaveLength(1);
    const killed = onFirstDeleted(pulled, () => drivers.forEach(({ pid }) => process.kill(pid, 'SIGKILL')));
    const job = await begin(core, preview);
    await killed;
    const paused = await untilOver(core, job.id);
    expect(paused).toMatchObject({ state: 'paused', report: { skeleton: null } });
    expect(paused.problem?.text).toMatch(/went away. Plug it in again/);
    expect([(paused.report?.deleted ?? 0) > 0, (paused.report?.notReached ?? 0) > 0]).toEqual([true, true]);
    desk.mount();
    await untilListed(core, ({ volumes }) => volumes.every((one) => !one.isPresent));
    expect(await core.handlers['cleanup.resume']({ cleanupId: job.id })).toMatchObject({ ok: false, failure: { code: 'volume-offline' } });
    await drive.unmountLazily(pulled);

    const root = await drive.mount('again');
    desk.mount(stick(root));
    await untilRead(core, id);
    await valueOf(core.handlers['cleanup.resume']({ cleanupId: job.id }));
    expect(await untilOver(core, job.id)).toMatchObject({ state: 'done', report: { deleted: 1800, notReached: 0, skeleton: { ok: true } } });
    expect([filesIn(root), (await valueOf(core.handlers['clips.select']({ filter: {} }))).ids]).toEqual([[], []]);
  });
});
