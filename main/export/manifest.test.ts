import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { csvLine, csvRecords, endOfRecords } from './csv.ts';
import type { ExportedFile } from './export-types.ts';
import { hashLine, hashListLines } from './hash-list.ts';
import { readManifest, writeManifest } from './manifest.ts';

const row: ExportedFile = {
  file: 'a.mp4', drive: 'BLINK', path: 'blink/26-11/26-11-01/05-30-05_Front_Door_001.mp4', kind: 'local-storage', camera: 'Front_Door',
  utc: '2026-11-01T05:30:05Z', local: '2026-11-01 01:30:05', offset: '-04:00', zone: 'America/New_York', bytes: 3, sha256: 'a'.repeat(64), verified: 'device',
};
// sha256 of 'abc', FIPS 180-4.
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('manifest', () => {
  it('reads back every field it writes', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', ' ', 'é') });
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), (records) => {
      expect([...csvRecords(records.map(csvLine).join(''))]).toEqual(records);
    }));
  });

  it('is cut only between records, wherever a piece of it ends', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ',', '"', '\r', '\n', 'é') });
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), fc.nat(), (records, cut) => {
      const text = records.map(csvLine).join('');
      const end = endOfRecords(text.slice(0, cut % (text.length + 1)));
      expect([...csvRecords(text.slice(0, end)), ...csvRecords(text.slice(end))]).toEqual(records);
    }));
  });

  it('is read back whole when it is longer than what is read at a time', async () => {
    const folder = temporaryFolder();
    const rows = Array.from({ length: 3000 }, (_, order): ExportedFile => ({ ...row, file: `clip ${String(order).padStart(4, '0')}${order % 50 === 0 ? ' "two\nlines", é' : ''}.mp4` }));
    await writeManifest(folder, rows);
    expect(await readManifest(folder)).toEqual(rows);
    await writeManifest(folder, rows);
    expect([...hashListLines(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8'))]).toHaveLength(rows.length);
  });

  it('lists each file once, in order of time, and takes over what an earlier export listed', async () => {
    const folder = temporaryFolder();
    await writeManifest(folder, [{ ...row, file: 'b.mp4', utc: '2026-11-02T00:00:00Z' }, row]);
    const earlier = await readManifest(folder);
    expect(earlier?.map(({ file }) => file)).toEqual(['a.mp4', 'b.mp4']);
    await writeManifest(folder, [...(earlier ?? []), { ...row, file: 'c, "d".mp4' }]);
    expect((await readManifest(folder))?.map(({ file }) => file)).toEqual(['a.mp4', 'c, "d".mp4', 'b.mp4']);
    expect(readFileSync(path.join(folder, 'manifest.csv'), 'utf8').split('\r\n')[0]).toBe('file,drive,original path,kind,camera,UTC,local,offset,zone,bytes,SHA-256,verified how');
    expect(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8').split('\n')).toHaveLength(4);
  });

  it('does not take a list for its own that is not', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'manifest.csv'), 'name;price\nchair;12\n');
    expect(await readManifest(folder)).toBeNull();
  });

  it('leaves lines of SHA256SUMS that somebody else wrote', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'SHA256SUMS'), `${'b'.repeat(64)}  letter.pdf\n${'c'.repeat(64)} *a.mp4\n`);
    await writeManifest(folder, [row]);
    expect(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')).toBe(`${'b'.repeat(64)}  letter.pdf\n${row.sha256}  a.mp4\n`);
  });

  it.skipIf(process.platform !== 'linux')('writes lines that sha256sum accepts whatever the name', () => {
    const folder = temporaryFolder();
    const files = ['plain.mp4', 'with space/and, comma.mp4', 'back\\slash.mp4', 'two\nlines.mp4', ' *star.mp4', 'Caf\u00e9 \u5bb6.mp4', '-rf.mp4'];
    for (const file of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), 'abc');
    }
    writeFileSync(path.join(folder, 'SHA256SUMS'), files.map((file) => hashLine({ file, sha256: abc })).join(''));
    const told = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
    expect(told.match(/: OK$/gm)).toHaveLength(files.length);
    expect([...hashListLines(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8'))].map(({ file }) => file)).toEqual(files);
  });
});
