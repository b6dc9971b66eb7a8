// Do the names of an archive look as if another tool had already turned them into local time? A hint for the user, nothing more. Pure.
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';

/** A clip of local storage: only those are written when they are named. */
export interface NamedClip {
  /** The name read as UTC. */
  readonly namedAt: Instant;
  readonly modifiedAt: Instant;
}

const dayMs = 86_400_000;
/** How far from a change of the clocks a clip still tells how they stood. */
const nearMs = 7 * dayMs;
/** A clip is closed up to some minutes after the instant in its name; clocks are a little off. */
const earliestMs = -60_000;
const latestMs = 5 * 60_000;
const fewestOnASide = 10;
const nearlyAll = 0.95;

/**
 * True when the times of writing agree with the names only if these are read as wall clocks of `zone`, and did so on both sides of a
 * change of its clocks, to the day. Nothing less is proof, and a wrong hint costs more than none. FAT and exFAT keep times of writing
 * without a zone, and who reads them adds his own: the drive of a module that writes UTC shows, on a computer in New York, exactly the
 * shift of a converted archive, and copies keep it. But that shift is one and the same for all files of one mount or one copy, while
 * names in local time change with the season. So it stays silent for zones whose clocks never change, for archives without clips in
 * the week before and the week after a change, for times of writing that were lost in copying, and for fewer than 20 clips.
 */
export function looksConverted(clips: Iterable<NamedClip>, zone: ZoneId): boolean {
  const clock = zoneClock(zone);
  const seen = { all: 0, fitting: 0, near: 0, before: 0, after: 0 };
  for (const { namedAt, modifiedAt } of clips) {
    const offset = clock.offsetAt(modifiedAt);
    const lateMs = modifiedAt - (namedAt - offset * 60_000);
    const fits = lateMs >= earliestMs && lateMs <= latestMs;
    seen.all += 1;
    if (fits) seen.fitting += 1;
    const before = clock.offsetAt(modifiedAt - nearMs);
    if (before === clock.offsetAt(modifiedAt + nearMs)) continue;
    seen.near += 1;
    if (!fits) continue;
    if (offset === before) seen.before += 1;
    else seen.after += 1;
  }
  return seen.before >= fewestOnASide && seen.after >= fewestOnASide
    && seen.before + seen.after >= nearlyAll * seen.near && seen.fitting >= nearlyAll * seen.all;
}
