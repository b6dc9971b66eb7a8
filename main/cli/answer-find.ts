// From what was understood to an answer over a folder's clips: which instants, which clips, and what to say besides.
import { cameraKey, clipPath } from '../../shared/clip-name.ts';
import { describeReading, labelAt } from '../../shared/find/describe.ts';
import { refusalText } from '../../shared/find/refusal-text.ts';
import { spanText } from '../../shared/find/span-text.ts';
import type { FindContext, Reading, Understanding } from '../../shared/find/understanding.ts';
import type { Instant, Range, ZoneId } from '../../shared/schema.ts';
import { offsetText, utcText, zoneClock } from '../../shared/time.ts';
import type { FoundClip } from './find-clips.ts';

export interface UnderstoodTime {
  readonly instant: Instant;
  /** ISO with offset. */
  readonly local: string;
  /** IANA name, or `UTC+05:45` when the text gave an offset. */
  readonly zone: string;
  readonly precision: Reading['precision'];
  /** The clips of this stretch are meant. */
  readonly window: Range;
}

export interface FindMatch {
  readonly found: FoundClip;
  /** Seconds from the nearest understood instant; negative is before it. */
  readonly offsetSeconds: number;
}

export interface FindAnswer {
  readonly understood: readonly UnderstoodTime[];
  /** What was understood, a line each. */
  readonly words: readonly string[];
  readonly note: string | null;
  /** Nearest first. */
  readonly matches: readonly FindMatch[];
  readonly isUnderstood: boolean;
}

export function answerFind(meant: Understanding, clips: readonly FoundClip[], context: FindContext, withinMs: number): FindAnswer {
  switch (meant.kind) {
    case 'nothing':
      return nothing('Type a time, such as “yesterday 5pm”.');
    case 'not-understood':
      return nothing(refusalText(meant.reason));
    case 'times':
      return answerTimes(meant.readings, clips, context, withinMs);
    case 'clip-name': {
      const path = clipPath(meant.clip);
      const named = clips.filter(({ clip }) => clip.kind === meant.clip.kind && sameName(clipPath(clip), path));
      const time = momentOf(meant.clip.recordedAt, context.zone);
      return {
        understood: [time],
        words: [`${utcText(meant.clip.recordedAt)} is ${time.local} in ${context.zone}`],
        note: named.length === 0 ? 'No clip of this name lies in the folder.' : null,
        matches: named.map((found) => ({ found, offsetSeconds: 0 })),
        isUnderstood: true,
      };
    }
    case 'clip-name-no-date': {
      if (meant.readings.length > 0) return answerTimes(meant.readings, clips, context, withinMs);
      const named = clips.filter(({ path }) => sameName(path.slice(path.lastIndexOf('/') + 1), meant.text.trim()));
      return {
        understood: named.map(({ clip }) => momentOf(clip.recordedAt, context.zone)),
        words: named.map(({ clip }) => describeReading({ instant: clip.recordedAt, range: null, precision: 'second', isAbout: false, zone: context.zone, note: null }, context)),
        note: named.length === 0 ? 'The name says a time of day but no date, and no clip of this name lies in the folder. Paste it with the folders above it.' : null,
        matches: named.map((found) => ({ found, offsetSeconds: 0 })),
        isUnderstood: true,
      };
    }
    case 'gap': {
      const { gap, zone, around, local } = meant;
      const time = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
      return {
        understood: [],
        words: [],
        note: `${local.date} ${time} did not happen in ${zone}: the clocks went forward from ${offsetText(gap.beforeOffset)} to ${offsetText(gap.afterOffset)} over it. Here is what lies around.`,
        matches: matchesIn(clips, [{ instant: gap.from, window: around }]),
        isUnderstood: true,
      };
    }
  }
}

function answerTimes(readings: readonly Reading[], clips: readonly FoundClip[], context: FindContext, withinMs: number): FindAnswer {
  const understood = readings.map((reading) => understoodTime(reading, withinMs));
  const matches = matchesIn(clips, understood);
  const notes = readings.flatMap((reading) => [
    reading.note,
    reading.alternative === undefined ? null : `It can also be read as ${reading.alternative.text}.`,
  ]).filter((note) => note !== null);
  if (readings.length > 1) notes.push(`This time happened twice: ${readings.map((reading) => labelAt(reading.zone ?? context.zone, reading.instant)).join(' and ')}.`);
  if (matches.length === 0) notes.push(noneNear(clips, understood));
  return {
    understood,
    words: readings.map((reading) => describeReading(reading, context)),
    note: notes.length === 0 ? null : [...new Set(notes)].join(' '),
    matches,
    isUnderstood: true,
  };
}

function understoodTime({ instant, range, precision, zone, fixedOffset }: Reading, withinMs: number): UnderstoodTime {
  const offset = fixedOffset ?? 0;
  return {
    instant,
    local: zone === null ? `${utcText(instant + offset * 60_000).slice(0, -1)}${offsetText(offset)}` : zoneClock(zone).isoAt(instant),
    zone: zone ?? (offset === 0 ? 'UTC' : `UTC${offsetText(offset)}`),
    precision,
    // Both ends of "5 minutes each way" count.
    window: range ?? { from: instant - withinMs, to: instant + withinMs + 1 },
  };
}

function momentOf(instant: Instant, zone: ZoneId): UnderstoodTime {
  return { instant, local: zoneClock(zone).isoAt(instant), zone, precision: 'second', window: { from: instant, to: instant + 1 } };
}

function matchesIn(clips: readonly FoundClip[], times: readonly Pick<UnderstoodTime, 'instant' | 'window'>[]): FindMatch[] {
  return clips
    .flatMap((found): FindMatch[] => {
      const at = found.clip.recordedAt;
      const near = times.filter(({ window }) => at >= window.from && at < window.to).map(({ instant }) => at - instant);
      const [nearest] = near.sort((a, b) => Math.abs(a) - Math.abs(b));
      return nearest === undefined ? [] : [{ found, offsetSeconds: Math.round(nearest / 1000) }];
    })
    .sort((a, b) => Math.abs(a.offsetSeconds) - Math.abs(b.offsetSeconds) || a.found.clip.recordedAt - b.found.clip.recordedAt);
}

function noneNear(clips: readonly FoundClip[], times: readonly UnderstoodTime[]): string {
  const [first] = times;
  const last = times.at(-1);
  if (first === undefined || last === undefined || clips.length === 0) return 'There is no clip to find.';
  const before = clips.findLast(({ clip }) => clip.recordedAt < first.window.from);
  const after = clips.find(({ clip }) => clip.recordedAt >= last.window.to);
  const parts = [
    before === undefined ? null : `the nearest before is ${spanText(first.instant - before.clip.recordedAt)} earlier (${before.clip.camera})`,
    after === undefined ? null : `the nearest after is ${spanText(after.clip.recordedAt - last.instant)} later (${after.clip.camera})`,
  ].filter((part) => part !== null);
  return `No clip then: ${parts.join(', ')}.`;
}

/** File systems of these drives ignore case; folders above may differ in a copied tree. */
function sameName(one: string, other: string): boolean {
  return cameraKey(one) === cameraKey(other);
}

function nothing(note: string): FindAnswer {
  return { understood: [], words: [], note, matches: [], isUnderstood: false };
}
