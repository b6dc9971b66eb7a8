// A folder of clips to export in tests: real files of random bytes, and the request that exports them all.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clipPath } from '../../../shared/clip-name.ts';
import type { ClipName } from '../../../shared/clip-name.ts';
import { defaultTemplate, parseTemplate } from '../../../shared/export/name-template.ts';
import type { NameTemplate } from '../../../shared/export/name-template.ts';
import { parseZone, zoneClock } from '../../../shared/time.ts';
import type { ZoneClock } from '../../../shared/time.ts';
import type { ClipResult, ClipToExport, ExportReport, ExportRequest } from '../export-types.ts';
import { runExport } from '../run-export.ts';

/** 01:30:05 of the summer time that ends half an hour later in New York. */
export const firstInstant = Date.UTC(2026, 10, 1, 5, 30, 5);

export function newYork(): ZoneClock {
  const zone = parseZone('America/New_York');
  if (zone === null) throw new Error('New York is no zone');
  return zoneClock(zone);
}

export function template(text = defaultTemplate): NameTemplate {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(parsed.problem.code);
  return parsed.template;
}

/** A clip of this name below `blink`; `label`: what the user calls the camera. */
export function clipOf(root: string, clip: ClipName, sizeBytes: number, label = clip.camera): ClipToExport {
  return {
    root, drive: path.basename(root), path: `blink/${clipPath(clip)}`, kind: clip.kind, camera: label, cameraName: clip.camera,
    recordedAt: clip.recordedAt, serial: clip.kind === 'local-storage' ? clip.number : clip.uid, sizeBytes,
  };
}

/** Bytes that differ from clip to clip, and are the same on every call. */
export function bytesOf(seed: number, sizeBytes: number): Buffer {
  return createHash('shake256', { outputLength: Math.max(sizeBytes, 1) }).update(String(seed)).digest().subarray(0, sizeBytes);
}

/** Writes `count` clips, ten minutes apart, of two cameras. */
export function makeClips(root: string, count: number, sizeBytes: (place: number) => number = () => 3000): ClipToExport[] {
  return Array.from({ length: count }, (_, place) => {
    const recordedAt = firstInstant + place * 600_000;
    const clip = clipOf(root, { kind: 'local-storage', camera: place % 2 === 0 ? 'Front_Door' : 'Garage', recordedAt, number: '001' }, sizeBytes(place));
    const full = path.join(root, clip.path);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, bytesOf(place + 1, sizeBytes(place)));
    return clip;
  });
}

export function exportOf(clips: readonly ClipToExport[], target: string, more: Partial<ExportRequest> = {}): ExportRequest {
  return {
    roots: [...new Set(clips.map((clip) => clip.root))], clips, neighbours: [], target, layout: { kind: 'template', template: template() },
    clock: newYork(), onlyNew: false, ...more,
  };
}

/** The report of an export that is expected to start. */
export async function reportOf(request: ExportRequest): Promise<ExportReport> {
  const answer = await runExport(request);
  if (!answer.ok) throw new Error(`refused: ${answer.problem.code} ${answer.problem.subject}`);
  return answer.report;
}

/** How many results have each status; failures with their reason. */
export function tally(results: readonly ClipResult[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const result of results) {
    const name = 'reason' in result ? `${result.status} ${result.reason}` : result.status;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
