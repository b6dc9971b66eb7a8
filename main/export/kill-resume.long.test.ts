// An export that is killed again and again, as by a power cut or an impatient user, on real exFAT drives.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeExfatDrive, whyNoExfat } from '../archive/testing/exfat-drive.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { makeClips } from './testing/clip-drive.ts';

const child = fileURLToPath(new URL('testing/export-child.ts', import.meta.url));
/** The whole count, before a release: KILL_CLIPS=2000 KILLS=20. */
const count = Number(process.env['KILL_CLIPS'] ?? 300);
const kills = Number(process.env['KILLS'] ?? 6);
const sizeBytes = 20_000;

interface Kill {
  readonly afterClips?: number;
  readonly afterMs?: number;
}

/** Kills the export after so many clips or so long, unless it ends before. Answers what it told: a dot a clip, then how it ended. */
async function runChild(source: string, target: string, clips: number, { afterClips = Infinity, afterMs }: Kill = {}): Promise<string> {
  const running = spawn(process.execPath, [child, source, target, String(clips), String(sizeBytes)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  running.stdout.on('data', (text: Buffer) => {
    told += text.toString();
    if (told.length >= afterClips) running.kill('SIGKILL');
  });
  const { promise, resolve } = Promise.withResolvers<null>();
  running.once('close', () => resolve(null));
  if (afterMs !== undefined) {
    await Promise.race([promise, pause(afterMs)]);
    running.kill('SIGKILL');
  }
  await promise;
  return told;
}

/** Every clip is there once, verified by another program, and nothing of a half copy or of our own is left. */
function expectWhole(target: string, clips: number): void {
  const names = readdirSync(target, { recursive: true }).map(String).filter((name) => name.includes('.'));
  expect(names.filter((name) => name.includes('.partial') || name.includes('.wallclock'))).toEqual([]);
  expect(names.filter((name) => name.endsWith('.mp4'))).toHaveLength(clips);
  const sums = execFileSync('sha256sum', ['-c', '--strict', 'SHA256SUMS'], { cwd: target, encoding: 'utf8', maxBuffer: 64 << 20 });
  expect(sums.match(/: OK$/gm)).toHaveLength(clips);
}

describe('an export that is killed', () => {
  // Nine processes are started one after another.
  it('goes on where it was, eight times over: everything verified, nothing twice, nothing left', { timeout: 90_000 }, async () => {
    const folder = temporaryFolder();
    const source = path.join(folder, 'BLINK');
    const target = path.join(folder, 'copies');
    mkdirSync(source);
    const clips = 200;
    makeClips(source, clips, () => sizeBytes);
    // One to fourteen more clips each time; the kill itself falls wherever the process happens to be.
    let killed = 0;
    let reach = 0;
    for (let round = 0; round < 8; round += 1) {
      reach += 1 + Math.floor(Math.random() * 14);
      if (!(await runChild(source, target, clips, { afterClips: reach })).endsWith('complete')) killed += 1;
    }
    expect(killed).toBeGreaterThan(4);
    expect(existsSync(path.join(target, '.wallclock-export.jsonl'))).toBe(true);
    expect(await runChild(source, target, clips)).toBe(`${'.'.repeat(clips)}complete`);
    expectWhole(target, clips);
  });
});

describe.skipIf(whyNoExfat() !== null)('an export from one exFAT drive to another', () => {
  it(`killed at ${String(kills)} random moments ends with all ${String(count)} clips verified, none twice and nothing left`, { timeout: 900_000 }, async () => {
    const from = await makeExfatDrive({ label: 'BLINK', sizeBytes: 192 << 20 });
    onTestFinished(() => from.destroy());
    const to = await makeExfatDrive({ label: 'COPIES', sizeBytes: 256 << 20 });
    onTestFinished(() => to.destroy());
    const source = await from.mount('BLINK');
    const mount = await to.mount('COPIES');
    makeClips(source, count, () => sizeBytes);

    const whole = path.join(temporaryFolder(), 'timed');
    const began = performance.now();
    await runChild(source, whole, count);
    const wholeMs = performance.now() - began;

    const target = path.join(mount, 'Export');
    mkdirSync(target);
    let killed = 0;
    // Each run goes on where the one before was, so a moment is any in the time a whole export takes, spread over the runs.
    for (let round = 0; round < kills; round += 1) {
      const told = await runChild(source, target, count, { afterMs: 150 + Math.random() * (wholeMs / 4) });
      if (!told.endsWith('complete')) killed += 1;
    }
    expect(await runChild(source, target, count)).toBe(`${'.'.repeat(count)}complete`);
    expect(killed).toBeGreaterThan(kills / 2);

    expectWhole(target, count);
  });
});
