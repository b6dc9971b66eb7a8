// From clips and choices to files: which clip becomes which file below the target, and what cannot be. Touches no disk.
import { createHash } from 'node:crypto';
import type { ClipProblemCode } from '../../shared/export/export-problem.ts';
import { legalName, nameKey } from '../../shared/export/legal-name.ts';
import type { NamedClip } from '../../shared/export/name-template.ts';
import { offsetText, utcText } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import { distinctNames } from './distinct-names.ts';
import type { Nameable } from './distinct-names.ts';
import type { ClipToExport, ExportedFile, ExportLayout, ExportRequest, PlannedFile, VerifiedHow } from './export-types.ts';
import { eachInTurns } from '../in-turns.ts';

/** What the place for the copies allows. Sizes in bytes; null: unknown or no limit. */
export interface TargetLimits {
  /** Real path. */
  readonly folder: string;
  readonly freeBytes: number | null;
  /** What a file of one byte takes. */
  readonly blockBytes: number;
  readonly maxFileBytes: number | null;
}

/** Which clip a line of the manifest, or a clip, is about. */
export function sourceKey({ drive, path }: Pick<ClipToExport, 'drive' | 'path'>): string {
  return `${drive}\0${path}`;
}

export interface PlanGround extends Pick<ExportRequest, 'layout' | 'within' | 'clock'> {
  /** What the target lists already. */
  readonly earlier: readonly ExportedFile[];
  readonly limits: TargetLimits;
}

export async function planFiles(
  clips: readonly ClipToExport[],
  neighbours: readonly NamedClip[],
  { layout, within, clock, earlier, limits }: PlanGround,
): Promise<PlannedFile[]> {
  const fileOf = new Map<string, string>();
  const sourceOf = new Map<string, string>();
  await eachInTurns(earlier, (row) => {
    fileOf.set(sourceKey(row), row.file);
    sourceOf.set(nameKey(row.file), sourceKey(row));
  });
  const above = within === undefined ? '' : `${within}/`;
  const items: Nameable[] = [];
  const add = (item: Nameable): void => void items.push({ source: item.source, nameAt: (level) => above + item.nameAt(level) });
  await eachInTurns(clips, (clip) => add(nameable(clip, layout, clock)));
  if (layout.kind === 'template') {
    await eachInTurns(neighbours, (clip) => add({ source: null, nameAt: (level) => layout.template.nameOf(clip, clock, tagAt(level, clip, '')) }));
  }
  const names = await distinctNames(items, { fileOf, sourceOf });
  const files: PlannedFile[] = [];
  await eachInTurns(clips, (clip, place) => {
    const file = names[place] ?? '';
    files.push({ clip, file, problem: problemOf(clip, file, limits) });
  });
  return files;
}

function nameable(clip: ClipToExport, layout: ExportLayout, clock: ZoneClock): Nameable {
  const source = sourceKey(clip);
  if (layout.kind === 'template') return { source, nameAt: (level) => layout.template.nameOf(clip, clock, tagAt(level, clip, source)) };
  return {
    source,
    nameAt(level) {
      const names = clip.path.split('/');
      const ending = /\.[^.]{1,8}$/.exec(names.pop() ?? '')?.[0] ?? '';
      const stem = clip.path.slice(clip.path.lastIndexOf('/') + 1, clip.path.length - ending.length);
      const tag = level === 0 ? '' : ` ${shortHash(source)}`;
      return [...names.map((name) => legalName(name)), legalName(stem, tag + ending)].join('/');
    },
  };
}

/** What a name says besides the template to be one clip's alone: its number, then its instant, then where it came from. */
function tagAt(level: number, clip: NamedClip, source: string): string {
  if (level === 0) return '';
  if (level === 1) return clip.serial;
  const timed = `${utcText(clip.recordedAt).replaceAll(/[-:]/g, '')} ${clip.serial.slice(0, 30)}`;
  return level === 2 ? timed : `${timed} ${shortHash(source)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function problemOf(clip: ClipToExport, file: string, { folder, maxFileBytes }: TargetLimits): ClipProblemCode | null {
  if (clip.sizeBytes !== null && maxFileBytes !== null && clip.sizeBytes > maxFileBytes) return 'file-too-large';
  return pathLength(`${folder}/${file}.partial`) > longestPath[process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux']
    ? 'path-too-long'
    : null;
}

/** PATH_MAX with its closing zero: bytes on Linux and macOS; on Windows UTF-16 units of the long form, which Node uses by itself. */
const longestPath = { linux: 4095, darwin: 1023, win32: 32_700 } as const;

function pathLength(text: string): number {
  return process.platform === 'win32' ? text.length : Buffer.byteLength(text);
}

/** Bytes that are still to be written, in whole blocks, and room for the record; files that lie there in full size are not. */
export async function neededBytes(files: readonly PlannedFile[], isThere: (file: PlannedFile) => boolean, { blockBytes }: TargetLimits): Promise<number> {
  let bytes = 0;
  await eachInTurns(files, (planned) => {
    bytes += bytesInTheRecord;
    if (planned.problem === null && !isThere(planned)) bytes += Math.ceil((planned.clip.sizeBytes ?? 0) / blockBytes) * blockBytes;
  });
  return bytes;
}

/** A clip's line in the manifest, the list of hashes and the journal. */
const bytesInTheRecord = 1000;

export function toExportedFile(
  { clip, file }: PlannedFile,
  clock: ZoneClock,
  proof: { readonly bytes: number; readonly sha256: string; readonly verified: VerifiedHow },
): ExportedFile {
  return {
    file,
    drive: clip.drive,
    path: clip.path,
    kind: clip.kind,
    camera: clip.cameraName,
    utc: utcText(clip.recordedAt),
    local: clock.isoAt(clip.recordedAt).slice(0, 19).replace('T', ' '),
    offset: offsetText(clock.offsetAt(clip.recordedAt)),
    zone: clock.zone,
    ...proof,
  };
}
