// What four cameras see on one day of the demo drive: the same every time, because chance is counted from a seed. Pure.
import type { Instant, LocalDate } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import { weekdayOf } from '../../shared/time.ts';
import type { DemoMedia } from './media-folder.ts';

export interface Sighting {
  readonly camera: DemoCamera;
  readonly recordedAt: Instant;
  readonly media: DemoMedia;
}

export type DemoCamera = 'front-door' | 'garage' | 'garden' | 'living-room';

interface Habit {
  readonly camera: DemoCamera;
  /** Clips on an ordinary day, at most. */
  readonly most: number;
  /** Hours of the wall clock; one that stands twice is twice as likely. */
  readonly hours: readonly number[];
  readonly media: (hour: number, chance: number) => DemoMedia;
}

const isDark = (hour: number) => hour < 7 || hour >= 18;

const habits: readonly Habit[] = [
  {
    camera: 'front-door',
    most: 6,
    hours: [7, 8, 8, 9, 12, 15, 16, 17, 17, 18, 19, 20, 22],
    media: (hour) => (isDark(hour) ? 'front-door-night.mp4' : 'front-door-visitor.mp4'),
  },
  { camera: 'garage', most: 4, hours: [7, 8, 8, 12, 17, 18, 18, 21], media: () => 'garage-car.mp4' },
  {
    camera: 'garden',
    most: 3,
    hours: [0, 2, 5, 6, 6, 7, 10, 16, 19, 21, 23],
    media: (_, chance) => (chance < 0.12 ? 'garden-hevc.mp4' : 'garden-cat.mp4'),
  },
  { camera: 'living-room', most: 4, hours: [9, 10, 11, 13, 14, 15, 16, 17], media: () => 'living-room-lamp.mp4' },
];

/** Days on which more or less happens than on others. */
const moods: ReadonlyMap<string, number> = new Map([
  ['2026-10-27', 0.3],
  ['2026-11-07', 1.6],
  ['2026-11-09', 0],
  ['2026-11-10', 0.3],
]);

/** Everything the cameras saw on one local day, in no order. */
export function sightingsOf(date: LocalDate, clock: ZoneClock): Sighting[] {
  const chance = chanceFrom(date);
  const isWeekend = weekdayOf(date) % 6 === 0;
  const mood = moods.get(date) ?? (isWeekend ? 1.4 : 1);
  const seen: Sighting[] = [];
  for (const { camera, most, hours, media } of habits) {
    const times = Math.round(most * mood * (0.4 + 0.6 * chance()));
    for (let i = 0; i < times; i += 1) {
      const hour = pick(hours, chance());
      const recordedAt = clock.instantsOf({ date, hour, minute: below(60, chance()), second: below(60, chance()) })[0];
      if (recordedAt !== undefined) seen.push({ camera, recordedAt, media: media(hour, chance()) });
    }
  }
  if (date.endsWith('-10-31')) seen.push(...halloween(date, clock, chance));
  return seen;
}

/** From half past five until nine somebody rings every few minutes. */
function halloween(date: LocalDate, clock: ZoneClock, chance: () => number): Sighting[] {
  return Array.from({ length: 42 }, (_, i): Sighting[] => {
    const minutes = 17 * 60 + 30 + i * 5;
    const local = { date, hour: Math.floor(minutes / 60), minute: minutes % 60, second: below(60, chance()) };
    const [recordedAt] = clock.instantsOf(local);
    if (recordedAt === undefined) return [];
    return [{ camera: 'front-door', recordedAt, media: i < 8 ? 'front-door-visitor.mp4' : 'front-door-night.mp4' }];
  }).flat();
}

/** Mulberry32, seeded with a text: numbers in [0, 1), the same for the same text. */
export function chanceFrom(seed: string): () => number {
  let state = 0;
  for (const character of seed) state = (Math.imul(state, 31) + character.charCodeAt(0)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function below(limit: number, chance: number): number {
  return Math.floor(limit * chance);
}

function pick(hours: readonly number[], chance: number): number {
  return hours[below(hours.length, chance)] ?? 12;
}
