// A deletion for a terminal: what would go and what not, then what went.
import { keptText, leftOutText } from '../../shared/deletion/deletion-text.ts';
import type { KeptReason } from '../../shared/deletion/deletion-schema.ts';
import { unreadableFolderText } from '../../shared/report-text.ts';
import type { Instant } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { DeletionPlan, DeletionReport } from '../deletion/deletion-types.ts';
import type { CleanGround } from './clean-ground.ts';
import { sizeText } from './size-text.ts';

/** What a run did, however far it came. */
export interface CleanResult {
  readonly deleted: number;
  /** Of deleted clips whose bytes have no other name. */
  readonly freedBytes: number;
  /** In order of path. */
  readonly failed: readonly { readonly path: string; readonly reason: KeptReason }[];
}

export function planJson(plan: DeletionPlan, result: CleanResult | null, clock: ZoneClock): string {
  const isoOrNull = (instant: Instant | null): string | null => (instant === null ? null : clock.isoAt(instant));
  return `${JSON.stringify({
    plan: {
      clips: plan.files.length,
      bytes: plan.bytes,
      oldest: isoOrNull(plan.oldest),
      newest: isoOrNull(plan.newest),
      files: plan.files.map((file) => file.path),
      leftOut: plan.leftOut.map(({ path, reason }) => ({ path, reason: leftOutText(reason, path) })),
    },
    result: result === null ? null : { ...result, failed: result.failed.map(({ path, reason }) => ({ path, reason: keptText(reason) })) },
  })}\n`;
}

export function planText(ground: CleanGround, plan: DeletionPlan, freeBytes: number | null, clock: ZoneClock): string {
  const { root } = ground.volume;
  const when = (instant: Instant): string => `${clock.isoAt(instant).slice(0, 16).replace('T', ' ')} ${clock.abbreviationAt(instant)}`;
  const lines = plan.files.map(({ path, recordedAt, sizeBytes }) => `${when(recordedAt).padEnd(22)} ${sizeText(sizeBytes).padStart(8)}  ${path}`);
  if (plan.leftOut.length > 0) {
    lines.push(...apart(lines), `Left out: ${plan.leftOut.length}`);
    for (const { path, reason } of plan.leftOut) lines.push(`  ${path}`, `    ${leftOutText(reason, path)}`);
  }
  lines.push(...apart(lines), root);
  if (plan.oldest === null || plan.newest === null) return [...lines, '    no clip to delete', ''].join('\n');
  lines.push(`    to delete: ${clips(plan.files.length)}, ${sizeText(plan.bytes)}, from ${when(plan.oldest)} to ${when(plan.newest)}`);
  for (const share of plan.cameras) lines.push(`        ${share.camera.padEnd(20)} ${String(share.clips).padStart(6)}  ${sizeText(share.bytes).padStart(8)}`);
  for (const share of plan.months) lines.push(`        ${share.month.padEnd(20)} ${String(share.clips).padStart(6)}  ${sizeText(share.bytes).padStart(8)}`);
  if (plan.takesAll) lines.push('    This is every clip on it.');
  if (plan.missingBytes > 0) lines.push(`    That is ${sizeText(plan.missingBytes)} less than asked for: no more can be deleted by this rule.`);
  if (freeBytes !== null) lines.push(`    ${sizeText(freeBytes)} free now, about ${sizeText(freeBytes + plan.bytes)} after`);
  return [...lines, ''].join('\n');
}

export function resultText(result: CleanResult, report: DeletionReport | null): string {
  const lines = [`${clips(result.deleted)} deleted, ${sizeText(result.freedBytes)} freed`];
  if (report !== null) lines.push(`${sizeText(report.freeBytesBefore)} were free before, ${sizeText(report.freeBytesAfter)} are now`);
  const linked = report?.results.filter((one) => one.outcome === 'deleted' && one.hasOtherName).length ?? 0;
  if (linked > 0) lines.push(`${clips(linked)} had another name (a hard link), which keeps the bytes`);
  if (result.failed.length > 0) {
    lines.push(`Not deleted: ${result.failed.length}`);
    for (const { path, reason } of result.failed) lines.push(`  ${path}`, `    ${keptText(reason)}`);
  }
  if (report?.skeleton?.ok === false) {
    lines.push(`Missing folders: ${report.skeleton.missing.join(', ')}`, '    Without them the Sync Module’s app may ask to format the drive.');
  }
  if (report !== null) lines.push(`What was deleted is listed in ${report.journal}`);
  return [...lines, ''].join('\n');
}

export function unreadText({ unreadable }: CleanGround): string {
  return unreadable.map(({ path, reason }) => `Not read: ${path === '' ? 'the folder itself' : path}. ${unreadableFolderText(reason)}\n`).join('');
}

function clips(count: number): string {
  return `${count} ${count === 1 ? 'clip' : 'clips'}`;
}

function apart(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [''];
}
