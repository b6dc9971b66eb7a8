// The clips that a pasted file name means, through the columns: a name says a second, or without its folders a second of some day.
import { cameraKey, clipPath } from '../../shared/clip-name.ts';
import { understand } from '../../shared/find/understand.ts';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { instantReader } from '../named-in-zone.ts';
import type { Catalog } from './catalog.ts';
import type { ClipRow } from './clip-reads.ts';

const DAY_MS = 86_400_000;
const SECOND_MS = 1000;
/** Shorter than the time between any two changes of a zone's offset (`zone-table.ts`). */
const STEADY_MS = 6 * DAY_MS;

/** What a text says of a clip: its whole name in the comparing form, and when that was written, as far as the text knows. */
interface NamedClip {
  readonly nameKey: string;
  readonly writtenAt: Instant | null;
  readonly timeOfDayMs: number;
}

/**
 * Clips of this name, newest first, at most `limit`; none when the text is no name of a clip. Folders count as far as they
 * date the clip: a copied tree is found too. Case and Unicode form do not matter, as on the file systems of these drives.
 */
export function clipsNamed({ columns, clips, dating }: Pick<Catalog, 'columns' | 'clips' | 'dating'>, text: string, limit: number): ClipRow[] {
  const named = readNamed(text);
  if (named === null) return [];
  const ids = new Set<number>();
  for (const zone of dating.zones()) {
    const { writtenAt } = named;
    if (writtenAt === null) {
      const times = timesOfDay(named.timeOfDayMs, zone, columns.length === 0 ? null : { first: columns.instant(0), last: columns.instant(columns.length - 1) });
      for (let place = 0; place < columns.length; place += 1) if (times.has(columns.instant(place) % DAY_MS)) ids.add(columns.id(place));
    } else {
      const instant = instantReader(zone)(writtenAt);
      for (let place = columns.firstAt(instant); place < columns.firstAt(instant + SECOND_MS); place += 1) ids.add(columns.id(place));
    }
  }
  return clips.byIds([...ids])
    .filter((row) => cameraKey(row.name) === named.nameKey && (named.writtenAt === null || row.writtenAt === named.writtenAt))
    .slice(0, limit);
}

const utc = parseZone('UTC');

function readNamed(text: string): NamedClip | null {
  if (utc === null) return null;
  const meant = understand(text, { now: 0, zone: utc, locale: 'en', dayInView: null });
  if (meant.kind === 'clip-name') {
    const path = clipPath(meant.clip);
    return { nameKey: cameraKey(path.slice(path.lastIndexOf('/') + 1)), writtenAt: meant.clip.recordedAt, timeOfDayMs: meant.clip.recordedAt % DAY_MS };
  }
  if (meant.kind !== 'clip-name-no-date') return null;
  const { hour, minute, second } = meant.name;
  const name = meant.text.slice(Math.max(meant.text.lastIndexOf('/'), meant.text.lastIndexOf('\\')) + 1);
  return {
    nameKey: cameraKey(/\.mp4$/i.test(name) ? name : `${name}.mp4`),
    writtenAt: null,
    timeOfDayMs: ((hour * 60 + minute) * 60 + second) * SECOND_MS,
  };
}

/** The times of the UTC day at which a name of this time can stand, by the offsets its zone had while there were clips. */
function timesOfDay(written: number, zone: ZoneId | null, spread: { readonly first: Instant; readonly last: Instant } | null): Set<number> {
  if (zone === null || spread === null) return new Set([written]);
  const clock = zoneClock(zone);
  const times = new Set<number>();
  // A margin at both ends: a time that never came is read by the offset before the change.
  for (let at = spread.first - STEADY_MS; at <= spread.last + STEADY_MS; at += STEADY_MS) {
    times.add((written - clock.offsetAt(at) * 60_000 + 2 * DAY_MS) % DAY_MS);
  }
  return times;
}
