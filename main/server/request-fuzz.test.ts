// Ten thousand calls and requests made of anything: no fault, no hang, no descriptor left, and no path of the computer in an answer
// that is not meant to show one. FUZZ_REQUESTS for another count, FUZZ_SEED for other throws.
import fc from 'fast-check';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { methods, type Method } from '../../shared/contract.ts';
import { refusalCodes, stopCodes } from '../../shared/export/export-problem.ts';
import type { FailureCode } from '../../shared/failure.ts';
import { valueOf } from '../testing/drive-desk.ts';
import { fuzzedInput, type KnownIds } from './testing/contract-inputs.ts';
import { openFiles } from './testing/open-descriptors.ts';
import { rawRequest } from './testing/raw-request.ts';
import { wildRequests } from './testing/wild-requests.ts';
import { serveArchive, type ServedArchive } from './testing/served-archive.ts';

const count = Number(process.env['FUZZ_REQUESTS'] ?? 1000);
const seed = Number(process.env['FUZZ_SEED'] ?? 9);
const atOnce = 8;
const clips = [1, 2, 3, 4].map((second) => `blink/26-11/26-11-0${second}/22-00-0${second}_Front_Door_001.mp4`);

let archive: ServedArchive;
let known: KnownIds;
/** Folders of this computer, of which no answer may speak unless it is meant to. */
let secretPlaces: readonly string[];
const searchPath = process.env['PATH'];

beforeAll(async () => {
  archive = await serveArchive();
  // Nothing but the program itself is to be started by what comes in.
  process.env['PATH'] = path.join(archive.base, 'no-programs');
  mkdirSync(process.env['PATH']);
  const { id: volumeId } = await archive.addDrive('STICK', [...clips, 'blink/26-11/26-11-01/holiday.mp4']);
  const folder = await archive.addFolder('copies');
  const { client } = archive;
  const listed = await valueOf(client.call('clips.list', { filter: {}, before: null, limit: 100 }));
  const clipIds = listed.clips.map(({ id }) => id);
  const cameras = await valueOf(client.call('cameras.list', {}));
  const strays = await valueOf(client.call('unrecognised.list', { volumeId, after: null, limit: 10 }));
  const zone = (await valueOf(client.call('app.about', {}))).computerZone;
  const order = { clips: { ids: clipIds.slice(0, 1) }, layout: 'tree', template: '', zone, onlyNew: false, form: 'copies', language: 'en', targetId: folder.id } as const;
  const job = await valueOf(client.call('exports.start', order));
  await archive.until(async () => (await valueOf(client.call('exports.list', {}))).jobs.some(({ id, state }) => id === job.id && state === 'done'));
  const plan = await valueOf(client.call('cleanup.preview', { volumeId, choice: { kind: 'rule', rule: { olderThanDays: 10 } }, takenOut: [], zone }));
  known = {
    ClipId: clipIds, CameraId: cameras.map(({ id }) => id), VolumeId: [volumeId], FolderId: [folder.id], ExportId: [job.id],
    CleanupId: ['none'], FilmId: ['none'], CandidateId: ['none'],
    UnrecognisedId: strays.files.map(({ id }) => id), CleanupPlanId: plan.planId === null ? [] : [plan.planId],
  };
  secretPlaces = [archive.base, homedir(), process.cwd(), 'node_modules', 'node:internal'].filter((place) => place.length > 1);
});
afterAll(async () => {
  process.env['PATH'] = searchPath;
  await archive.close();
});

/** Fields of answers that are there to show a path, and failures whose subject is a folder the user chose. */
const shownPaths = new Set(['fullPath', 'place', 'path', 'target', 'archiveTo', 'setting', 'ffmpegPath']);
const aboutFolders = new Set<string>([
  ...refusalCodes, ...stopCodes,
  'folder-gone', 'folder-in-archive', 'folder-not-made', 'folder-is-empty', 'folder-has-no-clips', 'folder-unreadable', 'folder-is-a-file', 'folder-not-found',
  'export-running', 'film-running', 'demo-not-made',
] satisfies (FailureCode | (typeof refusalCodes | typeof stopCodes)[number])[]);

function withoutShownPaths(key: string, value: unknown): unknown {
  if (shownPaths.has(key)) return null;
  const isAboutFolder = typeof value === 'object' && value !== null && 'code' in value && 'subject' in value && aboutFolders.has(String(value.code));
  return isAboutFolder ? null : value;
}

function expectHarmless(asked: string, status: number, body: string): void {
  // 0: reset, because the answer was ready before the body had come.
  expect([0, 100, 200, 204, 206, 303, 304, 400, 403, 404, 405, 409, 410, 413, 415, 416, 421, 431, 503, 507], `${asked} → ${status} ${body}`).toContain(status);
  const isJson = status === 200 && body.startsWith('{"ok"');
  const told = isJson ? JSON.stringify(JSON.parse(body), withoutShownPaths) : body;
  expect(secretPlaces.filter((place) => told.includes(place)), `${asked} → ${told}`).toEqual([]);
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function untilIdle(): Promise<void> {
  const { client } = archive;
  for (const { id } of (await valueOf(client.call('exports.list', {}))).jobs) await client.call('exports.cancel', { exportId: id });
  for (const { id } of await valueOf(client.call('films.list', {}))) await client.call('films.cancel', { filmId: id });
  for (const { id } of await valueOf(client.call('cleanup.list', {}))) await client.call('cleanup.cancel', { cleanupId: id });
}

test(`${count} fuzzed calls`, { timeout: 1_800_000 }, async () => {
  const before = openFiles();
  const names = Object.keys(methods) as Method[];
  const call = fc.constantFrom(...names).chain((method) => fuzzedInput(methods[method].input, known).map((input) => ({ method, input })));
  const pollution = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
  const reached = new Set<Method>();
  let place = 0;
  await inTurns(fc.sample(call, { numRuns: count, seed }), async ({ method, input }) => {
    const json = JSON.stringify(input);
    const body = place++ % 5 === 0 && json.startsWith('{"') ? pollution + json.slice(1) : json;
    const answer = await archive.rpc(method, body, { connection: 'keep-alive' });
    if (answer.status === 200) reached.add(method);
    expectHarmless(`${method} ${body} ${answer.status === 500 ? (archive.log.at(-1) ?? '') : ''}`, answer.status, await answer.text());
  });
  // What is refused at the door proves nothing about the rooms.
  expect(names.filter((name) => !reached.has(name))).toEqual([]);
  await untilIdle();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
  expect([archive.faults, archive.log]).toEqual([[], []]);
  await expect.poll(openFiles).toEqual(before);
});

test(`${count} wild requests at both ports`, { timeout: 1_800_000 }, async () => {
  const before = openFiles();
  await archive.rpc('app.about', '{}');
  await inTurns(fc.sample(wildRequests(archive.server, known), { numRuns: count, seed }), async (request) => {
    const { status, body } = await rawRequest(request.port, request.lines, request.body);
    expectHarmless(JSON.stringify({ ...request, body: request.body.slice(0, 200) }), status, body);
  });
  expect([archive.faults, archive.log.filter((entry) => !entry.startsWith('refused a request'))]).toEqual([[], []]);
  await expect.poll(openFiles).toEqual(before);
  expect((await archive.rpc('app.about', '{}')).status).toBe(200);
});
