// What a health report says, once: the page shows it and "Copy report" writes it as text.
import type { HealthReport, ReportedFile, Volume } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { counted, countText, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { shortDay } from './short-day.ts';
import { warnFreeBytes } from './warn-free-bytes.ts';

export interface ReportFact {
  readonly name: string;
  readonly value: string;
}

export type FindingKind = 'damaged' | 'unrecognised' | 'unfinished' | 'unreadable';

/** Files of one kind; `files` may be the first of `count`. */
export interface Finding {
  readonly kind: FindingKind;
  readonly title: string;
  readonly text: string;
  readonly count: number;
  readonly files: readonly ReportedFile[];
}

/** Folders are no clips: a missing skeleton does not matter for a copy on another disk. */
export function isSkeletonWrong(report: HealthReport, volume: Volume): boolean {
  return !report.skeleton.ok && volume.kind === 'drive';
}

export function isSpaceLow({ freeBytes }: HealthReport, { kind }: Volume): boolean {
  return kind === 'drive' && freeBytes !== null && freeBytes < warnFreeBytes;
}

/** How many things are to be looked at: files and folders, the skeleton, the space, the lock. */
export function countWrong(report: HealthReport, volume: Volume): number {
  const { damaged, unrecognised, unfinished, unreadable } = report.counts;
  const marks = [isSkeletonWrong(report, volume), isSpaceLow(report, volume), report.isReadOnly && volume.kind === 'drive'];
  return damaged + unrecognised + unfinished + unreadable + marks.filter(Boolean).length;
}

export function verdictOf(report: HealthReport, volume: Volume): ReportFact {
  const wrong = countWrong(report, volume);
  if (wrong > 0) return { name: say('check.found', counted(wrong)), value: say('check.foundText') };
  return report.unprobed > 0
    ? { name: say('check.fineSoFar'), value: say('check.unprobed', counted(report.unprobed)) }
    : { name: say('check.fine'), value: say('check.fineText') };
}

export function factsOfReport(report: HealthReport, volume: Volume, zone: Pick<ZoneInForce, 'clock'>): ReportFact[] {
  const { clips, byKind, freeBytes, sizeBytes, junk } = report;
  const space = freeBytes === null || sizeBytes === null ? say('check.unknown') : say('welcome.free', sizeText(freeBytes), sizeText(sizeBytes));
  return [
    { name: say('check.clips'), value: `${countText(clips)} · ${say('check.kinds', countText(byKind['local-storage']), countText(byKind['clip-backup']))}` },
    ...(volume.oldest === null || volume.newest === null ? [] : [{ name: say('check.dates'), value: say('identify.range', shortDay(zone, volume.oldest), shortDay(zone, volume.newest)) }]),
    { name: say('check.space'), value: space },
    ...(volume.fileSystem === null ? [] : [{ name: say('check.fileSystem'), value: report.isReadOnly ? `${volume.fileSystem} · ${say('drives.readOnly')}` : volume.fileSystem }]),
    { name: say('check.junk'), value: junk === 0 ? say('check.noJunk') : say('check.junkText', counted(junk)) },
  ];
}

/** Only those with something in them. */
export function findingsOf(report: HealthReport): Finding[] {
  const unreadable = report.unreadable.map(({ path, code }) => ({ path: path === '' ? say('check.wholeDrive') : path, reason: say('why.unreadable', code) }));
  const damaged = report.damaged.map((clip) => ({ ...clip, reason: say('why.damaged', clip.damage) }));
  const unrecognised = report.unrecognised.map((file) => ({ ...file, reason: say('why.unrecognised', file.problem) }));
  const unfinished = report.unfinished.map(({ path }) => ({ path, reason: say('why.unfinished', path) }));
  const findings: Finding[] = [
    { kind: 'damaged', title: say('check.damaged'), text: say('check.damagedText'), count: report.counts.damaged, files: damaged },
    { kind: 'unreadable', title: say('check.unreadable'), text: say('check.unreadableText'), count: report.counts.unreadable, files: unreadable },
    { kind: 'unrecognised', title: say('check.unrecognised'), text: say('check.unrecognisedText'), count: report.counts.unrecognised, files: unrecognised },
    { kind: 'unfinished', title: say('check.unfinished'), text: say('check.unfinishedText'), count: report.counts.unfinished, files: unfinished },
  ];
  return findings.filter(({ count }) => count > 0);
}

/** What stands above the files, each a sentence. */
export function remarksOf(report: HealthReport, volume: Volume): string[] {
  return [
    ...(report.isReadOnly && volume.kind === 'drive' ? [say('check.readOnly')] : []),
    ...(isSpaceLow(report, volume) ? [say('check.lowSpace')] : []),
    ...(report.unprobed > 0 && countWrong(report, volume) > 0 ? [say('check.unprobed', counted(report.unprobed))] : []),
  ];
}

interface ReportToWrite {
  readonly report: HealthReport;
  readonly volume: Volume;
  readonly zone: Pick<ZoneInForce, 'clock'>;
  /** When it was made, as the user reads it. */
  readonly madeAt: string;
}

/** The whole report as plain text, for a message or a file. Pure. */
export function reportText({ report, volume, zone, madeAt }: ReportToWrite): string {
  const verdict = verdictOf(report, volume);
  const { ok, missing } = report.skeleton;
  const lines = [
    say('check.title', volume.name),
    say('check.made', madeAt),
    '',
    `${verdict.name}. ${verdict.value}`,
    '',
    ...factsOfReport(report, volume, zone).map(({ name, value }) => `${name}: ${value}`),
    `${say('check.skeleton')}: ${ok ? say('check.skeletonFine') : say('eject.missing', missing)}`,
    ...remarksOf(report, volume),
  ];
  for (const { title, count, files } of findingsOf(report)) {
    lines.push('', `${title}: ${countText(count)}`, ...files.flatMap(({ path, reason }) => [`  ${path}`, `    ${reason}`]));
    if (files.length < count) lines.push(`  ${say('check.cut', countText(files.length), countText(count))}`);
  }
  return `${lines.join('\n')}\n`;
}
