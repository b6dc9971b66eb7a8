import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { makeClips } from './testing/clip-drive.ts';

const child = fileURLToPath(new URL('testing/export-child.ts', import.meta.url));

/** Runs the export until it has told `killAfter` clips, then kills it. Answers what it told: a dot a clip, then how it ended. */
async function runChild(source: string, target: string, count: number, sizeBytes: number, killAfter = Infinity): Promise<string> {
  const running = spawn(process.execPath, [child, source, target, String(count), String(sizeBytes)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  running.stdout.on('data', (text: Buffer) => {
    told += text.toString();
    if (told.length >= killAfter) running.kill('SIGKILL');
  });
  const { promise, resolve } = Promise.withResolvers<null>();
  running.once('close', () => resolve(null));
  await promise;
  return told;
}

describe('an export that is killed', () => {
  // Nine processes are started one after another.
  it('goes on where it was, eight times over: everything verified, nothing twice, nothing left', { timeout: 90_000 }, async () => {
    const folder = temporaryFolder();
    const source = path.join(folder, 'BLINK');
    const target = path.join(folder, 'copies');
    mkdirSync(source);
    const count = 200;
    makeClips(source, count, () => 20_000);
    // One to fourteen more clips each time; the kill itself falls wherever the process happens to be.
    let killed = 0;
    let reach = 0;
    for (let round = 0; round < 8; round += 1) {
      reach += 1 + Math.floor(Math.random() * 14);
      const told = await runChild(source, target, count, 20_000, reach);
      if (!told.endsWith('complete')) killed += 1;
    }
    expect(killed).toBeGreaterThan(4);
    expect(existsSync(path.join(target, '.wallclock-export.jsonl'))).toBe(true);
    expect(await runChild(source, target, count, 20_000)).toBe(`${'.'.repeat(count)}complete`);

    const names = readdirSync(target, { recursive: true }).map(String).filter((name) => name.includes('.'));
    expect(names.filter((name) => name.includes('.partial') || name.includes('.wallclock'))).toEqual([]);
    expect(names.filter((name) => name.endsWith('.mp4'))).toHaveLength(count);
    expect(readFileSync(path.join(target, 'SHA256SUMS'), 'utf8').split('\n').filter(Boolean)).toHaveLength(count);
    expect(execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: target, encoding: 'utf8' })).toBe('');
  });
});
