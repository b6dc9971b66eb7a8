import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from './shell-log.ts';

const noon = Date.UTC(2026, 10, 1, 12);
const terminal = vi.spyOn(process.stderr, 'write');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shell-log-'));
  terminal.mockReset().mockReturnValue(true);
});
afterEach(() => rmSync(folder, { recursive: true }));

function saidInTerminal(): string {
  return terminal.mock.calls.map(([text]) => String(text)).join('');
}

test('an entry stands in the file, with its instant, and in the terminal', () => {
  openLog(join(folder, 'wallclock.log'), () => noon)('one');
  expect(readFileSync(join(folder, 'wallclock.log'), 'utf8')).toBe('2026-11-01T12:00:00.000Z one\n');
  expect(saidInTerminal()).toBe('one\n');
});

test('where no file can be written the terminal still hears everything, and why', () => {
  writeFileSync(join(folder, 'file'), '');
  const log = openLog(join(folder, 'file', 'wallclock.log'), () => noon);
  log('one');
  log('two');
  expect(saidInTerminal()).toMatch(/^one\n.*cannot write its log.*\ntwo\n$/);
});
