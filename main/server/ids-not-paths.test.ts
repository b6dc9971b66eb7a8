// Whatever id a page sends, to whichever method or address, and whatever lies behind it by then: nothing outside an opened archive is
// read, shown, copied, handed to another program, or deleted. The methods come from the contract: a new one is tried at once.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { methods, type Input, type Method } from '../../shared/contract.ts';
import type { ClipId } from '../../shared/ids.ts';
import { demoMediaFolder } from '../demo/media-folder.ts';
import { valueOf } from '../testing/drive-desk.ts';
import { idSchemas, idsIn, validInputs, type IdName, type KnownIds } from './testing/contract-inputs.ts';
import { rawRequest } from './testing/raw-request.ts';
import { serveArchive, type ServedArchive } from './testing/served-archive.ts';

const names = Object.keys(methods) as Method[];
const takingIds = names.filter((name) => idsIn(methods[name].input).size > 0);
/** A clip of its own for each way to lead astray. */
const clips = {
  linkedFile: 'blink/26-11/26-11-02/22-00-02_Front_Door_001.mp4',
  linkedFolder: 'blink/26-11/26-11-03/22-00-03_Front_Door_001.mp4',
  linkedMonth: 'blink/26-10/26-10-04/22-00-04_Front_Door_001.mp4',
} as const;
type ClipName = keyof typeof clips;
const astray = Object.keys(clips) as ClipName[];
const swapped = 'blink/26-09/26-09-05/22-00-05_Front_Door_001.mp4';

let archive: ServedArchive;
let known: KnownIds;
let root: string;
let secret: string;
let secretBytes: Buffer;
let clipIds: ReadonlyMap<ClipName, ClipId>;
let target: string;
let ffmpeg: string;
/** Paths handed to other programs. */
const handedOver: string[] = [];
/** In the place of ffmpeg: writes down what it is asked, and makes nothing. */
const standIn = `#!/bin/sh
echo "$@" >> "$0.asked"
case "$*" in *-version) echo "ffmpeg version 7.0";; *) exit 1;; esac
`;

beforeAll(async () => {
  const hand = (fullPath: string) => {
    handedOver.push(fullPath);
    return Promise.resolve(true);
  };
  archive = await serveArchive({ abilities: { openInPlayer: hand, showInFolder: hand, pickFolder: () => Promise.resolve(null) } });
  const drive = await archive.addDrive('STICK', [...Object.values(clips), 'blink/26-11/26-11-01/holiday.mp4']);
  const folder = await archive.addFolder('copies');
  ({ root } = drive);
  target = folder.place;
  const { client } = archive;
  ffmpeg = path.join(archive.base, 'ffmpeg');
  writeFileSync(ffmpeg, standIn, { mode: 0o755 });
  await client.call('settings.write', { ffmpegPath: ffmpeg });
  const listed = await valueOf(client.call('clips.list', { filter: {}, before: null, limit: 100 }));
  const described = await Promise.all(listed.clips.map(({ id }) => valueOf(client.call('clips.describe', { clipId: id }))));
  clipIds = new Map(Object.entries(clips).map(([name, file]) => [name as ClipName, idOf(described, file)]));
  const strays = await valueOf(client.call('unrecognised.list', { volumeId: drive.id, after: null, limit: 10 }));
  const cameras = await valueOf(client.call('cameras.list', {}));

  // Outside, under every name that a link may lead to: a clip like the ones on the drive, to the byte count and the second.
  secret = path.join(archive.base, 'secret');
  secretBytes = readFileSync(path.join(demoMediaFolder(), 'garden-hevc.mp4'));
  secretBytes.write('outside the archive', secretBytes.indexOf('mdat') + 4000, 'latin1');
  for (const file of Object.values(clips)) hide(path.join(root, file), file);
  replaceByLink(clips.linkedFile);
  replaceByLink(path.dirname(clips.linkedFolder));
  replaceByLink(path.dirname(path.dirname(clips.linkedMonth)));
  known = {
    ClipId: astray.map((name) => clipIds.get(name)), VolumeId: [drive.id], CameraId: cameras.map(({ id }) => id), FolderId: [folder.id],
    UnrecognisedId: strays.files.map(({ id }) => id),
  };
});
afterAll(async () => {
  expect(await archive.close()).toEqual([]);
});

function idOf(described: readonly { readonly id: ClipId; readonly path: string }[], file: string): ClipId {
  const found = described.find((one) => one.path === file);
  if (found === undefined) throw new Error(`${file} is not listed.`);
  return found.id;
}

/** A file outside that looks like this clip from without. */
function hide(clip: string, below: string): void {
  const place = path.join(secret, below);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, secretBytes);
  const { atime, mtime } = statSync(clip);
  utimesSync(place, atime, mtime);
}

function replaceByLink(below: string): void {
  rmSync(path.join(root, below), { recursive: true });
  symlinkSync(path.join(secret, below), path.join(root, below));
}

const filesBelow = (place: string) => readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));

/** Of the picture, which no other file has. */
function isSecret(bytes: Buffer): boolean {
  return bytes.includes('outside the archive');
}

function expectNothingGotOut(): void {
  expect(filesBelow(target).filter((file) => isSecret(readFileSync(file)))).toEqual([]);
  expect(handedOver.filter((place) => place.startsWith(secret))).toEqual([]);
  expect(existsSync(`${ffmpeg}.asked`) ? readFileSync(`${ffmpeg}.asked`, 'utf8') : '').not.toContain(root);
  expect(filesBelow(secret).length).toBeGreaterThanOrEqual(astray.length);
  expect(filesBelow(secret).every((file) => isSecret(readFileSync(file)))).toBe(true);
}

async function untilIdle(): Promise<void> {
  const { client } = archive;
  await archive.until(async () => (await valueOf(client.call('exports.list', {}))).jobs.every(({ state }) => state !== 'running'));
  await archive.until(async () => (await valueOf(client.call('films.list', {}))).every(({ state }) => state !== 'running'));
  await archive.until(async () => (await valueOf(client.call('cleanup.list', {}))).every(({ state }) => !['waiting', 'checking', 'copying', 'deleting'].includes(state)));
}

/** Ids that mean nothing, or much to a program that takes them for something else. */
const hostile: Readonly<Record<'number' | 'string', readonly unknown[]>> = {
  number: [0, 99, 2 ** 16, 2 ** 31, 2 ** 32, 2_000_000_000, Number.MAX_SAFE_INTEGER, -1, 0.5, '1', '../1', null, [1], { valueOf: 1 }],
  string: [
    '..', '../../../../etc/passwd', '/etc/passwd', '%2e%2e%2fetc%2fpasswd', '..%00', 'a\0b', 'C:', 'C:\\Windows\\win.ini', '\\\\server\\share', '//server/share', 'file:///etc/passwd', 'computer:',
    '__proto__', 'constructor', 'journal', 'x'.repeat(10_000), 1, null, ['a'],
  ],
};

function hostileIds(): KnownIds {
  const kinds = Object.entries(idSchemas).map(([name, schema]) => [name as IdName, hostile[schema._zod.def.type]] as const);
  return Object.fromEntries(kinds);
}

/** What a loaded computer needs for dozens of calls. */
const patience = { timeout: 120_000 };

describe('an id that was never given out', patience, () => {
  test('there are methods that take each kind of id', () => {
    const taken = new Set(takingIds.flatMap((name) => [...idsIn(methods[name].input)]));
    expect([...taken].sort()).toEqual(Object.keys(idSchemas).sort());
  });

  test.each(takingIds)('gets a refusal or a failure from %s, and no memory', async (method) => {
    const before = process.memoryUsage().arrayBuffers;
    const inputs = validInputs(methods[method].input, hostileIds());
    expect(inputs.length).toBeGreaterThan(10);
    for (const input of inputs) {
      const answer = await archive.rpc(method, JSON.stringify(input));
      expect([200, 400], `${JSON.stringify(input).slice(0, 300)} ${archive.log.at(-1) ?? ''}`).toContain(answer.status);
      expect(await answer.text()).not.toContain('root:');
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024);
    expectNothingGotOut();
  });
});

describe('the id of a clip that a link took the place of', patience, () => {
  test.each(takingIds.filter((name) => name !== 'volumes.forget' && name !== 'volumes.eject'))('leads nowhere by %s', async (method) => {
    const plans = await Promise.all(astray.map(async (name) => {
      const ids = [clipIds.get(name)].filter((id) => id !== undefined);
      const volumeId = known.VolumeId?.[0] as Input<'cleanup.preview'>['volumeId'];
      const zone = (await valueOf(archive.client.call('app.about', {}))).computerZone;
      const { planId } = await valueOf(archive.client.call('cleanup.preview', { volumeId, choice: { kind: 'by-hand', ids, confirmed: ['damaged'] }, takenOut: [], zone }));
      return planId;
    }));
    const inputs = validInputs(methods[method].input, { ...known, CleanupPlanId: plans.filter((id) => id !== null), CandidateId: ['none'], ExportId: ['none'], FilmId: ['none'], CleanupId: ['none'] });
    for (const input of inputs) {
      const answer = await archive.rpc(method, JSON.stringify(input));
      expect(isSecret(Buffer.from(await answer.arrayBuffer()))).toBe(false);
      expect([200, 400], JSON.stringify(input)).toContain(answer.status);
      await untilIdle();
    }
    expectNothingGotOut();
  });

  test.each(astray)('%s leads nowhere by the addresses of bytes, frames, times and pictures', async (name) => {
    const id = String(clipIds.get(name));
    const cookie = archive.server.sessionCookie();
    const headers = { cookie: `${cookie.name}=${cookie.value}` };
    const bytes = await fetch(`${archive.server.mediaBase}/clips/${id}`);
    expect([bytes.status, isSecret(Buffer.from(await bytes.arrayBuffer()))]).toEqual([410, false]);
    for (const part of ['frame', 'frame?at=5000', 'times']) {
      const answer = await fetch(`${archive.server.origin}/thumbnails/${id}/${part}`, { headers });
      expect(answer.status, part).toBe(410);
    }
    const put = await fetch(`${archive.server.origin}/thumbnails/${id}`, { method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body: '{"why":"damaged","codec":null}' });
    expect(put.status).toBe(409);
  });
});

describe('an address that spells a path', () => {
  const spelled = [
    '../../etc/passwd', '%2e%2e/%2e%2e/etc/passwd', '..%2f..%2fetc%2fpasswd', '%2e%2e%5c%2e%2e%5cwin.ini', '/etc/passwd', 'C:/Windows/win.ini', 'C%3a%5cWindows', '1/../../secret', '1%00',
    '%00', '1;/../..', '..;/..', '.%2e/.%2e', '%c0%ae%c0%ae/', '%252e%252e/', '1/frame/../../../../etc/passwd', '~root', '%7eroot', '0?/../../etc/passwd',
  ];
  test.each(spelled)('%s finds no file at either port', async (spelling) => {
    const media = new URL(archive.server.mediaBase);
    const { name, value } = archive.server.sessionCookie();
    const targets = [
      ...['clips/', 'unrecognised/', ''].map((head) => ({ port: Number(media.port), path: `${media.pathname}/${head}${spelling}` })),
      ...['', 'assets/', 'thumbnails/', 'rpc/', 'events/'].map((head) => ({ port: archive.server.port, path: `/${head}${spelling}` })),
    ];
    for (const { port, path: place } of targets) {
      const answer = await rawRequest(port, [`GET ${place} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Cookie: ${name}=${value}`]);
      expect([400, 403, 404, 405], place).toContain(answer.status);
      expect(answer.body).not.toContain('root:');
    }
  });
});

describe('a link that comes and goes between a check and the use', patience, () => {
  let other: string;
  let id: ClipId;
  beforeAll(async () => {
    const drive = await archive.addDrive('OTHER', [swapped]);
    other = drive.root;
    hide(path.join(other, swapped), swapped);
    const { clips: listed } = await valueOf(archive.client.call('clips.list', { filter: { volumes: [drive.id] }, before: null, limit: 1 }));
    if (listed[0] === undefined) throw new Error('It is not listed.');
    ({ id } = listed[0]);
  });
  const swapping = `
    const { renameSync, symlinkSync, unlinkSync } = require('node:fs');
    const { workerData, parentPort } = require('node:worker_threads');
    const { folder, aside, outside, stop } = workerData;
    const swap = () => { renameSync(folder, aside); symlinkSync(outside, folder); };
    const back = () => { unlinkSync(folder); renameSync(aside, folder); };
    parentPort.postMessage('swapping');
    while (Atomics.load(stop, 0) === 0) { swap(); back(); }
  `;

  async function whileSwapping(work: () => Promise<void>): Promise<void> {
    const folder = path.join(other, path.dirname(swapped));
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { folder, aside: path.join(archive.base, 'aside'), outside: path.join(secret, path.dirname(swapped)), stop };
    const worker = new Worker(swapping, { eval: true, workerData });
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await new Promise((resolve) => worker.once('message', resolve));
    try {
      await work();
    } finally {
      Atomics.store(stop, 0, 1);
      await ended;
    }
  }

  test('never leads out by the addresses of bytes and frames', async () => {
    const { name, value } = archive.server.sessionCookie();
    const seen = new Set<number>();
    await whileSwapping(async () => {
      for (let times = 0; times < 150; times += 1) {
        const asked = [
          fetch(`${archive.server.mediaBase}/clips/${id}`), fetch(`${archive.server.origin}/thumbnails/${id}/frame`, { headers: { cookie: `${name}=${value}` } }),
        ];
        for (const one of asked) {
          // A connection that is cut is the right answer to a clip that is another one by now.
          const answer = await one.catch(() => null);
          const bytes = await answer?.arrayBuffer().catch(() => null);
          if (answer != null) seen.add(answer.status);
          expect(isSecret(Buffer.from(bytes ?? new ArrayBuffer(0)))).toBe(false);
        }
      }
    });
    expect([...seen].filter((status) => ![200, 410, 503].includes(status))).toEqual([]);
  });

  test('never leads out into a copy', async () => {
    const ids = [id];
    const zone = (await valueOf(archive.client.call('app.about', {}))).computerZone;
    const targetId = known.FolderId?.[0] as Input<'exports.start'>['targetId'];
    await whileSwapping(async () => {
      for (let times = 0; times < 30; times += 1) {
        await archive.client.call('exports.start', { clips: { ids }, layout: 'named', template: `${times} {time}`, zone, onlyNew: false, form: 'copies', language: 'en', targetId });
        await untilIdle();
      }
    });
    expectNothingGotOut();
  });

  test('and when it stays away, the clip plays as before', async () => {
    const answer = await fetch(`${archive.server.mediaBase}/clips/${id}`);
    expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([200, secretBytes.length]);
  });
});
