// What comes with the page: the very answers its calls would get, from a real core over real folders.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Handlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/failure.ts';
import { firstMethods, type DrawFirstScreen, type FirstAnswers } from '../../shared/first-answers.ts';
import { valueOf } from '../testing/drive-desk.ts';
import { createFirstAnswers, gatherFirstAnswers } from './first-answers.ts';
import { serveArchive, type ServedArchive } from './testing/served-archive.ts';

const clips = [
  'blink/26-11/26-11-18/22-00-00_Front<Door_001.mp4',
  'blink/26-11/26-11-19/12-00-00_Front<Door_002.mp4',
  'blink/26-11/26-11-19/13-00-00_Garage_003.mp4',
];
const standing = { launch: 'launch', id: 7 };
const hub = { standing: () => standing };
const drawNothing: DrawFirstScreen = () => Promise.resolve(null);

let archive: ServedArchive;
beforeAll(async () => {
  archive = await serveArchive();
  await archive.addDrive('BLINK', clips);
  writeFileSync(path.join(archive.base, 'page/index.html'), '<title>Wallclock</title><script type="application/json" id="first-answers">__FIRST_ANSWERS__</script>');
});
afterAll(async () => { expect(await archive.close()).toEqual([]); });

async function openPage(): Promise<{ readonly text: string; readonly first: FirstAnswers }> {
  const { name, value } = archive.server.sessionCookie();
  const page = await fetch(archive.server.origin, { headers: { cookie: `${name}=${value}` } });
  const text = /<script [^>]*>(.*)<\/script>$/s.exec(await page.text())?.[1] ?? '';
  // Both ends ship in one build.
  return { text, first: JSON.parse(text) as FirstAnswers };
}

function handlers(changed: Partial<Handlers> = {}): Handlers {
  return { ...archive.core.handlers, 'media.where': () => succeed({ base: archive.server.mediaBase }), ...changed };
}

describe('a page that opens', () => {
  test('brings what it would ask, and nothing in it ends its element', async () => {
    const { text, first } = await openPage();
    for (const method of firstMethods) expect(first.answers[method], method).toEqual(await valueOf(archive.client.call(method, {})));
    expect(first.list?.days).toEqual(await valueOf(archive.client.call('clips.days', { filter: {}, zone: first.list?.zone ?? failed() })));
    expect(first.list?.clips.map(({ clips: some }) => some.length)).toEqual([2, 1]);
    for (const { range, clips: some } of first.list?.clips ?? []) {
      expect(some).toEqual((await valueOf(archive.client.call('clips.list', { filter: { range }, before: null, limit: 1000 }))).clips);
    }
    expect(first.answers['cameras.list']?.map(({ name }) => name)).toContain('Front<Door');
    expect(text).not.toContain('<');
  });

  test('knows where the events stood: one that is told while it is loading has it ask again', async () => {
    const before = (await openPage()).first.stream;
    await valueOf(archive.client.call('settings.write', { density: 'compact' }));
    const { launch, id } = (await openPage()).first.stream;
    expect(launch).toBe(before.launch);
    expect(id).toBeGreaterThan(before.id);
  });

  test('begins where the list was left', async () => {
    await valueOf(archive.client.call('settings.write', { place: '#at=2026-11-18.0' }));
    const { list } = (await openPage()).first;
    expect(list?.days).toHaveLength(2);
    expect(list?.clips.map(({ range }) => range.from)).toEqual([list?.days[1]?.range.from]);
  });

  test('asks for the list itself where cameras are switched off or filters are set', async () => {
    for (const place of ['#off=1', '#at=2026-11-18.0&kind=clip-backup']) {
      await valueOf(archive.client.call('settings.write', { place }));
      expect((await openPage()).first.list, place).toBeNull();
    }
    await valueOf(archive.client.call('settings.write', { place: '' }));
  });
});

test('pictures that are kept come along; what is wrong with a clip does not', async () => {
  const webp = Uint8Array.from([82, 73, 70, 70]);
  const { list } = await gatherFirstAnswers({
    handlers: handlers(), hub,
    thumbnails: { read: (ids) => ids.map((id, order) => ({ id, kept: order === 0 ? { kind: 'picture', webp } : order === 1 ? { kind: 'trouble', trouble: { why: 'damaged', codec: null } } : null })) },
  });
  expect(list?.pictures).toEqual([{ clipId: list?.clips[0]?.clips[0]?.id, sizeBytes: list?.clips[0]?.clips[0]?.sizeBytes, webp: 'UklGRg==' }]);
});

test('the first page takes what was made while it came, unless an event was told since; every other page has its own', async () => {
  let asked = 0;
  let id = 1;
  const counting = handlers({ 'app.about': (input) => {
    asked += 1;
    return archive.core.handlers['app.about'](input);
  } });
  const parts = { handlers: counting, hub: { standing: () => ({ launch: 'launch', id }) }, thumbnails: archive.core.thumbnails, isPageComing: true, draw: drawNothing, onFault: failed };
  const answers = createFirstAnswers(parts);
  expect(asked).toBe(1);
  await answers();
  expect(asked).toBe(1);
  await answers();
  expect(asked).toBe(2);

  const late = createFirstAnswers(parts);
  id += 1;
  expect(JSON.parse((await late()).answers)).toMatchObject({ stream: { id: 2 } });
  expect(asked).toBe(4);
});

describe('the first screen', () => {
  const webp = Uint8Array.from([82, 73, 70, 70]);
  const thumbnails = { read: (ids: readonly number[]) => ids.map((id) => ({ id, kept: { kind: 'picture' as const, webp } })) };

  function drawnPage(draw: DrawFirstScreen) {
    const faults: unknown[] = [];
    const pages = createFirstAnswers({ handlers: handlers(), hub, thumbnails, isPageComing: true, draw, onFault: (error) => faults.push(error) });
    return { pages, faults, first: async () => JSON.parse((await pages()).answers) as FirstAnswers };
  }

  test('is drawn for the page that was coming and for no other: only of that the address is known', async () => {
    const tops: unknown[] = [];
    const { pages } = drawnPage((_, top) => {
      tops.push(top);
      return Promise.resolve(null);
    });
    await pages();
    await pages();
    expect(tops).toEqual([{ date: null, index: 0, hasClip: false }]);
  });

  test('begins where the list was left, says whether a clip was open, and is not drawn where something narrows the list', async () => {
    const tops: unknown[] = [];
    for (const place of ['#clip=7&at=2026-11-18.4', '#off=1', '']) {
      await valueOf(archive.client.call('settings.write', { place }));
      const { pages } = drawnPage((_, top) => {
        tops.push(top);
        return Promise.resolve(null);
      });
      await pages();
    }
    expect(tops).toEqual([{ date: '2026-11-18', index: 4, hasClip: true }, { date: null, index: 0, hasClip: false }]);
  });

  test('carries its pictures itself: none comes twice', async () => {
    const { first } = drawnPage((answers) => {
      const [clip] = answers.list?.pictures ?? [];
      return Promise.resolve({ html: '', css: '', root: {}, languages: [], pictured: new Set(clip === undefined ? [] : [clip.clipId]) });
    });
    const { list } = await first();
    expect(list?.pictures.map(({ webp: picture }) => picture)).toEqual([null]);
  });

  test('that cannot be drawn is told, and the answers come all the same', async () => {
    const { first, faults } = drawnPage(() => Promise.reject(new Error('a bug of the test')));
    expect((await first()).list?.pictures.map(({ webp: picture }) => picture)).toEqual(['UklGRg==', 'UklGRg==', 'UklGRg==']);
    expect(faults).toEqual([new Error('a bug of the test')]);
  });
});

test('a bug in one of them is told, and the page asks for itself', async () => {
  const faults: unknown[] = [];
  const broken = handlers({ 'cameras.list': () => { throw new Error('a bug of the test'); } });
  const answers = createFirstAnswers({ handlers: broken, hub, thumbnails: archive.core.thumbnails, isPageComing: false, draw: drawNothing, onFault: (error) => faults.push(error) });
  expect(await answers()).toEqual({ answers: 'null', screen: null });
  expect(faults).toEqual([new Error('a bug of the test')]);
});

function failed(): never {
  throw new Error('there is none');
}
