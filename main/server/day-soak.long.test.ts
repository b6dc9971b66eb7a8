// Hours of use in minutes: drives come and go, are browsed, played, exported, cleaned and pulled in the middle of it, in random order, over
// HTTP against a real core and catalog, on a clock that runs ahead. At the end memory and descriptors stand where they stood, and the
// catalog says what the drives hold. SOAK_MINUTES=120 for two hours, SOAK_SEED for another order.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { CleanupJob } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId, FolderId, VolumeId } from '../../shared/ids.ts';
import type { Clip, ClipFilter } from '../../shared/schema.ts';
import { demoMediaFolder } from '../demo/media-folder.ts';
import { dice } from '../testing/dice.ts';
import { stick, valueOf } from '../testing/drive-desk.ts';
import { openFiles, openPlaces } from './testing/open-descriptors.ts';
import { serveArchive, type ServedArchive } from './testing/served-archive.ts';

const minutes = Number(process.env['SOAK_MINUTES'] ?? 6);
const seed = Number(process.env['SOAK_SEED'] ?? 7);
const startsAt = Date.UTC(2026, 10, 20, 12);
/** What is used for the first time stays: pages of the catalog, compiled code, connections. */
const warmUp = 0.25;
const mostGrowthBytes = 12 * 1024 * 1024;
/** A thread that rests between two readings has its own connection to the catalog and its own loop; one may rest now that did not before. */
const mostForThreads = 16;
/** The last one is larger than what is read of a clip at once. */
const media = ['garden-hevc.mp4', 'garage-car.mp4', 'garden-cat.mp4'];
const fewest = 8;
const most = 40;

interface Drive {
  readonly name: string;
  readonly root: string;
  id: VolumeId | null;
  isHere: boolean;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What objects and buffers take once everything that can go has gone. */
async function heldBytes(): Promise<number> {
  for (let round = 0; round < 3; round += 1) {
    collect();
    await new Promise(setImmediate);
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

class Day {
  readonly drives: readonly Drive[];
  readonly tally: Record<string, number> = {};
  readonly #archive: ServedArchive;
  readonly #roll: (sides: number) => number;
  readonly #target: { readonly place: string; readonly id: FolderId };
  readonly #zone: ClipFilterZone;
  #written = 0;

  constructor(archive: ServedArchive, roll: (sides: number) => number, target: { readonly place: string; readonly id: FolderId }, zone: ClipFilterZone) {
    this.#archive = archive;
    this.#roll = roll;
    this.#target = target;
    this.#zone = zone;
    this.drives = ['ONE', 'TWO', 'THREE'].map((name) => ({ name, root: path.join(archive.base, name), id: null, isHere: false }));
    for (const drive of this.drives) {
      for (const folder of ['blink/.tmp', 'blink_backup']) mkdirSync(path.join(drive.root, folder), { recursive: true });
      for (let clip = 0; clip < 20; clip += 1) this.#record(drive);
      renameSync(drive.root, `${drive.root}.away`);
    }
  }

  /** One thing a person or a module does. */
  async step(): Promise<void> {
    const here = this.drives.filter(({ isHere }) => isHere);
    const drive = here[this.#roll(Math.max(1, here.length))];
    if (drive === undefined || this.#roll(12) === 0) {
      await this.plug();
      return;
    }
    const deeds: readonly (readonly [weight: number, name: string, act: () => Promise<unknown>])[] = [
      [6, 'browsed', () => this.#browse()], [5, 'played', () => this.#play()], [3, 'looked at pictures', () => this.#lookAtPictures()], [2, 'exported', () => this.#export()],
      [2, 'cleaned', () => this.#clean(drive)], [3, 'recorded', () => this.#recordAndRead(drive)], [1, 'marked', () => this.#mark()], [2, 'pulled', () => this.pull(drive)],
      [2, 'pulled in the middle', () => this.#pullInTheMiddle(drive)],
    ];
    let throwOf = this.#roll(deeds.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, name, act] of deeds) {
      throwOf -= weight;
      if (throwOf >= 0) continue;
      await act();
      this.tally[name] = (this.tally[name] ?? 0) + 1;
      return;
    }
  }

  async plug(): Promise<void> {
    const away = this.drives.filter(({ isHere }) => !isHere);
    const drive = away[this.#roll(Math.max(1, away.length))];
    if (drive === undefined) return;
    renameSync(`${drive.root}.away`, drive.root);
    // The module was busy meanwhile.
    for (let clips = this.#roll(4); clips > 0; clips -= 1) this.#record(drive);
    drive.isHere = true;
    this.#mount();
    const { client } = this.#archive;
    await this.#archive.until(async () => {
      const { volumes, candidates } = await valueOf(client.call('volumes.list', {}));
      const offered = candidates.find(({ place }) => place === drive.root);
      if (offered !== undefined && drive.id === null) drive.id = (await valueOf(client.call('volumes.open', { candidateId: offered.id }))).id;
      return volumes.some(({ id, isPresent, scan }) => id === drive.id && isPresent && scan === 'done');
    });
    this.tally['plugged'] = (this.tally['plugged'] ?? 0) + 1;
  }

  async pull(drive: Drive): Promise<void> {
    renameSync(drive.root, `${drive.root}.away`);
    drive.isHere = false;
    this.#mount();
    await this.#archive.until(async () => !(await this.#volumesHere()).includes(drive.id));
  }

  /** Reads every drive that is here once more; answers clips by drive as the catalog has them and as they lie there. */
  async compare(): Promise<{ readonly told: readonly string[]; readonly there: readonly string[] }> {
    const { client } = this.#archive;
    const told: string[] = [];
    const there: string[] = [];
    for (const { id, name, root } of this.drives.filter(({ isHere }) => isHere)) {
      if (id === null) throw new Error(`${name} was never opened.`);
      await valueOf(client.call('volumes.rescan', { volumeId: id }));
      await this.#archive.until(async () => (await valueOf(client.call('volumes.list', {}))).volumes.some((volume) => volume.id === id && volume.isPresent && volume.scan === 'done'));
      for (const clip of await this.#clips({ volumes: [id] })) {
        const details = await valueOf(client.call('clips.describe', { clipId: clip.id }));
        told.push(`${clip.state} ${name}/${details.path}`);
      }
      there.push(...clipsIn(root).map((file) => `present ${name}/${file}`));
    }
    return { told: told.sort(), there: there.sort() };
  }

  async untilIdle(): Promise<void> {
    const { client } = this.#archive;
    await this.#archive.until(async () => (await valueOf(client.call('exports.list', {}))).jobs.every(({ state }) => state !== 'running'));
    await this.#archive.until(async () => (await valueOf(client.call('cleanup.list', {}))).every(({ state }) => !isUnderWay(state)));
  }

  #mount(): void {
    const here = this.drives.filter(({ isHere }) => isHere);
    this.#archive.desk.mount(...here.map(({ name, root }) => stick(root, { deviceId: `/dev/${name}`, uuid: `UUID-${name}`, label: name })));
  }

  async #volumesHere(): Promise<(VolumeId | null)[]> {
    return (await valueOf(this.#archive.client.call('volumes.list', {}))).volumes.filter(({ isPresent }) => isPresent).map(({ id }) => id);
  }

  /** Every clip has a second of its own. */
  #record(drive: Drive): void {
    if (clipsIn(drive.root).length >= most) return;
    this.#written += 1 + this.#roll(5000);
    const at = new Date(Date.UTC(2026, 9, 1) + this.#written * 1000).toISOString();
    const file = path.join(drive.root, 'blink', at.slice(2, 7), at.slice(2, 10), `${at.slice(11, 19).replaceAll(':', '-')}_Cam${this.#roll(4)}_001.mp4`);
    mkdirSync(path.dirname(file), { recursive: true });
    copyFileSync(path.join(demoMediaFolder(), media[this.#roll(media.length)] ?? ''), file);
  }

  async #recordAndRead(drive: Drive): Promise<void> {
    this.#record(drive);
    if (drive.id !== null) await this.#archive.client.call('volumes.rescan', { volumeId: drive.id });
    await this.#archive.client.call('app.focused', {});
  }

  async #clips(filter: ClipFilter): Promise<Clip[]> {
    const clips: Clip[] = [];
    for (;;) {
      const page = await valueOf(this.#archive.client.call('clips.list', { filter, before: clips.at(-1)?.id ?? null, limit: 30 }));
      clips.push(...page.clips);
      if (page.isLast) return clips;
    }
  }

  async #someClip(): Promise<Clip | undefined> {
    const clips = await this.#clips({});
    return clips[this.#roll(Math.max(1, clips.length))];
  }

  async #browse(): Promise<void> {
    const { client } = this.#archive;
    const zone = this.#zone;
    const filters: readonly ClipFilter[] = [{}, { isStarred: true }, { isDamaged: false, minLengthMs: 1000 }, { timeOfDay: { fromMinute: 1200, toMinute: 300, zone } }, { isUnwatched: true, kinds: ['local-storage'] }];
    const filter = filters[this.#roll(filters.length)] ?? {};
    await valueOf(client.call('clips.days', { filter, zone }));
    const clip = (await this.#clips(filter))[0];
    await valueOf(client.call('cameras.list', {}));
    if (clip === undefined) return;
    await client.call('clips.describe', { clipId: clip.id });
    await client.call('clips.neighbours', { clipId: clip.id, filter });
    await client.call('clips.find', { instant: clip.recordedAt, window: { from: clip.recordedAt - 60_000, to: clip.recordedAt + 60_000 }, filter, limit: 50 });
    await client.call('storage.describe', { volumeId: clip.volumeId, zone });
    await client.call('volumes.check', { volumeId: clip.volumeId });
  }

  async #play(): Promise<void> {
    const clip = await this.#someClip();
    if (clip === undefined) return;
    const leaving = new AbortController();
    const range = this.#roll(2) === 0 ? {} : { range: `bytes=${this.#roll(20_000)}-` };
    const leavesEarly = this.#roll(3) === 0;
    try {
      const answer = await fetch(`${this.#archive.server.mediaBase}/clips/${clip.id}`, { headers: range, signal: leaving.signal });
      if (leavesEarly) leaving.abort();
      await answer.arrayBuffer();
    } catch (error) {
      // Left in the middle, or the drive went: both end the answer.
      if (!(error instanceof TypeError) && !leaving.signal.aborted) throw error;
    }
  }

  async #lookAtPictures(): Promise<void> {
    const clip = await this.#someClip();
    if (clip === undefined) return;
    const { origin } = this.#archive.server;
    const { name, value } = this.#archive.server.sessionCookie();
    const headers = { cookie: `${name}=${value}` };
    for (const part of ['frame', 'times']) await (await fetch(`${origin}/thumbnails/${clip.id}/${part}`, { headers })).arrayBuffer();
    const trouble = { method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body: '{"why":"codec","codec":"hvc1"}' };
    await (await fetch(`${origin}/thumbnails/${clip.id}`, trouble)).arrayBuffer();
    await (await fetch(`${origin}/thumbnails`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ ids: [clip.id] }) })).arrayBuffer();
  }

  async #beginExport(): Promise<void> {
    const ids = (await this.#clips({})).filter(() => this.#roll(8) === 0).map(({ id }) => id);
    if (ids.length === 0) return;
    const form = { layout: 'named', template: '{date}/{time} {camera}', zone: this.#zone, onlyNew: this.#roll(2) === 0, form: 'copies', language: 'en', targetId: this.#target.id } as const;
    await this.#archive.client.call('exports.start', { clips: { ids }, ...form });
  }

  async #export(): Promise<void> {
    await this.#beginExport();
    if (this.#roll(4) === 0) for (const { id } of (await valueOf(this.#archive.client.call('exports.list', {}))).jobs.slice(0, 1)) await this.#archive.client.call('exports.cancel', { exportId: id });
    await this.untilIdle();
    for (const { id } of (await valueOf(this.#archive.client.call('exports.list', {}))).jobs) await this.#archive.client.call('exports.forget', { exportId: id });
    for (const entry of readdirSync(this.#target.place)) rmSync(path.join(this.#target.place, entry), { recursive: true });
  }

  async #beginCleanup(drive: Drive): Promise<CleanupJob | null> {
    const { client } = this.#archive;
    if (drive.id === null || clipsIn(drive.root).length <= fewest) return null;
    const clips = await this.#clips({ volumes: [drive.id] });
    const ids: ClipId[] = clips.filter(() => this.#roll(6) === 0).slice(0, clips.length - fewest).map(({ id }) => id);
    if (ids.length === 0) return null;
    const preview = await client.call('cleanup.preview', { volumeId: drive.id, choice: { kind: 'by-hand', ids, confirmed: ['starred', 'noted'] }, takenOut: ids.slice(0, this.#roll(2)), zone: this.#zone });
    if (!preview.ok || preview.value.planId === null) return null;
    const started = await client.call('cleanup.start', { planId: preview.value.planId, typedCount: preview.value.typedCount, archiveTo: null });
    return started.ok ? started.value : null;
  }

  async #clean(drive: Drive): Promise<void> {
    const job = await this.#beginCleanup(drive);
    if (job !== null && this.#roll(4) === 0) await this.#archive.client.call('cleanup.cancel', { cleanupId: job.id });
    await this.untilIdle();
  }

  async #mark(): Promise<void> {
    const clip = await this.#someClip();
    if (clip !== undefined) await this.#archive.client.call('clips.mark', { clipIds: [clip.id], mark: { isStarred: this.#roll(2) === 0, note: this.#roll(2) === 0 ? null : `note ${this.#roll(9)}` } });
  }

  async #pullInTheMiddle(drive: Drive): Promise<void> {
    const work: readonly (() => Promise<unknown>)[] = [() => this.#beginExport(), () => this.#beginCleanup(drive), () => this.#play(), () => this.#lookAtPictures()];
    const under = work.filter(() => this.#roll(2) === 0).map((begin) => begin());
    if (drive.id !== null && this.#roll(2) === 0) under.push(this.#archive.client.call('volumes.rescan', { volumeId: drive.id }));
    for (let turns = this.#roll(30); turns > 0; turns -= 1) await new Promise(setImmediate);
    await this.pull(drive);
    await Promise.all(under);
    await this.untilIdle();
  }
}

type ClipFilterZone = NonNullable<ClipFilter['timeOfDay']>['zone'];

const isUnderWay = (state: CleanupJob['state']): boolean => ['waiting', 'checking', 'copying', 'deleting'].includes(state);

function clipsIn(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mp4')).map((name) => name.split(path.sep).join('/'));
}

test(`${minutes} minutes of use leave memory and descriptors where they were, and the catalog equals the drives`, { timeout: 3_600_000 }, async () => {
  const roll = dice(seed);
  let now = startsAt;
  const archive = await serveArchive({ now: () => now });
  const target = await archive.addFolder('copies');
  const zone = (await valueOf(archive.client.call('app.about', {}))).computerZone;
  const day = new Day(archive, roll, target, zone);
  const { name, value } = archive.server.sessionCookie();
  // A page listens all the time.
  const leaving = new AbortController();
  const stream = await fetch(`${archive.server.origin}/events`, { headers: { cookie: `${name}=${value}` }, signal: leaving.signal });
  let events = 0;
  const listening = (async () => {
    const reader = stream.body?.getReader();
    while (reader !== undefined && !(await reader.read()).done) events += 1;
  })().catch(() => undefined);

  const rest = async (): Promise<{ readonly bytes: number; readonly files: readonly string[]; readonly descriptors: number }> => {
    for (const drive of day.drives) if (drive.isHere) await day.pull(drive);
    await day.untilIdle();
    return { bytes: await heldBytes(), files: openFiles(), descriptors: openPlaces().filter((place) => !place.startsWith('socket:')).length };
  };
  const until = startsAt + minutes * 60_000;
  let steps = 0;
  let before: Awaited<ReturnType<typeof rest>> | null = null;
  while (now < until) {
    await day.step();
    steps += 1;
    now += 2000 + roll(16_000);
    if (before === null && now > startsAt + minutes * 60_000 * warmUp) before = await rest();
  }
  const after = await rest();
  expect(after.files).toEqual(before?.files);
  expect(after.descriptors).toBeLessThanOrEqual((before?.descriptors ?? 0) + mostForThreads);
  expect(after.files.filter((place) => day.drives.some(({ root }) => place.startsWith(root)))).toEqual([]);
  expect(after.bytes - (before?.bytes ?? 0)).toBeLessThan(mostGrowthBytes);

  while (day.drives.some(({ isHere }) => !isHere)) await day.plug();
  const { told, there } = await day.compare();
  expect(told.filter((line) => line.startsWith('present'))).toEqual(there);
  expect(there.length).toBeGreaterThan(day.drives.length * fewest - 1);
  const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);
  process.stdout.write(
    `Day soak: ${minutes} minutes, ${steps} steps, ${events} events, held ${megabytes(before?.bytes ?? 0)} → ${megabytes(after.bytes)} MB, rss ${megabytes(process.memoryUsage.rss())} MB, `
    + `descriptors ${before?.descriptors ?? 0} → ${after.descriptors}, clips ${there.length}, ${JSON.stringify(day.tally)}\n`,
  );
  leaving.abort();
  await listening;
  expect(await archive.close()).toEqual([]);
});
