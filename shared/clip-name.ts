// From the name of a file and the folders above it to a clip: which camera, which instant. Pure.
// It reads character codes: a first scan parses 100,000 names, and this is 3x a regular expression.
import type { Instant, NameProblem } from './schema.ts';

/**
 * What the name of a clip says. `recordedAt` is the name read as UTC, to the second: neither start nor end of the clip.
 * `number` (digits) and `uid` (anything but `_`) are as written; neither is an identity.
 */
export type ClipName =
  | { readonly kind: 'local-storage'; readonly camera: string; readonly recordedAt: Instant; readonly number: string }
  | { readonly kind: 'clip-backup'; readonly camera: string; readonly recordedAt: Instant; readonly uid: string };

export type Parsed =
  | { readonly ok: true; readonly clip: ClipName }
  | { readonly ok: false; readonly problem: NameProblem };

interface Month {
  readonly startsAt: Instant;
  readonly days: number;
}

/** The dates that the folders above a file carry. Local storage needs the day, clip backup the month. */
export interface FolderDate {
  /** First instant of the UTC day of the nearest `YY-MM-DD` folder, or why there is none. */
  readonly day: Instant | 'no-date-folder' | 'no-such-date';
  /** The UTC month of the nearest `YY-MM` folder, or why there is none. */
  readonly month: Month | 'no-date-folder' | 'no-such-date';
}

const SECOND_MS = 1000;
const DAY_MS = 86_400_000;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const UNDERSCORE = 0x5f;

/** Each problem once: a drive full of other files allocates nothing. */
const problems: { readonly [P in NameProblem]: { readonly ok: false; readonly problem: P } } = {
  'not-a-clip-name': { ok: false, problem: 'not-a-clip-name' },
  'no-date-folder': { ok: false, problem: 'no-date-folder' },
  'no-such-date': { ok: false, problem: 'no-such-date' },
  'no-such-time': { ok: false, problem: 'no-such-time' },
  'no-camera': { ok: false, problem: 'no-camera' },
  'no-clip-number': { ok: false, problem: 'no-clip-number' },
  'not-readable-name': { ok: false, problem: 'not-readable-name' },
};

/**
 * A path relative to anything above the date folders; `/` and `\` both part its steps.
 * For many names of one folder use `folderDate` once and `parseClipName` for each.
 */
export function parseClipPath(path: string): Parsed {
  const nameAt = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return parseClipName(path.slice(nameAt), folderDate(path.slice(0, nameAt)));
}

/**
 * What the nearest folders of a folder path say about dates; null when none looks like a date.
 * A folder that looks like a date but names none (`21-02-31`) still counts as the nearest.
 */
export function folderDate(folderPath: string): FolderDate | null {
  let day: FolderDate['day'] = 'no-date-folder';
  let month: FolderDate['month'] = 'no-date-folder';
  for (const step of folderPath.split(/[/\\]/).reverse()) {
    if (step.length === 8 && day === 'no-date-folder') day = readDayFolder(step);
    else if (step.length === 5 && month === 'no-date-folder') month = readMonthFolder(step);
  }
  return day === 'no-date-folder' && month === 'no-date-folder' ? null : { day, month };
}

/**
 * One name under the dates of its folder. Of several problems it tells the one nearest to the start of this list:
 * not readable, not a clip name, no camera, no clip number, no such time, no date folder, no such date.
 */
export function parseClipName(name: string, folder: FolderDate | null): Parsed {
  const isBackup = name.charCodeAt(8) === HYPHEN;
  const first = isBackup ? 11 : 8;
  const end = name.length - 4;
  const one = twoDigits(name, 0);
  const two = twoDigits(name, 3);
  const three = twoDigits(name, 6);
  const four = isBackup ? twoDigits(name, 9) : 0;
  if (
    one < 0 || two < 0 || three < 0 || four < 0 || end <= first ||
    name.charCodeAt(2) !== HYPHEN || name.charCodeAt(5) !== HYPHEN || name.charCodeAt(first) !== UNDERSCORE ||
    !isMp4(name, end)
  ) {
    return isReadable(name) ? problems['not-a-clip-name'] : problems['not-readable-name'];
  }

  // Back to the last underscore; on the way: is the trailing field only digits?
  let last = end - 1;
  let isDigits = true;
  for (let code = name.charCodeAt(last); code !== UNDERSCORE; code = name.charCodeAt(--last)) {
    if (code < 0x30 || code > 0x39) isDigits = false;
  }
  if (!isReadable(name)) return problems['not-readable-name'];
  if (last === first) return isDigits ? problems['no-camera'] : problems['no-clip-number'];
  if (last === first + 1) return problems['no-camera'];
  if (last === end - 1 || (!isBackup && !isDigits)) return problems['no-clip-number'];

  const hour = isBackup ? two : one;
  const minute = isBackup ? three : two;
  const second = isBackup ? four : three;
  if (hour > 23 || minute > 59 || second > 59) return problems['no-such-time'];
  if (folder === null) return problems['no-date-folder'];

  const camera = name.slice(first + 1, last);
  const trailing = name.slice(last + 1, end);
  const timeMs = (hour * 3600 + minute * 60 + second) * SECOND_MS;
  if (!isBackup) {
    const { day } = folder;
    if (typeof day === 'string') return problems[day];
    return { ok: true, clip: { kind: 'local-storage', camera, recordedAt: day + timeMs, number: trailing } };
  }
  const { month } = folder;
  if (typeof month === 'string') return problems[month];
  if (one < 1 || one > month.days) return problems['no-such-date'];
  const recordedAt = month.startsAt + (one - 1) * DAY_MS + timeMs;
  return { ok: true, clip: { kind: 'clip-backup', camera, recordedAt, uid: trailing } };
}

/** Where a module would have put this clip, below its root folder. `recordedAt` lies in 2000-2099, as in every parsed name. */
export function clipPath(clip: ClipName): string {
  const iso = new Date(clip.recordedAt).toISOString();
  const month = iso.slice(2, 7);
  const day = iso.slice(8, 10);
  const time = iso.slice(11, 19).replaceAll(':', '-');
  return clip.kind === 'local-storage'
    ? `${month}/${month}-${day}/${time}_${clip.camera}_${clip.number}.mp4`
    : `${month}/${day}-${time}_${clip.camera}_${clip.uid}.mp4`;
}

/** Names that differ only in case or in Unicode form are one camera; this key is the same for all of them. */
export function cameraKey(camera: string): string {
  // Down, up, down: one mapping alone keeps `ß` from `SS`, two keep it from `ẞ`.
  return camera.normalize('NFC').toLowerCase().toUpperCase().toLowerCase().normalize('NFC');
}

function readDayFolder(step: string): FolderDate['day'] {
  const month = readMonthFolder(step.slice(0, 5));
  const day = twoDigits(step, 6);
  if (month === 'no-date-folder' || step.charCodeAt(5) !== HYPHEN || day < 0) return 'no-date-folder';
  if (month === 'no-such-date' || day < 1 || day > month.days) return 'no-such-date';
  return month.startsAt + (day - 1) * DAY_MS;
}

function readMonthFolder(step: string): FolderDate['month'] {
  const year = twoDigits(step, 0);
  const month = twoDigits(step, 3);
  if (year < 0 || month < 0 || step.charCodeAt(2) !== HYPHEN) return 'no-date-folder';
  if (month < 1 || month > 12) return 'no-such-date';
  const startsAt = Date.UTC(2000 + year, month - 1);
  return { startsAt, days: (Date.UTC(2000 + year, month) - startsAt) / DAY_MS };
}

/** Two ASCII digits as a number, or -1. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 0x30;
  const ones = text.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function isMp4(name: string, at: number): boolean {
  return (
    name.charCodeAt(at) === DOT &&
    (name.charCodeAt(at + 1) | 0x20) === 0x6d &&
    (name.charCodeAt(at + 2) | 0x20) === 0x70 &&
    name.charCodeAt(at + 3) === 0x34
  );
}

/** False when bytes of the name were no text: the system hands out U+FFFD or half a pair, and such a path opens nothing. */
function isReadable(name: string): boolean {
  return name.isWellFormed() && !name.includes('\uFFFD');
}
