// What was exported, in two lists at the root of the target: manifest.csv for people, SHA256SUMS for `sha256sum -c`.
import path from 'node:path';
import { csvLine, csvRecords, endOfRecords } from './csv.ts';
import type { ExportedFile } from './export-types.ts';
import { onUnless } from './refused.ts';
import { replaceFile } from './replace-file.ts';
import { hashLine, hashListLines } from './hash-list.ts';
import { eachInTurns, sortInTurns, textPieces } from '../in-turns.ts';
import { flushFolder } from './target-folder.ts';

export const manifestName = 'manifest.csv';
export const hashListName = 'SHA256SUMS';

const columns = ['file', 'drive', 'original path', 'kind', 'camera', 'UTC', 'local', 'offset', 'zone', 'bytes', 'SHA-256', 'verified how'];

/** What earlier exports into this folder listed: nothing where there is no manifest, null where it is somebody else's. Throws `Refused`. */
export async function readManifest(folder: string): Promise<ExportedFile[] | null> {
  const rows: ExportedFile[] = [];
  const read = async (): Promise<boolean> => {
    let isOurs: boolean | null = null;
    for await (const piece of textPieces(path.join(folder, manifestName), endOfRecords)) {
      const records = csvRecords(piece);
      isOurs ??= isHeader(records.next());
      if (!isOurs) break;
      await eachInTurns(records, (record) => {
        const row = toRow(record);
        if (row !== null) rows.push(row);
      });
    }
    return isOurs ?? false;
  };
  const isOurs = await onUnless('target', ['ENOENT'], read());
  return isOurs === false ? null : rows;
}

function isHeader(record: IteratorResult<string[], void>): boolean {
  return record.done !== true && record.value.join() === columns.join();
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
  const sorted = await sortInTurns(rows, (a, b) => order(a.utc, b.utc) || order(a.file, b.file));
  await replaceFile(folder, manifestName, listText([csvLine(columns)], sorted, toLine));
  await replaceFile(folder, hashListName, listText(await linesOfOthers(folder, sorted), sorted, hashLine));
  await flushFolder(folder);
}

function* listText(first: readonly string[], rows: readonly ExportedFile[], toText: (row: ExportedFile) => string): Generator<string> {
  yield* first;
  for (const row of rows) yield toText(row);
}

async function linesOfOthers(folder: string, rows: readonly ExportedFile[]): Promise<string[]> {
  const ours = new Set<string>();
  await eachInTurns(rows, ({ file }) => void ours.add(file));
  const others: string[] = [];
  const read = async (): Promise<void> => {
    for await (const piece of textPieces(path.join(folder, hashListName))) {
      await eachInTurns(hashListLines(piece), ({ line, file }) => {
        if (file === null || !ours.has(file)) others.push(`${line}\n`);
      });
    }
  };
  await onUnless('target', ['ENOENT'], read());
  return others;
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
