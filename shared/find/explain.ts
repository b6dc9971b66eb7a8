// The path explainer: the local time of a clip's name, and where on a drive the clips of an instant lie. Both layouts, in UTC.
import { clipPath } from '../clip-name.ts';
import type { ClipName } from '../clip-name.ts';
import { DAY_MS } from '../local-date.ts';
import type { Instant, Range, ZoneId } from '../schema.ts';
import { utcText, zoneClock } from '../time.ts';
import { describeReading, labelAt } from './describe.ts';
import type { FindContext, Reading } from './understanding.ts';

export interface ExplainedName {
  readonly instant: Instant;
  /** `2026-11-01T05:30:05Z`, what the name says. */
  readonly utc: string;
  /** `2026-11-01T01:30:05-04:00`. */
  readonly local: string;
  readonly zone: ZoneId;
  /** `Sunday 1 November 2026, 1:30:05 AM, New York`. */
  readonly text: string;
  /** `EDT (UTC-04:00)`. */
  readonly label: string;
}

/** What the name of a clip says on the wall clock of the zone. */
export function explainName(clip: ClipName, { zone, locale, language = 'en' }: Pick<FindContext, 'zone' | 'locale' | 'language'>): ExplainedName {
  const instant = clip.recordedAt;
  const reading: Reading = { instant, range: null, precision: 'second', isAbout: false, zone, note: null };
  return {
    instant,
    utc: utcText(instant),
    local: zoneClock(zone).isoAt(instant),
    zone,
    text: describeReading(reading, { locale, zone, language }),
    label: labelAt(zone, instant),
  };
}

/** How the names begin that a drive has for a time; one for each UTC day that the time touches. */
export interface PathsToLookFor {
  /** `blink/26-11/26-11-01/05-30-05_`, as far as the time is known; for spans the folders `blink/26-11/26-11-01/`. */
  readonly localStorage: readonly string[];
  /** `blink_backup/26-11/01-05-30-05_`; for spans `blink_backup/26-11/01-`. */
  readonly clipBackup: readonly string[];
}

/** Longest span whose days are listed one by one. */
const MOST_DAYS = 62;

/** Null outside 2000-2099: no clip's name can say such a time. Spans list at most 62 days. */
export function pathsToLookFor({ instant, range, precision }: Pick<Reading, 'instant' | 'range' | 'precision'>): PathsToLookFor | null {
  const first = instant;
  const last = range === null ? instant : Math.max(range.to - 1, range.from);
  if (first < Date.UTC(2000, 0, 1) || last >= Date.UTC(2100, 0, 1)) return null;
  const days = range === null ? [first] : daysOf({ from: first, to: last + 1 });
  const kept = range !== null ? 0 : precision === 'second' ? 9 : precision === 'minute' ? 6 : 3;
  return {
    localStorage: days.map((day) => start('blink/', { kind: 'local-storage', camera: '', recordedAt: day, number: '' }, kept)),
    clipBackup: days.map((day) => start('blink_backup/', { kind: 'clip-backup', camera: '', recordedAt: day, uid: '' }, kept)),
  };
}

/** A path of a clip without a camera, cut behind the time fields that are known. */
function start(root: string, clip: ClipName, kept: number): string {
  const path = clipPath(clip);
  // `YY-MM/YY-MM-DD/` or `YY-MM/DD-`, then `HH-MM-SS_`.
  return root + path.slice(0, (clip.kind === 'local-storage' ? 15 : 9) + kept);
}

function daysOf({ from, to }: Range): Instant[] {
  const firstDay = Math.floor(from / DAY_MS);
  const count = Math.min(Math.ceil(to / DAY_MS) - firstDay, MOST_DAYS);
  return Array.from({ length: count }, (_, n) => (firstDay + n) * DAY_MS);
}
