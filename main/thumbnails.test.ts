import { copyFileSync, mkdirSync, readFileSync, readdirSync, readlinkSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClipId } from '../shared/ids.ts';
import { ZoneId } from '../shared/schema.ts';
import type { KeptThumbnail } from '../shared/thumbnail-wire.ts';
import { openSqliteFile } from './catalog/sqlite-file.ts';
import type { Migration } from './catalog/sqlite-file.ts';
import type { Core } from './core-types.ts';
import { createCore } from './core.ts';
import { temporaryFolder } from './testing/clip-tree.ts';

const media = path.join(import.meta.dirname, 'demo/media');
const lamp = 'blink/26-11/26-11-05/22-00-00_LivingRoom_001.mp4';
const visitor = 'blink/26-11/26-11-05/21-00-00_Front_Door_001.mp4';
const never = new AbortController().signal;
const picture: KeptThumbnail = { kind: 'picture', webp: Buffer.from('a picture') };

/** A folder as a drive, with real clips in it. */
function makeDrive(clips: Readonly<Record<string, string>> = { [lamp]: 'living-room-lamp.mp4', [visitor]: 'front-door-visitor.mp4' }): string {
  const root = path.join(temporaryFolder(), 'stick');
  for (const [name, source] of Object.entries(clips)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    copyFileSync(path.join(media, source), path.join(root, name));
  }
  return root;
}

async function start(dataFolder: string, root: string | null): Promise<Core> {
  const core = await createCore({
    dataFolder, abilities: {}, now: () => Date.UTC(2026, 10, 20), zone: ZoneId.parse('UTC'), version: '0', watch: false,
    onFault: (error) => { throw error; },
  });
  if (!core.ok) throw new Error(core.failure.code);
  onTestFinished(() => core.value.close());
  if (root !== null) await open(core.value, root);
  return core.value;
}

async function open(core: Core, root: string): Promise<void> {
  const scanned = new Promise<void>((resolve) => {
    core.subscribe((event) => {
      if (event.name === 'scan.progressed' && event.payload.isFinished) resolve();
    });
  });
  if (!(await core.openFolder(root)).ok) throw new Error('not opened');
  await scanned;
}

/** Newest first: `lamp`, then `visitor`. */
async function clipIds(core: Core): Promise<ClipId[]> {
  const listed = await core.handlers['clips.list']({ filter: {}, before: null, limit: 10 });
  if (!listed.ok) throw new Error(listed.failure.code);
  return listed.value.clips.map(({ id }) => id);
}

async function only(core: Core): Promise<ClipId> {
  const [id] = await clipIds(core);
  if (id === undefined) throw new Error('no clip');
  return id;
}

const dataFolder = () => path.join(temporaryFolder(), 'data');

describe('a thumbnail', () => {
  it('is cut at one second, kept for its clip, and still there after a restart without the drive', async () => {
    const data = dataFolder();
    const root = makeDrive();
    const first = await start(data, root);
    const ids = await clipIds(first);
    const [id, other] = ids;
    if (id === undefined || other === undefined) throw new Error('no clips');
    expect(first.thumbnails.read(ids)).toEqual([{ id, kept: null }, { id: other, kept: null }]);
    expect(await first.thumbnails.cut(id, 1000, never)).toMatchObject({ ok: true, value: { kind: 'frame', frame: { timestampMs: 1000, widthPx: 640 } } });
    expect(first.thumbnails.keep(id, picture)).toBe('kept');
    await first.close();
    renameSync(root, `${root} in a drawer`);

    const second = await start(data, null);
    expect(second.thumbnails.read([other, id])).toEqual([{ id: other, kept: null }, { id, kept: picture }]);
    expect(await second.thumbnails.cut(other, 1000, never)).toMatchObject({ ok: false, failure: { code: 'volume-offline' } });
  });

  it('is for the file it was cut from: one that comes under its name later has none', async () => {
    const data = dataFolder();
    const root = makeDrive();
    const core = await start(data, root);
    const id = await only(core);
    await core.thumbnails.cut(id, 1000, never);
    expect(core.thumbnails.keep(id, picture)).toBe('kept');
    rmSync(path.join(root, lamp));
    await open(core, root);
    expect(await clipIds(core)).toHaveLength(1);
    copyFileSync(path.join(media, 'garage-car.mp4'), path.join(root, lamp));
    await open(core, root);
    const again = await only(core);
    expect(core.thumbnails.read([again])).toEqual([{ id: again, kept: null }]);
  });

  it('is taken only of a clip whose frame was just given out, and once', async () => {
    const core = await start(dataFolder(), makeDrive());
    const [id, other] = await clipIds(core);
    if (id === undefined || other === undefined) throw new Error('no clips');
    await core.thumbnails.cut(id, 1000, never);
    expect(core.thumbnails.keep(other, picture)).toBe('not-asked');
    expect(core.thumbnails.keep(id, picture)).toBe('kept');
    expect(core.thumbnails.keep(id, picture)).toBe('not-asked');
    await core.thumbnails.cut(id, 1000, never);
    expect(core.thumbnails.keep(id, { kind: 'trouble', trouble: { why: 'damaged', codec: null } })).toBe('not-asked');
    expect(core.thumbnails.read([id])[0]?.kept).toEqual(picture);
  });

  it('that cannot be: why is found once and remembered', async () => {
    const data = dataFolder();
    const root = makeDrive({ [lamp]: 'living-room-lamp.mp4' });
    truncateSync(path.join(root, lamp), 2000);
    const first = await start(data, root);
    const trouble = { why: 'damaged', codec: null };
    expect(await first.thumbnails.cut(await only(first), 1000, never)).toEqual({ ok: true, value: { kind: 'trouble', trouble } });
    await first.close();
    const second = await start(data, root);
    expect(second.thumbnails.read([await only(second)])[0]?.kept).toEqual({ kind: 'trouble', trouble });
  });

  it('leaves the drive as it was', async () => {
    const root = makeDrive();
    const listing = () => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort().map((name) => [name, statSync(path.join(root, name)).mtimeMs]);
    const before = listing();
    const core = await start(dataFolder(), root);
    for (const id of await clipIds(core)) {
      await core.thumbnails.cut(id, 1000, never);
      core.thumbnails.keep(id, picture);
      await core.thumbnails.times(id, never);
    }
    expect(core.thumbnails.read(await clipIds(core)).map(({ kept }) => kept)).toEqual([picture, picture]);
    expect(listing()).toEqual(before);
  });
});

describe('hovering', () => {
  it('gets the times of up to eight frames', async () => {
    const core = await start(dataFolder(), makeDrive());
    const [id, other] = await clipIds(core);
    if (id === undefined || other === undefined) throw new Error('no clips');
    expect(await core.thumbnails.times(id, never)).toEqual({ ok: true, value: [0, 1000, 2000, 3000, 4000, 5000] });
    const ten = await core.thumbnails.times(other, never);
    expect(ten.ok && ten.value.length).toBe(8);
  });
});

describe('a read that is not wanted any more', () => {
  it('ends, and leaves no clip open', async () => {
    const core = await start(dataFolder(), makeDrive());
    const id = await only(core);
    const reads = Array.from({ length: 40 }, () => {
      const stop = new AbortController();
      const read = core.thumbnails.cut(id, 1000, stop.signal);
      setImmediate(() => stop.abort());
      return read;
    });
    const answers = await Promise.all(reads);
    expect(answers.some((answer) => !answer.ok && answer.failure.code === 'volume-offline')).toBe(true);
    expect(openClips()).toEqual([]);
  });

  it('ends with the core', async () => {
    const core = await start(dataFolder(), makeDrive());
    const id = await only(core);
    const reads = Array.from({ length: 10 }, () => core.thumbnails.cut(id, 1000, never));
    await core.close();
    expect(openClips()).toEqual([]);
    await Promise.all(reads);
  });
});

describe('the file that keeps them', () => {
  it('is made anew when it is damaged, and nobody is troubled with it', async () => {
    const data = dataFolder();
    mkdirSync(data);
    writeFileSync(path.join(data, 'thumbnails.sqlite'), 'garbage '.repeat(5000));
    const core = await start(data, makeDrive());
    const id = await only(core);
    expect(core.thumbnails.read([id])).toEqual([{ id, kept: null }]);
    await core.thumbnails.cut(id, 1000, never);
    expect(core.thumbnails.keep(id, picture)).toBe('kept');
    expect(core.thumbnails.read([id])).toEqual([{ id, kept: picture }]);
    expect(readdirSync(data).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('takes the place of the one that earlier versions kept pictures in', async () => {
    const data = dataFolder();
    mkdirSync(data);
    const file = path.join(data, 'thumbnails.sqlite');
    const earlier: Migration = { version: 1, name: 'thumbnails', run: (db) => db.exec('CREATE TABLE picture (id INTEGER PRIMARY KEY, webp BLOB NOT NULL) STRICT') };
    const { db } = openSqliteFile({ path: file, applicationId: 0x57635468, migrations: [earlier], now: 0 });
    db.prepare('INSERT INTO picture (webp) VALUES (zeroblob(?))').run(1_000_000);
    db.close();
    const core = await start(data, makeDrive());
    const id = await only(core);
    await core.thumbnails.cut(id, 1000, never);
    expect(core.thumbnails.keep(id, picture)).toBe('kept');
    expect(core.thumbnails.read([id])).toEqual([{ id, kept: picture }]);
    expect(statSync(file).size).toBeLessThan(100_000);
    expect(readdirSync(data).filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it.each(['thumbnails.sqlite', 'thumbnails.pictures'])('is done without when it cannot be made: %s', async (name) => {
    const data = dataFolder();
    mkdirSync(path.join(data, name), { recursive: true });
    const core = await start(data, makeDrive());
    const id = await only(core);
    expect(core.thumbnails.read([id])).toEqual([{ id, kept: null }]);
    expect(await core.thumbnails.cut(id, 1000, never)).toMatchObject({ ok: true });
    expect(core.thumbnails.keep(id, picture)).toBe('no-room');
  });

  it('is not even made before the first thumbnail', async () => {
    const data = dataFolder();
    await start(data, makeDrive());
    expect(readdirSync(data)).not.toContain('thumbnails.sqlite');
  });
});

/** Clips this process has open; where the system cannot tell, the other assertions stand alone. */
function openClips(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      // The descriptor of this very listing.
      return [];
    }
  }).filter((name) => name.endsWith('.mp4'));
}

it('reads at most 64 KB of a demo clip and hands out nothing else', async () => {
  const core = await start(dataFolder(), makeDrive());
  const cut = await core.thumbnails.cut(await only(core), 1000, never);
  if (!cut.ok || cut.value.kind !== 'frame') throw new Error('no frame');
  const whole = readFileSync(path.join(media, 'living-room-lamp.mp4'));
  expect(whole.includes(Buffer.from(cut.value.frame.packet))).toBe(true);
  expect(cut.value.frame.packet.length).toBeLessThan(64 * 1024);
});
