// A clip's name or path in the box: pasted from a file manager, a terminal or a message.
import { folderDate, parseClipName } from '../clip-name.ts';
import type { ClipName } from '../clip-name.ts';
import { MINUTE_MS, SECOND_MS } from '../local-date.ts';
import type { LocalDate, NameProblem } from '../schema.ts';
import { addDays, zoneClock } from '../time.ts';
import { offsetClock } from './offset-clock.ts';
import type { FindContext, NotUnderstood, Reading, UndatedName, Understanding } from './understanding.ts';
import { readingWords } from './reading-words.ts';

const reasons: Readonly<Partial<Record<NameProblem, NotUnderstood>>> = { 'no-such-date': 'no-such-date', 'no-such-time': 'no-such-time' };
const localName = /^\d\d-\d\d-\d\d_/;
const backupName = /^\d\d-\d\d-\d\d-\d\d_/;

/** Null when the text is no file name of the shape that modules write. The `.mp4` may be missing. */
export function readClipText(typed: string, context: FindContext): Understanding | null {
  const text = unquoted(typed);
  const nameAt = Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1;
  const name = text.slice(nameAt);
  if (!localName.test(name) && !backupName.test(name)) return null;
  const fullName = /\.mp4$/i.test(name) ? name : `${name}.mp4`;
  const parsed = parseClipName(fullName, folderDate(text.slice(0, nameAt)));
  if (parsed.ok) return { kind: 'clip-name', clip: parsed.clip, text };
  if (parsed.problem !== 'no-date-folder') return { kind: 'not-understood', reason: reasons[parsed.problem] ?? 'nonsense', text };
  return readUndated(fullName, text, context);
}

function unquoted(typed: string): string {
  const text = typed.trim().replace(/^(["'])(.*)\1$/, '$2').trim();
  if (!text.startsWith('file://')) return text;
  try {
    return decodeURIComponent(text);
  } catch (problem) {
    // A stray percent sign: then it is no link that a system wrote, and is read as it stands.
    if (problem instanceof URIError) return text;
    throw problem;
  }
}

/** Any month will do to have the camera read: this one has 31 days. */
const someFolder = folderDate('26-01/26-01-01');

function readUndated(name: string, text: string, context: FindContext): Understanding {
  const parsed = parseClipName(name, someFolder);
  if (!parsed.ok) return { kind: 'not-understood', reason: reasons[parsed.problem] ?? 'nonsense', text };
  const { clip } = parsed;
  const utc = offsetClock(0);
  const { date, hour, minute, second } = utc.timeAt(clip.recordedAt);
  const undated: UndatedName = { layout: clip.kind, camera: clip.camera, dayOfMonth: dayIn(clip, date), hour, minute, second };
  return { kind: 'clip-name-no-date', name: undated, readings: readingsInView(undated, context), text };
}

function dayIn(clip: ClipName, date: LocalDate): number | null {
  return clip.kind === 'clip-backup' ? Number(date.slice(8)) : null;
}

/** That time of UTC on the local day in view. */
function readingsInView(name: UndatedName, { dayInView, zone, now, language = 'en' }: FindContext): Reading[] {
  if (dayInView === null) return [];
  const day = zoneClock(zone).dayRange(dayInView);
  const timeMs = (name.hour * 60 + name.minute) * MINUTE_MS + name.second * SECOND_MS;
  return [-1, 0, 1]
    .map((days) => addDays(dayInView, days))
    .filter((date) => name.dayOfMonth === null || name.dayOfMonth === Number(date.slice(8)))
    .map((date) => offsetClock(0).dayRange(date).from + timeMs)
    .filter((instant) => instant >= day.from && instant < day.to)
    .map((instant) => ({ instant, range: null, precision: 'second', isAbout: false, zone, note: instant > now ? readingWords[language].isToCome : null }));
}
