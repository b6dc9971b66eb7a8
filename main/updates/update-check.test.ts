import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReleaseAnswer } from './ask-release.ts';
import { releasesOf } from './releases.ts';
import { createUpdateCheck, type UpdateCheck } from './update-check.ts';

const hour = 60 * 60_000;
const day = 24 * hour;
const start = Date.UTC(2026, 10, 20, 12);

let folder: string;
let now: number;
let isWanted: boolean;
let asked: { readonly question: string; readonly at: number; readonly answer: (answer: ReleaseAnswer) => void }[];
let timers: Set<{ readonly at: number; readonly run: () => void }>;
let running: UpdateCheck[];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wallclock-updates-'));
  [now, isWanted, asked, timers, running] = [start, true, [], new Set(), []];
});
afterEach(async () => {
  for (const check of running) await check.close();
  rmSync(folder, { recursive: true });
});

const onChange = vi.fn();

function launch({ releases = releasesOf('github:someone/wallclock'), version = '1.0.0' } = {}): UpdateCheck {
  const check = createUpdateCheck({
    releases, version, memoryFile: path.join(folder, 'updates.json'), now: () => now, isWanted: () => isWanted, onChange,
    ask: (question, stop) => new Promise((resolve) => {
      asked.push({ question, at: now, answer: resolve });
      stop.addEventListener('abort', () => resolve({ isAnswered: false }));
    }),
    later: (run, ms) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onFault: (fault) => { throw fault; },
  });
  running.push(check);
  return check;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

/** Lets the clock run and what is due happen. */
async function pass(ms: number): Promise<void> {
  const until = now + ms;
  for (;;) {
    const next = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
    if (next === undefined) break;
    now = next.at;
    timers.delete(next);
    next.run();
    await settle();
  }
  now = until;
}

async function answerLast(answer: ReleaseAnswer): Promise<void> {
  asked.at(-1)?.answer(answer);
  await settle();
}

test('unless the user wants it nothing is asked, however long it runs', async () => {
  isWanted = false;
  const check = launch();
  await pass(40 * day);
  expect(asked).toEqual([]);
  expect(check.read()).toMatchObject({ askedAt: null, newer: null });
});

test('a build that knows of no releases asks nobody', async () => {
  const check = launch({ releases: null });
  await pass(3 * day);
  expect(asked).toEqual([]);
  expect(check.read()).toMatchObject({ page: null });
});

test('the pinned address is asked when the user turns it on, and a newer version told', async () => {
  isWanted = false;
  const check = launch();
  isWanted = true;
  check.settingChanged();
  expect(asked.map(({ question }) => question)).toEqual(['https://api.github.com/repos/someone/wallclock/releases/latest']);
  onChange.mockClear();
  await answerLast({ isAnswered: true, version: '1.1.0' });
  expect(onChange).toHaveBeenCalledOnce();
  expect(check.read()).toEqual({ page: 'https://github.com/someone/wallclock/releases/latest', askedAt: start, isAnswered: true, newer: '1.1.0' });
});

test('the same version is not told', async () => {
  const check = launch({ version: '1.1.0' });
  await answerLast({ isAnswered: true, version: '1.1.0' });
  expect(check.read()).toMatchObject({ isAnswered: true, newer: null });
});

test('it asks again when a day has passed and not a moment sooner, answered or not', async () => {
  launch();
  for (let days = 1; days <= 10; days += 1) {
    await answerLast(days % 2 === 0 ? { isAnswered: true, version: null } : { isAnswered: false });
    await pass(day - 1);
    expect(asked).toHaveLength(days);
    await pass(1);
    expect(asked).toHaveLength(days + 1);
  }
});

test('many launches in a day ask once, and know what the first was told', async () => {
  await launch().close();
  for (let nth = 0; nth < 5; nth += 1) {
    await pass(hour);
    const check = launch();
    expect(check.read()).toMatchObject({ askedAt: start, isAnswered: false });
    await check.close();
  }
  expect(asked).toHaveLength(1);
  await pass(day);
  launch();
  await answerLast({ isAnswered: true, version: '1.1.0' });
  expect(launch().read()).toMatchObject({ newer: '1.1.0' });
  expect(asked).toHaveLength(2);
});

test('turning it off and on again asks no second time that day', async () => {
  const check = launch();
  await answerLast({ isAnswered: true, version: '1.1.0' });
  isWanted = false;
  check.settingChanged();
  expect(check.read().newer).toBeNull();
  await pass(hour);
  isWanted = true;
  check.settingChanged();
  expect(check.read().newer).toBe('1.1.0');
  expect(asked).toHaveLength(1);
});

test('turned off while it asks, it stops asking and tells nothing', async () => {
  const check = launch();
  isWanted = false;
  check.settingChanged();
  await settle();
  await answerLast({ isAnswered: true, version: '1.1.0' });
  isWanted = true;
  expect(check.read()).toMatchObject({ isAnswered: false, newer: null });
});

test('after an update the version it told of is no news any more', async () => {
  launch();
  await answerLast({ isAnswered: true, version: '1.1.0' });
  expect(launch({ version: '1.1.0' }).read().newer).toBeNull();
});

test('a clock that was set back a year delays the next question by a day at most', async () => {
  launch();
  await answerLast({ isAnswered: true, version: null });
  now -= 365 * day;
  launch();
  await pass(day + hour);
  expect(asked.length).toBeGreaterThanOrEqual(2);
});

test.each(['', '{', '[]', '{"askedAt":"yesterday"}'])('a memory of %j counts as none', (text) => {
  writeFileSync(path.join(folder, 'updates.json'), text);
  launch();
  expect(asked).toHaveLength(1);
});

test('closing it ends a question under way', async () => {
  const check = launch();
  await check.close();
  expect(timers.size).toBe(0);
});
