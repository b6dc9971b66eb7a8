import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openLogFile } from './log-file.ts';
import { makeSecret } from './secrets.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-log-'));
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

const quiet = { now: () => 0, onTrouble: (sentence: string) => { throw new Error(sentence); } };

test('entries carry the instant in UTC, and the lines of a stack stay with their entry', () => {
  const file = path.join(folder, 'made', 'log', 'wallclock.log');
  const log = openLogFile(file, quiet);
  log('fault 1\nat here');
  log('second');
  expect(readFileSync(file, 'utf8')).toBe('1970-01-01T00:00:00.000Z fault 1\n  at here\n1970-01-01T00:00:00.000Z second\n');
});

test('a full file is put aside, also one that was full before, and one old file is kept', () => {
  const file = path.join(folder, 'full.log');
  writeFileSync(file, 'x'.repeat(100));
  const log = openLogFile(file, { ...quiet, limitBytes: 100 });
  log('first');
  expect(readFileSync(`${file}.1`, 'utf8')).toHaveLength(100);
  for (const entry of ['second', 'third', 'fourth', 'fifth']) log(entry);
  expect(readFileSync(file, 'utf8')).toContain('fifth');
  expect(readFileSync(`${file}.1`, 'utf8')).toContain('fourth');
  expect(existsSync(`${file}.2`)).toBe(false);
});

test('a secret that slips into an entry does not reach the file', () => {
  const file = path.join(folder, 'secret.log');
  const secret = makeSecret();
  openLogFile(file, quiet)(`GET /boot?t=${secret} failed`);
  expect(readFileSync(file, 'utf8')).toContain('GET /boot?t=… failed');
});

test('a log that cannot be written is said once, and stops nothing', () => {
  const blocked = path.join(folder, 'a-file');
  writeFileSync(blocked, '');
  const said: string[] = [];
  const log = openLogFile(path.join(blocked, 'wallclock.log'), { now: () => 0, onTrouble: (sentence) => said.push(sentence) });
  log('one');
  log('two');
  expect(said).toEqual([`Wallclock cannot write its log to ${path.join(blocked, 'wallclock.log')}.`]);
});
