// What the core sends before there is a page: the list in the window it was last seen in, and nothing a name could do harm with.
import { afterAll, describe, expect, test } from 'vitest';
import type { FirstAnswers, ListTop } from '../../shared/first-answers.ts';
import { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import { LocalDate, type Camera, type Clip, type Volume } from '../../shared/schema.ts';
import { firstSettings, type SeenWindow, type Settings } from '../../shared/settings.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { en } from '../words/en.ts';
import { putLocaleInForce } from '../words/in-locale.ts';
import { speak } from '../words/say.ts';
import { drawFirstScreen } from './first-screen.tsx';

// The words in force are one for all tests of a process.
afterAll(() => {
  speak(en);
  putLocaleInForce('en');
});

const zone = parseZone('America/New_York') ?? failed();
const clock = zoneClock(zone);
const seen: SeenWindow = { width: 1280, height: 900, listWidth: 940, listHeight: 780, hasPlayer: false, languages: ['en-US'] };
const newest: ListTop = { date: null, index: 0, hasClip: false };
const perDay = 10;

function clipsOf(date: LocalDate, day: number): Clip[] {
  const { from } = clock.dayRange(date);
  return Array.from({ length: perDay }, (_, order) => ({
    id: ClipId.parse(1000 - day * 100 - order), volumeId: VolumeId.parse(1), cameraId: CameraId.parse(1), kind: 'local-storage', recordedAt: from + (20 - order) * 3_600_000, sizeBytes: 2_400_000,
    state: 'present', facts: null, isStarred: order === 0, hasNote: false, isWatched: false, isExported: false,
  }));
}

/** Two days of ten clips, a picture of every second one. */
function answers(settings: Partial<Settings> = {}, name = 'Front_Door'): FirstAnswers {
  const dates = ['2026-11-19', '2026-11-18'].map((date) => LocalDate.parse(date));
  const clips = dates.map((date, day) => ({ range: clock.dayRange(date), clips: clipsOf(date, day) }));
  const camera: Camera = { id: CameraId.parse(1), name, label: null, colour: 2, isHidden: false, clips: 20, volumes: [], names: [] };
  return {
    stream: { launch: 'launch', id: 1 },
    answers: {
      'app.about': { version: '1', computerZone: zone, abilities: [] },
      'settings.read': { ...firstSettings, window: seen, ...settings },
      // Of a drive its home alone is asked for.
      'volumes.list': { volumes: [{ homeZone: null } as Volume], candidates: [] },
      'cameras.list': [camera],
    },
    list: {
      zone, clips,
      days: dates.map((date) => ({ date, range: clock.dayRange(date), clips: perDay, bytes: 24_000_000 })),
      pictures: clips.flatMap(({ clips: some }) => some).filter((_, order) => order % 2 === 0).map(({ id, sizeBytes }) => ({ clipId: id, sizeBytes, webp: 'UklGRg==' })),
    },
  };
}

async function draw(first: FirstAnswers, top: ListTop = newest) {
  return (await drawFirstScreen(first, top)) ?? failed();
}

describe('the first screen', () => {
  test('shows the clips that stand in the window, with their pictures, times and cameras', async () => {
    const { html, pictured } = await draw(answers());
    // Four columns; three rows of the newest day, and one of the day below it.
    expect(html.match(/role="option"/g)).toHaveLength(14);
    expect(html).toContain('<h2><span>Thursday</span> November 19, 2026</h2>');
    expect(html).toContain('8:00:00 PM\nFront_Door');
    expect([...html.matchAll(/id="clip-(\d+)"[^>]*>(?:<span class="thumb"><img)/g)].map(([, id]) => Number(id))).toEqual([...pictured]);
    expect(pictured.size).toBe(7);
  });

  test('holds only in the window the list was seen in', async () => {
    expect((await draw(answers())).css).toMatch(/^@media \(width: 1280px\) and \(height: 900px\) \{ \.first-screen \{ --shown: block; \} \}/);
    expect(await drawFirstScreen(answers({ window: null }), newest)).toBeNull();
    expect(await drawFirstScreen(answers(), { ...newest, hasClip: true })).toBeNull();
  });

  test('begins where the list was left', async () => {
    const { html } = await draw(answers({ window: { ...seen, listHeight: 300 } }), { date: '2026-11-18', index: 0, hasClip: false });
    expect(html).not.toContain('November 19, 2026');
    expect(html).toContain('November 18, 2026');
  });

  test('a place that makes no sense is the newest or the nearest, and nothing of it is in the page', async () => {
    for (const [date, index] of [['"><img src=x>', 0], ['9999-99-99', 1e12], ['2026-11-18', -7]] as const) {
      const { html, css } = await draw(answers(), { date, index, hasClip: false });
      expect(html).toContain('role="option"');
      expect(html + css).not.toMatch(/src=x|NaN|9999/);
    }
  });

  test('a name that is markup stays a name, and no style attribute is left for the policy to refuse', async () => {
    const { html, css } = await draw(answers({}, '</div><script>alert(1)</script>"\' onload=\'x'));
    expect(html).not.toMatch(/<script|<\/div><script/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/ style=/);
    expect(css).not.toContain('<');
    expect(css).toContain('#first-screen [data-drawn="');
  });

  test('speaks the language of the browser or of the settings, and says theme and direction at the root', async () => {
    const german = await draw(answers({ window: { ...seen, languages: ['de-DE', 'en'] }, theme: 'dark' }));
    expect(german.html).toContain('<h2><span>Donnerstag</span> 19. November 2026</h2>');
    expect(german.html).toContain('20:00:00\nFront_Door');
    expect(german.root).toEqual({ lang: 'de', dir: 'ltr', 'data-theme': 'dark' });
    expect((await draw(answers({ language: 'es' }))).root).toEqual({ lang: 'es', dir: 'ltr' });
    expect((await draw(answers({ window: { ...seen, languages: ['ar-XB'] } }))).root).toEqual({ lang: 'en-x-pseudo', dir: 'rtl' });
    expect((await draw(answers())).html).toContain('Thursday');
  });
});

function failed(): never {
  throw new Error('there is none');
}
