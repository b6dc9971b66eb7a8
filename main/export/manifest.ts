// What was exported, in two lists at the root of the target: manifest.csv for people, SHA256SUMS for `sha256sum -c`.
import { open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { csvLine, parseCsv } from './csv.ts';
import type { ExportedFile } from './export-types.ts';
import { on, onUnless } from './refused.ts';
import { parseHashList, hashLine } from './hash-list.ts';
import { flushFolder } from './target-folder.ts';

export const manifestName = 'manifest.csv';
export const hashListName = 'SHA256SUMS';

const columns = ['file', 'drive', 'original path', 'kind', 'camera', 'UTC', 'local', 'offset', 'zone', 'bytes', 'SHA-256', 'verified how'];

/** What earlier exports into this folder listed: nothing where there is no manifest, null where it is somebody else's. Throws `Refused`. */
export async function readManifest(folder: string): Promise<ExportedFile[] | null> {
  const text = await onUnless('target', ['ENOENT'], readFile(path.join(folder, manifestName), 'utf8'));
  if (text === 'ENOENT') return [];
  const [header, ...records] = parseCsv(text);
  if (header?.join() !== columns.join()) return null;
  return records.map(toRow).filter((row) => row !== null);
}

function toRow(record: readonly string[]): ExportedFile | null {
  const [file, drive, original, kind, camera, utc, local, offset, zone, bytes, sha256, verified] = record;
  if (file === undefined || drive === undefined || original === undefined || kind === undefined || camera === undefined) return null;
  if (utc === undefined || local === undefined || offset === undefined || zone === undefined || bytes === undefined) return null;
  if (sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256) || (verified !== 'device' && verified !== 'cache')) return null;
  return { file, drive, path: original, kind, camera, utc, local, offset, zone, bytes: Number(bytes), sha256, verified };
}

function toLine(row: ExportedFile): string {
  return csvLine([row.file, row.drive, row.path, row.kind, row.camera, row.utc, row.local, row.offset, row.zone, row.bytes, row.sha256, row.verified]);
}

/** Both lists, each file once, in order of time. Lines that somebody else put into SHA256SUMS stay. Throws `Refused`. */
export async function writeManifest(folder: string, rows: readonly ExportedFile[]): Promise<void> {
  const sorted = rows.toSorted((a, b) => order(a.utc, b.utc) || order(a.file, b.file));
  const ours = new Set(sorted.map((row) => row.file));
  const listed = await onUnless('target', ['ENOENT'], readFile(path.join(folder, hashListName), 'utf8'));
  const others = listed === 'ENOENT' ? [] : parseHashList(listed).filter(({ file }) => file === null || !ours.has(file));
  await replaceFile(folder, manifestName, csvLine(columns) + sorted.map(toLine).join(''));
  await replaceFile(folder, hashListName, others.map(({ line }) => `${line}\n`).join('') + sorted.map(hashLine).join(''));
  await flushFolder(folder);
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The old text stands until the new one is whole on the device. */
async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  const full = path.join(folder, name);
  const handle = await on('target', open(`${full}.partial`, 'w'));
  try {
    await on('target', handle.writeFile(text));
    await on('target', handle.sync());
  } finally {
    await on('target', handle.close());
  }
  await on('target', rename(`${full}.partial`, full));
}
