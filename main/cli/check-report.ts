// The health of a folder as a text one can read: what is wrong first in words, then file by file.
import { unreadableFolderText } from '../../shared/report-text.ts';
import type { ReportedFile, UnreadableFolder, ZoneId } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import type { Skeleton } from '../archive/skeleton.ts';
import type { FoundClip } from './find-clips.ts';
import { sizeText } from './size-text.ts';

export interface CheckedFolder {
  readonly root: string;
  /** In order of time. */
  readonly clips: readonly FoundClip[];
  readonly unrecognised: readonly ReportedFile[];
  readonly damaged: readonly ReportedFile[];
  readonly unfinished: readonly ReportedFile[];
  readonly unreadable: readonly UnreadableFolder[];
  readonly junk: number;
  readonly skeleton: Skeleton;
  readonly freeBytes: number | null;
  readonly sizeBytes: number | null;
  readonly isReadOnly: boolean;
}

export interface ReportStyle {
  readonly zone: ZoneId;
  readonly locale: string;
}

/** Below this the vendor's app warns that the drive is nearly full. */
const scarceBytes = 375_000_000;

export function checkReport(checked: CheckedFolder, style: ReportStyle): string {
  const { damaged, unrecognised, unfinished, unreadable } = checked;
  const lines = [...summary(checked, style), ''];
  const isWhole = damaged.length + unrecognised.length + unfinished.length + unreadable.length === 0 && checked.skeleton.ok;
  if (isWhole) return [...lines, 'Nothing is wrong.', ''].join('\n');
  if (!checked.skeleton.ok) {
    lines.push(`Missing folders: ${checked.skeleton.missing.join(', ')}`, '    Without them the Sync Module’s app may ask to format the drive.', '');
  }
  lines.push(
    ...section('Damaged', damaged), ...section('Unfinished', unfinished), ...section('Unrecognised', unrecognised),
    ...section('Not read', unreadable.map(({ path, reason }) => ({ path: path === '' ? 'the folder itself' : path, reason: unreadableFolderText(reason) }))),
  );
  return lines.join('\n');
}

function summary({ root, clips, junk, freeBytes, sizeBytes, isReadOnly }: CheckedFolder, { zone, locale }: ReportStyle): string[] {
  const number = countIn(locale);
  const backups = clips.filter(({ clip }) => clip.kind === 'clip-backup').length;
  const bytes = clips.reduce((sum, clip) => sum + (clip.sizeBytes ?? 0), 0);
  const [first, last] = [clips.at(0), clips.at(-1)];
  const clock = zoneClock(zone);
  const when = ({ clip: { recordedAt } }: FoundClip): string =>
    `${clock.isoAt(recordedAt).slice(0, 16).replace('T', ' ')} ${clock.abbreviationAt(recordedAt)}`;
  return [
    root,
    `    ${number(clips.length)} ${clips.length === 1 ? 'clip' : 'clips'}, ${sizeText(bytes)}: ${number(clips.length - backups)} local storage, ${number(backups)} clip backup`,
    ...(first === undefined || last === undefined ? [] : [`    from ${when(first)} to ${when(last)}`]),
    `    ${sizeText(freeBytes)} free of ${sizeText(sizeBytes)}${isReadOnly ? ', can only be read' : ''}`,
    ...(freeBytes !== null && freeBytes < scarceBytes ? ['    Under 375 MB: the Sync Module may soon stop saving clips.'] : []),
    ...(junk > 0 ? [`    ${number(junk)} ${junk === 1 ? 'file or folder' : 'files and folders'} of computers, left out`] : []),
  ];
}

function section(title: string, files: readonly ReportedFile[]): string[] {
  if (files.length === 0) return [];
  return [`${title}: ${files.length}`, ...files.flatMap(({ path, reason }) => [`  ${path}`, `    ${reason}`]), ''];
}

/** `locale` as an environment names it: `de_DE.UTF-8`, `C`. */
function countIn(locale: string): (count: number) => string {
  const tag = locale.replace(/[.@].*$/, '').replace('_', '-');
  const known = /^[a-z]{2,3}(-|$)/i.test(tag) ? Intl.NumberFormat.supportedLocalesOf(tag) : [];
  return (count) => new Intl.NumberFormat(known.length > 0 ? known : 'en').format(count);
}
