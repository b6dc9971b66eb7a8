// The rule a user types for `clean`: `--older-than 90d`, `--free 2GB` and what narrows them.
import { cameraKey } from '../../shared/clip-name.ts';
import { ClipKind } from '../../shared/schema.ts';
import type { ZoneId } from '../../shared/schema.ts';
import type { DeletionRule } from '../deletion/deletion-types.ts';
import { readInstant, refuse } from './command.ts';
import type { ReadArguments } from './command.ts';

const mostDays = 36_500;
const unitBytes: Readonly<Record<string, number>> = {
  b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3, tib: 1024 ** 4,
};

/** What is mistyped is refused with a sentence; so is a rule that says neither when nor how much. */
export function readRule(given: ReadArguments, zone: ZoneId): DeletionRule {
  const olderThan = given.text('older-than');
  const before = given.text('before');
  const free = given.text('free');
  const keepDays = given.text('keep-days');
  if ([olderThan, before, free, keepDays].every((text) => text === undefined)) {
    return refuse('Say what to delete: --older-than 90d, --before 2026-01-01, --free 2GB or --keep-days 30.');
  }
  const kindText = given.text('kind');
  const kind = kindText === undefined ? null : ClipKind.safeParse(kindText);
  if (kind?.success === false) refuse(`--kind “${kindText ?? ''}” is not a kind of clip. Write local-storage or clip-backup.`);
  const cameras = given.texts('camera').map(cameraKey);
  return {
    ...(olderThan === undefined ? {} : { olderThanDays: readAge(olderThan) }),
    ...(before === undefined ? {} : { before: readInstant('--before', before, zone) }),
    ...(free === undefined ? {} : { freeBytes: readSize(free) }),
    ...(keepDays === undefined ? {} : { keepNewestDays: readDays(keepDays) }),
    ...(kind?.data === undefined ? {} : { kinds: [kind.data] }),
    ...(cameras.length === 0 ? {} : { cameras }),
  };
}

function readAge(text: string): number {
  const found = /^(\d{1,5}) ?(d|w)$/i.exec(text.trim());
  const days = Number(found?.[1]) * (found?.[2]?.toLowerCase() === 'w' ? 7 : 1);
  return days <= mostDays ? days : refuse(`--older-than “${text}” is not an age. Write 90d for 90 days, or 12w for 12 weeks.`);
}

function readDays(text: string): number {
  const days = /^\d{1,5}d?$/i.test(text.trim()) ? Number.parseInt(text, 10) : NaN;
  return days >= 1 && days <= mostDays ? days : refuse(`--keep-days “${text}” is not a number of days. Write --keep-days 30.`);
}

function readSize(text: string): number {
  const found = /^(\d{1,9}(?:[.,]\d{1,6})?) ?([kmgt]?i?b)$/i.exec(text.trim());
  const bytes = Math.ceil(Number(found?.[1]?.replace(',', '.')) * (unitBytes[found?.[2]?.toLowerCase() ?? ''] ?? NaN));
  return bytes > 0 ? bytes : refuse(`--free “${text}” is not a size. Write 500MB or 2GB.`);
}
