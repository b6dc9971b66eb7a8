// ffmpeg for the packages, from a server of our own: only what was pinned is ever laid out.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findPinned, layOut, pinAnew } from './fetch-ffmpeg.mjs';

let folder: string;
let server: Server;
let origin: string;
const served = new Map<string, Buffer>();

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'wallclock-fetch-'));
  served.clear();
  server = createServer((request, response) => {
    const bytes = served.get(request.url ?? '');
    if (request.url === '/broken.tar.xz') response.writeHead(200, { 'content-length': 1000 }).write('half', () => response.destroy());
    else if (bytes === undefined) response.writeHead(404).end();
    else response.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens nowhere.');
  origin = `http://127.0.0.1:${String(address.port)}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

const placesOf = () => ({ pinFile: path.join(folder, 'pins.json'), folder: path.join(folder, 'laid') });
const shaOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** An archive as its makers pack it. */
function makeArchive(files: Record<string, string>): Buffer {
  const top = path.join(folder, 'pack', 'ffmpeg-n1-linux64-lgpl');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(top, name)), { recursive: true });
    writeFileSync(path.join(top, name), text, { mode: 0o755 });
  }
  const file = path.join(folder, 'made.tar.xz');
  const done = spawnSync('tar', ['-cJf', file, '-C', path.join(folder, 'pack'), '.'.concat('/ffmpeg-n1-linux64-lgpl')]);
  if (done.status !== 0) throw new Error(String(done.stderr));
  return readFileSync(file);
}

const whole = { 'bin/ffmpeg': 'configuration: --enable-version3', 'bin/ffprobe': 'not wanted', 'LICENSE.txt': 'LGPL, word for word' };

function pinned(bytes: Buffer | null, sha256: string | null, url = '/ffmpeg.tar.xz') {
  if (bytes !== null) served.set(url, bytes);
  writeFileSync(placesOf().pinFile, JSON.stringify({ 'linux-x64': { kind: 'program', url: origin + url, sha256, source: 'https://example.test/source' } }));
}

const leftOver = () => readdirSync(tmpdir()).filter((name) => name.startsWith('wallclock-ffmpeg-') || name.startsWith('wallclock-pin-'));

test('what was pinned is laid out with its licence and nothing else', async () => {
  const bytes = makeArchive(whole);
  pinned(bytes, shaOf(bytes));
  const laid = path.join(folder, 'laid', 'linux-x64');
  expect(await layOut('linux-x64', placesOf())).toEqual({ ok: true, folder: laid });
  expect(readdirSync(laid).sort()).toEqual(['.sha256', 'ffmpeg', 'ffmpeg-licence.txt']);
  const licence = readFileSync(path.join(laid, 'ffmpeg-licence.txt'), 'utf8');
  for (const text of ['LGPL, word for word', 'https://example.test/source', shaOf(bytes)]) expect(licence).toContain(text);
  expect(findPinned('linux-x64', placesOf())).toBe(laid);
});

test('it is fetched once, and again when the pin changes', async () => {
  const bytes = makeArchive(whole);
  pinned(bytes, shaOf(bytes));
  await layOut('linux-x64', placesOf());
  served.clear();
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: true });
  pinned(null, 'f'.repeat(64));
  expect(findPinned('linux-x64', placesOf())).toBeNull();
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: false });
});

test('other bytes than the pinned are not kept', async () => {
  pinned(makeArchive(whole), 'a'.repeat(64));
  const before = leftOver();
  const laid = await layOut('linux-x64', placesOf());
  expect(laid).toMatchObject({ ok: false, sentence: expect.stringMatching(/is not what was pinned: its SHA-256 is [0-9a-f]{64}, not a{64}/) as unknown });
  expect(existsSync(placesOf().folder)).toBe(false);
  expect(leftOver()).toEqual(before);
});

test('without a pinned SHA-256 nothing is asked for', async () => {
  let asked = 0;
  server.on('request', () => (asked += 1));
  pinned(makeArchive(whole), null);
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: false, sentence: expect.stringContaining('--pin linux-x64') as unknown });
  expect(asked).toBe(0);
});

test('a system without a pin is told', async () => {
  pinned(null, null);
  expect(await layOut('haiku-x64', placesOf())).toEqual({ ok: false, sentence: 'There is no pin for haiku-x64 in pins.json.' });
});

test.each([['/nowhere.tar.xz', 'the answer was 404'], ['/broken.tar.xz', 'could not be fetched']])('a server that has it no more, or only half (%s), is told', async (url, words) => {
  pinned(null, 'a'.repeat(64), url);
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: false, sentence: expect.stringContaining(words) as unknown });
});

test('only https is fetched from elsewhere', async () => {
  writeFileSync(placesOf().pinFile, JSON.stringify({ 'linux-x64': { kind: 'program', url: 'http://example.test/ffmpeg.tar.xz', sha256: 'a'.repeat(64), source: '' } }));
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: false, sentence: expect.stringContaining('no https address') as unknown });
});

test.each([
  ['no program', { 'LICENSE.txt': 'x' }, 'holds no bin/ffmpeg'],
  ['no licence', { 'bin/ffmpeg': 'x' }, 'holds no LICENSE.txt'],
  ['GPL parts', { ...whole, 'bin/ffmpeg': '--enable-gpl --enable-libx264' }, 'built with --enable-gpl'],
  ['parts nobody may pass on', { ...whole, 'bin/ffmpeg': '--enable-nonfree' }, 'built with --enable-nonfree'],
])('an archive with %s is refused, though its sum is right', async (_, files, words) => {
  const bytes = makeArchive(files);
  pinned(bytes, shaOf(bytes));
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: false, sentence: expect.stringContaining(words) as unknown });
  expect(existsSync(placesOf().folder)).toBe(false);
});

test('what is no archive is refused', async () => {
  const bytes = Buffer.from('<html>not found</html>');
  pinned(bytes, shaOf(bytes));
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: false, sentence: expect.stringContaining('could not be unpacked') as unknown });
});

test('pinning writes what the address gives today, and lays out nothing', async () => {
  const bytes = makeArchive(whole);
  pinned(bytes, null);
  expect(await pinAnew('linux-x64', placesOf())).toContain(shaOf(bytes));
  expect(JSON.parse(readFileSync(placesOf().pinFile, 'utf8'))).toMatchObject({ 'linux-x64': { sha256: shaOf(bytes), source: 'https://example.test/source' } });
  expect(existsSync(placesOf().folder)).toBe(false);
  expect(await layOut('linux-x64', placesOf())).toMatchObject({ ok: true });
});

test('our own pins name https addresses, LGPL builds, and whole sums or none', () => {
  const pins = JSON.parse(readFileSync(path.join(import.meta.dirname, 'ffmpeg-pins.json'), 'utf8')) as Record<string, { readonly kind: string; readonly url: string; readonly sha256: string | null; readonly source: string }>;
  expect(Object.keys(pins).sort()).toEqual(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64']);
  for (const { kind, url, sha256, source } of Object.values(pins)) {
    expect(url).toMatch(kind === 'source' ? /^https:\/\/ffmpeg\.org\/releases\// : /^https:\/\/github\.com\/.+lgpl/);
    expect(sha256 ?? '0'.repeat(64)).toMatch(/^[0-9a-f]{64}$/);
    expect(source).toMatch(/^https:/);
  }
});
