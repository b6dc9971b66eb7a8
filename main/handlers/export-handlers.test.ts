import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseZone } from '../../shared/time.ts';
import type { ExportId, ExportJob } from '../../shared/export/export-schema.ts';
import type { FolderId } from '../../shared/ids.ts';
import type { Clip, ClipFilter } from '../../shared/schema.ts';
import type { Core } from '../core-types.ts';
import { createDesk, coreOn, openOffered, stick, untilListed, untilRead, valueOf } from '../testing/drive-desk.ts';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';

const zone = parseZone('America/New_York');
if (zone === null) throw new Error('New York is no zone');
const choice = { layout: 'named' as const, template: '{date}/{time} {camera}.mp4', zone, onlyNew: false, form: 'copies' as const, language: 'en' as const };
const tree = [
  'blink/26-11/26-11-01/05-30-05_Front_001.mp4', 'blink/26-11/26-11-01/06-30-05_Front_001.mp4', 'blink/26-11/26-11-05/12-00-00_Garage_001.mp4',
];

/** A stick with three clips, read to the end, and a folder to export to. */
async function start(dataFolder?: string) {
  const desk = createDesk();
  const mountPoint = makeTree(temporaryFolder(), tree);
  const core = await coreOn(desk, dataFolder === undefined ? {} : { dataFolder });
  desk.mount(stick(mountPoint));
  const volume = await openOffered(core, mountPoint);
  const target = temporaryFolder();
  return { desk, core, mountPoint, volume, target, targetId: await folderId(core, target) };
}

/** Walks down to a folder as the chooser does. */
async function folderId(core: Core, wanted: string): Promise<FolderId> {
  const top = await valueOf(core.handlers['folders.list']({ folderId: null }));
  let here = await valueOf(core.handlers['folders.list']({ folderId: top.entries.find(({ name }) => name === '/')?.id ?? null }));
  for (const part of wanted.split(path.sep).filter((one) => one !== '')) {
    const entry = here.entries.find(({ name }) => name === part);
    if (entry === undefined) throw new Error(`${part} is not listed in ${here.path}`);
    here = await valueOf(core.handlers['folders.list']({ folderId: entry.id }));
  }
  return here.id;
}

/** Resolves with the job as soon as it no longer runs. */
async function untilEnded(core: Core, id: ExportId): Promise<ExportJob> {
  const { promise, resolve } = Promise.withResolvers<ExportJob>();
  const look = (jobs: readonly ExportJob[]): void => {
    const job = jobs.find((one) => one.id === id);
    if (job !== undefined && job.state !== 'running') resolve(job);
  };
  const stop = core.subscribe((event) => { if (event.name === 'exports.changed') look(event.payload.jobs); });
  look((await valueOf(core.handlers['exports.list']({}))).jobs);
  return promise.finally(stop);
}

const clipsOf = async (core: Core, filter: ClipFilter = {}): Promise<Clip[]> => (await valueOf(core.handlers['clips.list']({ filter, before: null, limit: 100 }))).clips;
const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mp4')).sort();
const everything = { clips: { filter: {} } };

describe('an export of the window', () => {
  it('shows what it would do, then copies the clips under those names and remembers it', async () => {
    const { core, target, targetId } = await start();
    const preview = await valueOf(core.handlers['exports.preview']({ ...choice, ...everything, targetId }));
    expect(preview).toMatchObject({ clips: 3, away: 0, leftOut: 0, problem: null, isOnSource: false });
    // Half past one comes twice that night: the two clips would get one name, and the copies get two.
    expect(preview.names[2]).toBe('2026-11-05/07.00.00 Garage.mp4');

    const { id } = await valueOf(core.handlers['exports.start']({ ...choice, ...everything, targetId }));
    const job = await untilEnded(core, id);
    expect(job).toMatchObject({ state: 'done', target, clips: 3, report: { copied: 3, failed: 0, isRecorded: true } });
    expect(filesIn(target)).toEqual(expect.arrayContaining([...preview.names]));
    expect(readFileSync(path.join(target, preview.names[2] ?? ''), 'utf8')).toBe(tree[2]);
    expect((await clipsOf(core)).every(({ isExported }) => isExported)).toBe(true);
    expect(await clipsOf(core, { isExported: false })).toEqual([]);
    expect((await valueOf(core.handlers['exports.list']({}))).lastTarget).toMatchObject({ path: target });
    expect(await valueOf(core.handlers['exports.preview']({ ...choice, ...everything, onlyNew: true, targetId }))).toMatchObject({ clips: 0, leftOut: 3 });
  });

  it('makes an evidence folder, says of which clips nothing could be made, and goes on with one that an earlier launch left', async () => {
    const dataFolder = path.join(temporaryFolder(), 'data');
    const { core, desk, mountPoint, target, targetId } = await start(dataFolder);
    const asked = { ...choice, ...everything, form: 'evidence' as const, language: 'de' as const, targetId };
    expect((await valueOf(core.handlers['exports.preview'](asked))).names[2]).toBe('originals/2026-11-05/07.00.00 Garage.mp4');
    const { id } = await valueOf(core.handlers['exports.start'](asked));
    await core.close();
    const next = await coreOn(desk, { dataFolder });
    desk.mount(stick(mountPoint));
    await untilRead(next);
    await valueOf(next.handlers['exports.resume']({ exportId: id }));
    const job = await untilEnded(next, id);
    expect(job).toMatchObject({ state: 'done', form: 'evidence', report: { failed: 0, isRecorded: true, evidence: { originals: 3, pictures: 0, viewingCopies: 0 } } });
    // These clips are text: where there is an ffmpeg it says so of each, elsewhere of all.
    const { troubles = [], nothingMade = null } = job.report?.evidence ?? {};
    expect(troubles.length === 6 || nothingMade !== null).toBe(true);
    expect(readFileSync(path.join(target, 'index.html'), 'utf8')).toContain('<html lang="de">');
    expect(filesIn(target).every((file) => file.startsWith('originals'))).toBe(true);
  });

  it('says which clip was not exported and why, and the others are', async () => {
    const { core, mountPoint, targetId } = await start();
    rmSync(path.join(mountPoint, tree[0] ?? ''));
    const { id } = await valueOf(core.handlers['exports.start']({ ...choice, ...everything, targetId }));
    expect(await untilEnded(core, id)).toMatchObject({ state: 'done', report: { copied: 2, failed: 1 } });
    const { lines, total } = await valueOf(core.handlers['exports.lines']({ exportId: id, only: 'troubled', offset: 0, limit: 10 }));
    expect(total).toBe(1);
    expect(lines[0]).toMatchObject({ path: tree[0], status: 'failed', reason: 'source-missing' });
    expect((await clipsOf(core, { isExported: false })).length).toBe(1);
  });

  it('refuses the archive itself, a template that leaves the folder, and clips whose drive is away', async () => {
    const { core, desk, mountPoint, targetId } = await start();
    const inside = await folderId(core, path.join(mountPoint, 'blink'));
    expect(await valueOf(core.handlers['exports.preview']({ ...choice, ...everything, targetId: inside }))).toMatchObject({ problem: { code: 'target-inside-archive' } });
    const { id } = await valueOf(core.handlers['exports.start']({ ...choice, ...everything, targetId: inside }));
    expect(await untilEnded(core, id)).toMatchObject({ state: 'refused', problem: { code: 'target-inside-archive' } });
    expect(filesIn(mountPoint)).toEqual(tree);
    expect(await core.handlers['exports.start']({ ...choice, template: '../{time}', ...everything, targetId })).toMatchObject({ failure: { code: 'template-refused' } });
    desk.mount();
    await untilListed(core, ({ volumes }) => volumes.every(({ isPresent }) => !isPresent));
    expect(await valueOf(core.handlers['exports.preview']({ ...choice, ...everything, targetId }))).toMatchObject({ clips: 0, away: 3 });
    expect(await core.handlers['exports.start']({ ...choice, ...everything, targetId })).toMatchObject({ failure: { code: 'export-empty' } });
  });

  it('ends when its drive is ejected, and goes on when the drive is back', async () => {
    const { core, desk, mountPoint, volume, target, targetId } = await start();
    const many = Array.from({ length: 40 }, (_, minute) => `blink/26-11/26-11-06/12-${String(minute).padStart(2, '0')}-00_Front_001.mp4`);
    makeTree(mountPoint, many);
    for (const name of many) truncateSync(path.join(mountPoint, name), 4_000_000);
    await valueOf(core.handlers['volumes.rescan']({ volumeId: volume.id }));
    await untilListed(core, ({ volumes }) => volumes.some(({ clips, scan }) => clips === 43 && scan === 'done'));
    const { promise: isUnderWay, resolve } = Promise.withResolvers<null>();
    core.subscribe((event) => { if (event.name === 'exports.changed' && event.payload.jobs.some(({ progress }) => progress.doneBytes > 0)) resolve(null); });
    const { id } = await valueOf(core.handlers['exports.start']({ ...choice, ...everything, targetId }));
    await isUnderWay;
    desk.onEject = () => {
      desk.mount();
      return { kind: 'ejected', isPoweredOff: true, stillMounted: [] };
    };
    await valueOf(core.handlers['volumes.eject']({ volumeId: volume.id }));
    expect(await untilEnded(core, id)).toMatchObject({ state: 'ejected' });
    expect(readdirSync(target, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(filesIn(target).length).toBeLessThan(43);

    desk.mount(stick(mountPoint));
    await untilRead(core, volume.id);
    await valueOf(core.handlers['exports.resume']({ exportId: id }));
    expect(await untilEnded(core, id)).toMatchObject({ state: 'done', report: { failed: 0, conflicts: 0 } });
    expect(filesIn(target)).toHaveLength(43);
  });

  it('that the end of the program cut short is offered again by the next launch', async () => {
    const dataFolder = path.join(temporaryFolder(), 'data');
    const { core, desk, mountPoint, target, targetId } = await start(dataFolder);
    const { id } = await valueOf(core.handlers['exports.start']({ ...choice, ...everything, targetId }));
    await core.close();
    const next = await coreOn(desk, { dataFolder });
    desk.mount(stick(mountPoint));
    await untilRead(next);
    expect((await valueOf(next.handlers['exports.list']({}))).jobs).toMatchObject([{ id, state: 'interrupted', target, clips: 3 }]);
    await valueOf(next.handlers['exports.resume']({ exportId: id }));
    expect(await untilEnded(next, id)).toMatchObject({ state: 'done' });
    expect(filesIn(target)).toHaveLength(3);
    await valueOf(next.handlers['exports.forget']({ exportId: id }));
    expect((await valueOf(next.handlers['exports.list']({}))).jobs).toEqual([]);
  });
});

describe('a new folder in the chooser', () => {
  it('is made and can be exported to; a name that some system refuses, a taken one and the archive are told', async () => {
    const { core, mountPoint, target, targetId } = await start();
    const made = await valueOf(core.handlers['folders.create']({ folderId: targetId, name: 'For the police' }));
    expect(readdirSync(target)).toEqual(['For the police']);
    expect((await valueOf(core.handlers['folders.list']({ folderId: made.id }))).path).toBe(path.join(target, 'For the police'));
    writeFileSync(path.join(target, 'taken'), '');
    for (const [name, code] of [['a/b', 'folder-name-refused'], ['..', 'folder-name-refused'], ['CON', 'folder-name-refused'], ['taken', 'folder-exists']] as const) {
      expect(await core.handlers['folders.create']({ folderId: targetId, name })).toMatchObject({ failure: { code } });
    }
    mkdirSync(path.join(mountPoint, 'blink', '26-12'));
    const inside = await folderId(core, path.join(mountPoint, 'blink', '26-12'));
    expect(await core.handlers['folders.create']({ folderId: inside, name: 'Copies' })).toMatchObject({ failure: { code: 'folder-in-archive' } });
  });
});
