import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseZone } from '../shared/time.ts';
import type { CleanupId } from '../shared/deletion/deletion-schema.ts';
import { ClipId } from '../shared/ids.ts';
import { openCatalog } from './catalog/catalog.ts';
import { runAndKill } from './deletion/testing/killed-run.ts';
import { planned, volumeAt } from './deletion/testing/deletion-drive.ts';
import { begin, clipIds, clipsOn, fates, fillDrive, folderId, leftOut, onFirstDeleted, previewOf, run, startWith, untilOver, zone } from './testing/cleanup-desk.ts';
import { temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, stick, untilListed, untilRead, valueOf } from './testing/drive-desk.ts';

const clips = [
  'blink/26-08/26-08-01/12-00-00_Front_Door_001.mp4', 'blink/26-08/26-08-01/12-00-00_Garage_001.mp4', 'blink/26-11/26-11-01/05-30-05_Front_Door_001.mp4',
  'blink/26-11/26-11-10/22-00-00_Garage_001.mp4', 'blink_backup/26-11/18-22-00-00_Garage_77.mp4',
];
const [first = '', second = '', third = '', fourth = '', fifth = ''] = clips;

/** A stick with the size of a day's clips. */
function many(count: number): string[] {
  return Array.from({ length: count }, (_, place) => {
    const two = (value: number): string => String(value).padStart(2, '0');
    return `blink/26-11/26-11-${two(1 + Math.floor(place / 200))}/${two(Math.floor((place % 200) / 60))}-${two(place % 60)}-00_Garage_001.mp4`;
  });
}

describe('a clean-up of the window', () => {
  it('shows what a rule would delete and why not, deletes exactly that, and tells it afterwards', async () => {
    const { core, root, volume } = await startWith(clips, { others: ['blink/.tmp/12-00-00_Garage_001.mp4', 'blink/26-08/26-08-01/odd.mp4', 'blink/26-08/26-08-01/.DS_Store', 'notes.txt'] });
    const ids = await clipIds(core);
    await valueOf(core.handlers['clips.mark']({ clipIds: [ids.get(second) ?? expect.fail()], mark: { note: 'the blue car' } }));
    const preview = await previewOf(core, volume.id, { olderThanDays: 5 });
    const size = readFileSync(path.join(root, first)).length;
    expect(preview).toMatchObject({
      clips: 3, bytes: 3 * size, oldest: Date.UTC(2026, 7, 1, 12), newest: Date.UTC(2026, 10, 10, 22), obstacle: null, typedCount: 3, warnings: ['large'],
      months: [{ month: '2026-08', clips: 1 }, { month: '2026-11', clips: 2 }], unexported: { clips: 3 }, takenOut: 0, elsewhere: 0, missingBytes: 0, uncompared: 0,
    });
    expect(preview.cameras.map(({ clips: count }) => count)).toEqual([2, 1]);
    expect((preview.freeAfterBytes ?? 0) - (preview.freeBytes ?? 0)).toBe(3 * size);
    expect(preview.boughtDays).toBeGreaterThan(0);
    expect(await leftOut(core, preview)).toEqual({ [second]: 'noted', 'blink/.tmp/12-00-00_Garage_001.mp4': 'staging', 'blink/26-08/26-08-01/odd.mp4': 'unrecognised' });
    expect(preview.leftOut).toHaveLength(3);
    const page = await valueOf(core.handlers['cleanup.clips']({ planId: preview.planId ?? expect.fail(), offset: 1, limit: 1 }));
    expect(page).toMatchObject({ total: 3, clips: [{ clip: { id: ids.get(third) }, isTakenOut: false }] });

    const told: string[] = [];
    core.subscribe((event) => { if (event.name === 'clips.changed') told.push(event.name); });
    const job = await run(core, preview);
    expect(job).toMatchObject({ state: 'done', clips: 3, problem: null, report: { deleted: 3, freedBytes: 3 * size, kept: 0, notReached: 0, linked: 0, skeleton: { ok: true } } });
    expect(clipsOn(root)).toEqual(['blink/.tmp/12-00-00_Garage_001.mp4', second, 'blink/26-08/26-08-01/odd.mp4', fifth].sort());
    expect(['blink/.tmp', 'blink_backup', 'notes.txt', 'blink/26-08/26-08-01/.DS_Store'].every((one) => existsSync(path.join(root, one)))).toBe(true);
    expect(existsSync(path.join(root, 'blink/26-11'))).toBe(false);
    expect([...(await clipIds(core)).keys()].sort()).toEqual([second, fifth].sort());
    expect(told.length).toBeGreaterThan(0);
    expect(await fates(core, job.id)).toEqual({ [first]: 'deleted', [third]: 'deleted', [fourth]: 'deleted' });
    expect((await valueOf(core.handlers['clips.describe']({ clipId: ids.get(second) ?? expect.fail() }))).note).toBe('the blue car');
  });

  it('wants the number typed, and does nothing with a plan that is no longer kept', async () => {
    const { core, root, volume } = await startWith(clips);
    const preview = await previewOf(core, volume.id, { before: Date.UTC(2027, 0) });
    expect(preview).toMatchObject({ clips: 5, typedCount: 5, warnings: ['takes-all', 'large'] });
    const ask = { planId: preview.planId ?? expect.fail(), archiveTo: null };
    expect(await core.handlers['cleanup.start']({ ...ask, typedCount: null })).toMatchObject({ ok: false, failure: { code: 'cleanup-count-differs', subject: '5' } });
    expect(await core.handlers['cleanup.start']({ ...ask, typedCount: 4 })).toMatchObject({ ok: false });
    for (let more = 0; more < 8; more += 1) await previewOf(core, volume.id, { before: Date.UTC(2027, 0) });
    expect(await core.handlers['cleanup.start']({ ...ask, typedCount: 5 })).toMatchObject({ ok: false, failure: { code: 'cleanup-plan-gone' } });
    expect(clipsOn(root)).toHaveLength(5);
    // One that is not big asks for none.
    expect(await previewOf(core, volume.id, { before: Date.UTC(2026, 8) })).toMatchObject({ clips: 2, typedCount: null, warnings: [] });
  });

  it('can be undone until the first clip goes, and closing the program undoes it', async () => {
    const { core, root, volume, data } = await startWith(clips, { undoMs: 3_600_000 });
    const preview = await previewOf(core, volume.id, { before: Date.UTC(2026, 8) });
    const waiting = await begin(core, preview);
    expect(waiting).toMatchObject({ state: 'waiting', undo: { leftMs: 3_600_000 } });
    expect(await core.handlers['cleanup.start']({ planId: preview.planId ?? expect.fail(), typedCount: null, archiveTo: null })).toMatchObject({ ok: false, failure: { code: 'cleanup-running' } });
    expect(await valueOf(core.handlers['cleanup.undo']({ cleanupId: waiting.id }))).toMatchObject({ state: 'undone', undo: null, report: null, canResume: false });
    await begin(core, await previewOf(core, volume.id, { before: Date.UTC(2026, 8) }));
    await core.close();
    expect([clipsOn(root).length, existsSync(path.join(data, 'deletions'))]).toEqual([5, false]);
    const again = await coreOn(createDesk(), { dataFolder: data });
    expect(await valueOf(again.handlers['cleanup.list']({}))).toEqual([]);
  });

  it('deletes a selection by hand, protected clips only after their own yes, and never one taken out', async () => {
    const { core, root, volume } = await startWith(clips);
    const ids = await clipIds(core);
    const [one, two, three] = [first, second, third].map((file) => ids.get(file) ?? expect.fail());
    truncateSync(path.join(root, fourth), 700);
    utimesSync(path.join(root, fourth), 1, 1);
    await valueOf(core.handlers['volumes.rescan']({ volumeId: volume.id }));
    await untilRead(core, volume.id);
    await valueOf(core.handlers['clips.mark']({ clipIds: [one ?? expect.fail()], mark: { isStarred: true } }));
    const picked = { kind: 'by-hand' as const, ids: [...ids.values()], confirmed: [] };
    const preview = await previewOf(core, volume.id, { ...picked, ids: [...picked.ids, ClipId.parse(4)] }, [two ?? expect.fail()]);
    expect(preview).toMatchObject({ takenOut: 1, elsewhere: 1 });
    expect((await leftOut(core, preview))[first]).toBe('starred');
    expect((await valueOf(core.handlers['cleanup.clips']({ planId: preview.planId ?? expect.fail(), offset: 0, limit: 9 }))).clips.find(({ isTakenOut }) => isTakenOut)?.clip.id).toBe(two);
    const job = await run(core, await previewOf(core, volume.id, { ...picked, ids: [one ?? expect.fail(), two ?? expect.fail(), three ?? expect.fail()], confirmed: ['starred'] }, [two ?? expect.fail()]));
    expect(await fates(core, job.id)).toEqual({ [first]: 'deleted', [third]: 'deleted' });
    expect(clipsOn(root)).toEqual([second, fourth, fifth].sort());
  });

  it('deletes a damaged clip by hand after its own yes, and by no rule', async () => {
    const damaged = 'blink/26-11/26-11-12/01-00-00_Porch_001.mp4';
    const { core, root, volume } = await startWith([], { others: [damaged] });
    expect(await previewOf(core, volume.id, { before: Date.UTC(2027, 0) })).toMatchObject({ clips: 0, leftOut: [{ code: 'damaged', files: 1 }] });
    const ids = [...(await clipIds(core)).values()];
    expect(await previewOf(core, volume.id, { kind: 'by-hand', ids, confirmed: ['starred', 'noted'] })).toMatchObject({ clips: 0, leftOut: [{ code: 'damaged', files: 1 }] });
    const job = await run(core, await previewOf(core, volume.id, { kind: 'by-hand', ids, confirmed: ['damaged'] }));
    expect([job.state, await fates(core, job.id), clipsOn(root)]).toEqual(['done', { [damaged]: 'deleted' }, []]);
  });

  it('leaves alone what was starred, changed, replaced or damaged after the plan was made', async () => {
    const { core, root, volume } = await startWith(many(12));
    const files = many(12);
    const preview = await previewOf(core, volume.id, { before: Date.UTC(2027, 0) });
    const ids = await clipIds(core);
    const [star = '', grown = '', gone = '', link = ''] = files;
    await valueOf(core.handlers['clips.mark']({ clipIds: [ids.get(star) ?? expect.fail()], mark: { isStarred: true } }));
    writeFileSync(path.join(root, grown), 'more', { flag: 'a' });
    rmSync(path.join(root, gone));
    renameSync(path.join(root, link), path.join(root, 'elsewhere.mp4'));
    symlinkSync(path.join(root, 'elsewhere.mp4'), path.join(root, link));
    const job = await run(core, preview);
    expect(job).toMatchObject({ state: 'done', report: { deleted: 8, kept: 4 } });
    expect(await fates(core, job.id)).toMatchObject({ [star]: 'protected', [grown]: 'changed', [gone]: 'gone', [link]: 'not-a-file' });
    expect(clipsOn(root)).toEqual([star, grown, link, 'elsewhere.mp4'].sort());
    const troubled = await valueOf(core.handlers['cleanup.lines']({ cleanupId: job.id, only: 'troubled', offset: 0, limit: 9 }));
    expect(troubled.total).toBe(4);
  });

  it('refuses another drive in the place of the planned one', async () => {
    const { core, root, volume } = await startWith(clips);
    const preview = await previewOf(core, volume.id, { before: Date.UTC(2026, 8) });
    renameSync(root, `${root}-old`);
    mkdirSync(root);
    fillDrive(root, clips);
    try {
      const job = await run(core, preview);
      expect(job).toMatchObject({ state: 'refused', report: null, canResume: false });
      expect(job.problem?.text).toMatch(/not the drive the plan was made for.*Nothing was deleted/);
      expect(job.problem?.code).toBe('drive-changed');
      expect([clipsOn(root).length, clipsOn(`${root}-old`).length]).toEqual([5, 5]);
    } finally {
      rmSync(`${root}-old`, { recursive: true });
    }
  });

  it('goes by the clock of the computer only where it can be right', async () => {
    const times = { now: 0 };
    const { core, volume } = await startWith(clips, { now: () => times.now });
    expect(await previewOf(core, volume.id, { olderThanDays: 30 })).toMatchObject({ planId: null, clips: 0, obstacle: { code: 'clock-is-behind', now: 0, newest: Date.UTC(2026, 10, 18, 22) } });
    expect(await previewOf(core, volume.id, {})).toMatchObject({ planId: null, obstacle: { code: 'rule-is-empty' } });
    times.now = Date.UTC(2099, 0);
    expect(await previewOf(core, volume.id, { olderThanDays: 30 })).toMatchObject({ clips: 5, typedCount: 5, warnings: ['takes-all', 'large'] });
  });
});

describe('a clean-up that copies first', () => {
  it('deletes only clips whose copy was read back and compared', async () => {
    const { core, root, volume } = await startWith(clips);
    const target = temporaryFolder();
    mkdirSync(path.join(target, path.dirname(second)), { recursive: true });
    writeFileSync(path.join(target, second), 'something else');
    const bytes = readFileSync(path.join(root, first));
    const job = await run(core, await previewOf(core, volume.id, { before: Date.UTC(2026, 10, 5) }), await folderId(core, target));
    expect(job).toMatchObject({ state: 'done', archiveTo: target, report: { deleted: 2, kept: 1 } });
    expect(await fates(core, job.id)).toEqual({ [first]: 'deleted', [second]: 'not-copied', [third]: 'deleted' });
    expect([readFileSync(path.join(target, first)).equals(bytes), existsSync(path.join(root, first)), existsSync(path.join(root, second))]).toEqual([true, false, true]);
    expect(readdirSync(target)).toEqual(expect.arrayContaining(['manifest.csv', 'SHA256SUMS']));
    // The archive itself takes no copies: then nothing is deleted.
    const inside = await run(core, await previewOf(core, volume.id, { before: Date.UTC(2027, 0) }), await folderId(core, root));
    expect(inside).toMatchObject({ state: 'refused', report: null });
    expect(inside.problem?.text).toMatch(/Nothing was deleted\.$/);
    expect(clipsOn(root)).toEqual([second, fourth, fifth].sort());
  });

  it('knows clips that were exported by copies that are still there and still the same, and by no others', async () => {
    const { core, root, volume } = await startWith(clips);
    const target = temporaryFolder();
    const ids = await clipIds(core);
    const { id } = await valueOf(core.handlers['exports.start']({
      clips: { ids: [first, second, third].map((file) => ids.get(file) ?? expect.fail()) }, layout: 'tree', template: '{date}.mp4', zone, onlyNew: false, form: 'copies', language: 'en', targetId: await folderId(core, target),
    }));
    const { promise, resolve } = Promise.withResolvers<null>();
    core.subscribe((event) => { if (event.name === 'exports.changed' && event.payload.jobs.some((job) => job.id === id && job.state === 'done')) resolve(null); });
    await promise;
    rmSync(path.join(target, second));
    const preview = await previewOf(core, volume.id, { isExported: true });
    expect(preview).toMatchObject({ clips: 2, unexported: { clips: 0 } });
    expect(await leftOut(core, preview)).toEqual({ [second]: 'copy-lost' });
    // Of the same size, but not the same bytes any more.
    const rotten = readFileSync(path.join(target, third));
    rotten[2000] = (rotten[2000] ?? 0) ^ 1;
    writeFileSync(path.join(target, third), rotten);
    const job = await run(core, preview);
    expect(await fates(core, job.id)).toEqual({ [first]: 'deleted', [third]: 'copy-lost' });
    expect(clipsOn(root)).toEqual([second, third, fourth, fifth].sort());

    // Opened itself, a folder of copies proves nothing by itself.
    const copies = await valueOf(core.handlers['folders.open']({ folderId: await folderId(core, target) }));
    await untilRead(core, copies.id);
    expect(await previewOf(core, copies.id, { isExported: true })).toMatchObject({ clips: 0, obstacle: null });
  });

  it('deletes duplicates by their bytes, and only while the one that stays is there', async () => {
    const copies = [`blink/kept/26-08/26-08-01/${path.basename(first)}`, `blink/kept/26-08/26-08-01/${path.basename(second)}`, `blink/more/26-11/26-11-01/${path.basename(third)}`];
    const { core, root, volume } = await startWith([...clips, ...copies]);
    const other = readFileSync(path.join(root, copies[2] ?? ''));
    other[3000] = (other[3000] ?? 0) ^ 1;
    writeFileSync(path.join(root, copies[2] ?? ''), other);
    const preview = await previewOf(core, volume.id, { isDuplicate: true });
    expect(preview).toMatchObject({ clips: 2, uncompared: 0 });
    rmSync(path.join(root, second));
    const job = await run(core, preview);
    expect(await fates(core, job.id)).toEqual({ [copies[0] ?? '']: 'deleted', [copies[1] ?? '']: 'no-duplicate' });
    expect(clipsOn(root)).toEqual([first, third, fourth, fifth, copies[1], copies[2]].sort());
  });
});

describe('a clean-up that is broken off', () => {
  it('stops when its drive is ejected, and goes on when it is back', async () => {
    const files = many(400);
    const { core, desk, root, volume } = await startWith(files);
    desk.onEject = () => {
      desk.mount();
      return { kind: 'ejected', isPoweredOff: true, stillMounted: [] };
    };
    const preview = await previewOf(core, volume.id, { before: Date.UTC(2027, 0) });
    const gone = onFirstDeleted(root, () => valueOf(core.handlers['volumes.eject']({ volumeId: volume.id })));
    const { id } = await begin(core, preview);
    await gone;
    const [ejected] = await valueOf(core.handlers['cleanup.list']({}));
    const left = clipsOn(root).length;
    expect(ejected).toMatchObject({ id, state: 'paused', canResume: false, report: { deleted: 400 - left, notReached: left } });
    expect(left).toBeGreaterThan(0);
    expect(ejected?.problem?.text).toMatch(/was ejected.*gone for good; the rest is untouched/);
    expect(ejected?.problem?.code).toBe('ejected-midway');
    desk.mount(stick(root));
    await untilListed(core, ({ volumes }) => volumes.some((one) => one.isPresent && one.scan === 'done'));
    expect((await valueOf(core.handlers['cleanup.list']({})))[0]).toMatchObject({ canResume: true });
    await valueOf(core.handlers['cleanup.resume']({ cleanupId: id }));
    expect(await untilOver(core, id)).toMatchObject({ state: 'done', report: { deleted: 400, notReached: 0, skeleton: { ok: true } } });
    expect([clipsOn(root), [...(await clipIds(core)).keys()]]).toEqual([[], []]);
  });

  it('is told after a kill as the drive shows it, and goes on', async () => {
    const files = many(300);
    const { core, root, volume, data } = await startWith(files);
    await core.close();
    const order = { volume: await volumeAt(root), files: planned(root, files), journalFolder: path.join(data, 'deletions'), identity: await identityOf(data) };
    await runAndKill(order, temporaryFolder(), 40);
    const left = clipsOn(root);
    const desk = createDesk();
    const again = await coreOn(desk, { dataFolder: data, undoMs: 0 });
    expect((await valueOf(again.handlers['cleanup.list']({})))[0]).toMatchObject({ state: 'interrupted', volumeId: volume.id, canResume: false });
    desk.mount(stick(root));
    await untilRead(again, volume.id);
    const [job] = await valueOf(again.handlers['cleanup.list']({}));
    expect(job).toMatchObject({ state: 'interrupted', canResume: true, clips: 300, report: { deleted: 300 - left.length, notReached: left.length } });
    expect(Object.values(await fates(again, job?.id ?? expect.fail())).filter((fate) => fate === 'deleted')).toHaveLength(300 - left.length);
    expect([...(await clipIds(again)).keys()].sort()).toEqual(left);
    await valueOf(again.handlers['clips.mark']({ clipIds: [(await clipIds(again)).get(left[0] ?? '') ?? expect.fail()], mark: { isStarred: true } }));
    await valueOf(again.handlers['cleanup.resume']({ cleanupId: job?.id ?? expect.fail() }));
    expect(await untilOver(again, job?.id ?? expect.fail())).toMatchObject({ state: 'done', report: { deleted: 299, kept: 1 } });
    expect(clipsOn(root)).toEqual(left.slice(0, 1));
  });

  it('stops where it is cancelled, and what was deleted is told as such', async () => {
    const { core, root, volume } = await startWith(many(400));
    const preview = await previewOf(core, volume.id, { before: Date.UTC(2027, 0) });
    const started = Promise.withResolvers<CleanupId>();
    const cancelled = onFirstDeleted(root, async () => valueOf(core.handlers['cleanup.cancel']({ cleanupId: await started.promise })));
    const { id } = await begin(core, preview);
    started.resolve(id);
    const job = await cancelled;
    const left = clipsOn(root).length;
    expect(job).toMatchObject({ state: 'stopped', canResume: true, report: { deleted: 400 - left, notReached: left } });
    expect(await core.handlers['cleanup.undo']({ cleanupId: id })).toMatchObject({ ok: false, failure: { code: 'cleanup-too-late' } });
    expect((await clipIds(core)).size).toBe(left);
  });
});

/** The only volume of a closed catalog. */
async function identityOf(data: string): Promise<string> {
  const catalog = await openCatalog(data, 0);
  try {
    return catalog.volumes.all()[0]?.identity ?? expect.fail();
  } finally {
    catalog.close();
  }
}

describe('rules that are kept, and what fills a drive', () => {
  it('offers what a saved rule would delete when the drive is here, and deletes nothing by itself', async () => {
    const { core, root, volume, data } = await startWith(clips);
    const garage = (await valueOf(core.handlers['cameras.list']({}))).find(({ name }) => name === 'Garage')?.id ?? expect.fail();
    const rule = { olderThanDays: 90, cameras: [garage] };
    expect(await valueOf(core.handlers['retention.offers']({ zone }))).toEqual([]);
    expect(await valueOf(core.handlers['retention.write']({ volumeId: volume.id, rule }))).toEqual({ rule });
    await core.close();
    const desk = createDesk();
    const again = await coreOn(desk, { dataFolder: data });
    expect(await valueOf(again.handlers['retention.offers']({ zone }))).toEqual([]);
    desk.mount(stick(root));
    await untilRead(again, volume.id);
    const size = readFileSync(path.join(root, second)).length;
    expect(await valueOf(again.handlers['retention.offers']({ zone }))).toEqual([
      { volumeId: volume.id, rule, clips: 1, bytes: size, oldest: Date.UTC(2026, 7, 1, 12), newest: Date.UTC(2026, 7, 1, 12) },
    ]);
    expect(clipsOn(root)).toHaveLength(5);
    await valueOf(again.handlers['retention.write']({ volumeId: volume.id, rule: null }));
    expect([await valueOf(again.handlers['retention.read']({ volumeId: volume.id })), await valueOf(again.handlers['retention.offers']({ zone }))]).toEqual([{ rule: null }, []]);
  });

  it('says what fills a drive by camera, local month and kind, and how long the rest lasts', async () => {
    const { core, root, volume } = await startWith(clips);
    copyFileSync(path.join(root, first), path.join(root, 'blink/26-11/26-11-01/03-30-05_Front_Door_001.mp4'));
    await valueOf(core.handlers['volumes.rescan']({ volumeId: volume.id }));
    await untilListed(core, ({ volumes }) => volumes.some((one) => one.clips === 6 && one.scan === 'done'));
    await previewOf(core, volume.id, { keepNewestDays: 1 });
    const size = readFileSync(path.join(root, first)).length;
    const report = await valueOf(core.handlers['storage.describe']({ volumeId: volume.id, zone }));
    expect(report).toMatchObject({
      clips: 6, bytes: 6 * size, unsized: 0, oldest: Date.UTC(2026, 7, 1, 12), newest: Date.UTC(2026, 10, 18, 22), warnFreeBytes: 375e6,
      months: [{ month: '2026-08', clips: 2, bytes: 2 * size }, { month: '2026-10', clips: 1 }, { month: '2026-11', clips: 3 }],
      kinds: [{ kind: 'local-storage', clips: 5, bytes: 5 * size }, { kind: 'clip-backup', clips: 1 }],
      rate: { clipsPerDay: 4 / 28, bytesPerDay: 4 * size / 28, overDays: 28 },
    });
    expect(report.daysLeft).toBeCloseTo(Math.max(0, (report.freeBytes ?? 0) - 375e6) / (4 * size / 28), 3);
    const utc = parseZone('UTC');
    expect((await valueOf(core.handlers['storage.describe']({ volumeId: volume.id, zone: utc ?? zone }))).months.map(({ month }) => month)).toEqual(['2026-08', '2026-11']);
  });
});
