// Every file of the demo drive, before one is written. Pure.
// Three weeks around the night of 1 November 2026, when New York's clocks go back: first a trial of the vendor's plan (clip
// backup, a batch a night), then local storage; with the damage, the leftovers and the litter real drives carry.
import { clipPath } from '../../shared/clip-name.ts';
import type { Instant } from '../../shared/schema.ts';
import { addDays, parseZone, zoneClock } from '../../shared/time.ts';
import { chanceFrom, sightingsOf } from './demo-camera-days.ts';
import type { DemoCamera, Sighting } from './demo-camera-days.ts';
import type { DemoMedia } from './media-folder.ts';

/** `clip`: its name says an instant, its bytes play. `damaged`: such a name, but nothing to play. */
export type DemoEntryKind = 'clip' | 'damaged' | 'unrecognised' | 'unfinished' | 'staging' | 'junk';

export interface DemoEntry {
  /** Relative to the drive, POSIX. */
  readonly path: string;
  readonly kind: DemoEntryKind;
  /** Bytes of a committed clip (the first `keep` of them; all when absent), or a text. */
  readonly content: { readonly media: DemoMedia; readonly keep?: number } | { readonly text: string };
  readonly modifiedAt: Instant;
}

const DAY_MS = 86_400_000;
const DAYS = 21;
const TRIAL_DAYS = 7;
/** The first instant of 12 November 2026 in New York. */
const defaultEnd: Instant = Date.parse('2026-11-12T05:00:00Z');

interface CameraName {
  readonly name: string;
  /** A camera set up again keeps its name in another spelling: one camera to the vendor's app and to us. */
  readonly later?: { readonly name: string; readonly from: Instant };
  readonly uid: string;
}

const cameras: Readonly<Record<DemoCamera, CameraName>> = {
  'front-door': { name: 'Front_Door', uid: '1048213' },
  garage: { name: 'Garage-Side', uid: '1048377' },
  garden: { name: 'BackGarden', uid: '1051902', later: { name: 'Backgarden', from: Date.parse('2026-11-04T05:00:00Z') } },
  'living-room': { name: 'LivingRoom', uid: '1060044' },
};

/** Moments the three weeks must hold, whatever chance adds. */
const moments: readonly Sighting[] = [
  // The same wall-clock time twice: 1:30 AM in summer time, and an hour later 1:30 AM again.
  ...at('front-door', 'front-door-night.mp4', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'),
  ...at('garden', 'garden-cat.mp4', '2026-11-01T05:58:41Z', '2026-11-01T06:01:12Z'),
  // The vendor's own example: 22:00 UTC is 5:00 PM in New York in winter.
  ...at('front-door', 'front-door-visitor.mp4', '2026-11-05T22:00:00Z'),
  // Two days apart by the wall clock, four seconds apart by any other.
  ...at('garden', 'garden-cat.mp4', '2026-11-03T04:59:58Z', '2026-11-03T05:00:02Z'),
  // Twice in one second: told apart by the clip number alone.
  ...at('garage', 'garage-car.mp4', '2026-11-06T13:05:09Z', '2026-11-06T13:05:09Z'),
];

/**
 * @param endsAt the three weeks end here; the default keeps the clock change in the middle.
 *   The moments of other weeks are left out.
 */
export function planDemoDrive(endsAt: Instant = defaultEnd): DemoEntry[] {
  const zone = parseZone('America/New_York');
  if (zone === null) throw new Error('The zone of the demo drive is unknown to this Node');
  const clock = zoneClock(zone);
  const lastDay = clock.dateAt(endsAt - 1);
  const startsAt = clock.dayRange(addDays(lastDay, 1 - DAYS)).from;
  const trialEndsAt = startsAt + TRIAL_DAYS * DAY_MS;

  const sightings = Array.from({ length: DAYS }, (_, day) => sightingsOf(addDays(lastDay, -day), clock)).flat();
  sightings.push(...moments);
  const inTime = sightings.filter(({ recordedAt }) => recordedAt >= startsAt && recordedAt < endsAt);

  const entries = new Map<string, DemoEntry>();
  for (const sighting of inTime.sort((a, b) => a.recordedAt - b.recordedAt)) {
    const entry = sighting.recordedAt < trialEndsAt ? backupEntry(sighting) : localEntry(sighting, entries);
    entries.set(entry.path, entry);
  }
  return [...entries.values(), ...oddities(endsAt)];
}

/** Backed up in the night after, one clip after the other; the camera's own time stays in the name alone. */
function backupEntry({ camera, recordedAt, media }: Sighting): DemoEntry {
  const night = Math.ceil(recordedAt / DAY_MS) * DAY_MS + 8 * 3_600_000;
  const place = Math.floor((recordedAt % DAY_MS) / 60_000) * 2000;
  const path = clipPath({ kind: 'clip-backup', camera: spelling(camera, recordedAt), recordedAt, uid: cameras[camera].uid });
  return { path: `blink_backup/${path}`, kind: 'clip', content: { media }, modifiedAt: night + place };
}

function localEntry({ camera, recordedAt, media }: Sighting, taken: ReadonlyMap<string, DemoEntry>): DemoEntry {
  const name = spelling(camera, recordedAt);
  for (let count = 1; ; count += 1) {
    const number = String(count).padStart(3, '0');
    const path = `blink/${clipPath({ kind: 'local-storage', camera: name, recordedAt, number })}`;
    if (!taken.has(path)) return { path, kind: 'clip', content: { media }, modifiedAt: writtenAt(recordedAt + 12_000) };
  }
}

/** The times a FAT volume can hold: even seconds. */
function writtenAt(instant: Instant): Instant {
  return instant - (instant % 2000);
}

function spelling(camera: DemoCamera, recordedAt: Instant): string {
  const { name, later } = cameras[camera];
  return later !== undefined && recordedAt >= later.from ? later.name : name;
}

/** What real drives carry besides whole clips: one of each. */
function oddities(endsAt: Instant): DemoEntry[] {
  const day = 'blink/26-11/26-11-08';
  const noise = chanceFrom('noise');
  const garbage = Array.from({ length: 2048 }, () => String.fromCharCode(32 + Math.floor(noise() * 90))).join('');
  const files: readonly (readonly [DemoEntryKind, string, DemoEntry['content']])[] = [
    ['damaged', `${day}/14-20-11_Front_Door_001.mp4`, { text: '' }],
    ['damaged', `${day}/14-41-30_Garage-Side_001.mp4`, { media: 'garage-car.mp4', keep: 400 }],
    ['damaged', `${day}/15-02-55_Front_Door_001.mp4`, { media: 'front-door-night.mp4', keep: 50_000 }],
    ['damaged', `${day}/15-40-08_LivingRoom_001.mp4`, { text: garbage }],

    ['unrecognised', `${day}/25-10-00_Front_Door_001.mp4`, { media: 'front-door-night.mp4' }],
    ['unrecognised', `${day}/09-15-00__001.mp4`, { media: 'garage-car.mp4' }],
    ['unrecognised', 'blink/26-02/26-02-31/12-00-00_LivingRoom_001.mp4', { media: 'living-room-lamp.mp4' }],
    ['unrecognised', 'blink/17-45-12_Garage-Side_001.mp4', { media: 'garage-car.mp4' }],
    ['unrecognised', 'blink_backup/26-10/raccoon.mp4', { media: 'garden-hevc.mp4' }],

    ['unfinished', `${day}/16-12-40_Front_Door_001.ts`, { text: garbage }],
    ['unfinished', 'FOUND.000/FILE0000.CHK', { media: 'front-door-visitor.mp4', keep: 32_768 }],
    ['staging', 'blink/.tmp/16-13-05_Front_Door_001.mp4', { media: 'front-door-visitor.mp4', keep: 65_536 }],
    ['staging', 'blink/.tmp/16-13-07_Backgarden_001.mp4', { text: '' }],

    ['junk', '.DS_Store', { text: 'Bud1' }],
    ['junk', 'blink/.DS_Store', { text: 'Bud1' }],
    ['junk', `${day}/._14-20-11_Front_Door_001.mp4`, { text: 'Mac OS X resource fork' }],
    ['junk', `${day}/._14-41-30_Garage-Side_001.mp4`, { text: 'Mac OS X resource fork' }],
    ['junk', 'System Volume Information/WPSettings.dat', { text: 'settings' }],
    ['junk', '.fseventsd/0000000000a1b2c3', { text: 'events' }],
  ];
  return files.map(([kind, path, content]) => ({ path, kind, content, modifiedAt: writtenAt(endsAt - DAY_MS) }));
}

function at(camera: DemoCamera, media: DemoMedia, ...instants: readonly string[]): Sighting[] {
  return instants.map((text) => ({ camera, recordedAt: Date.parse(text), media }));
}
