// Starts Wallclock for a test, in the face of the project that runs, and ends it after.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, _electron } from '@playwright/test';
import type { Page } from '@playwright/test';
import { findElectron } from '../tools/electron-binary.mjs';
import { markTourSeen } from '../tools/tour-seen.ts';

export { expect } from '@playwright/test';

export interface AppOptions {
  readonly face: 'browser' | 'electron';
  /** What the app is started with besides its data folder and zone: a folder, `--demo`, or nothing. */
  readonly startedWith: readonly string[];
  /** The zone of the app's computer; the browser's own is another on purpose. */
  readonly zone: string;
  /** For how long a deletion can be undone, in ms, in the browser face; null: as for its user. */
  readonly undoMs: number | null;
  /** Whether the first-run tour was shown before; only its own tests start without. */
  readonly hasSeenTour: boolean;
}

export interface App {
  /** The window, open on the app. */
  readonly page: Page;
  /** The process that holds the core: for counting its descriptors. */
  readonly pid: number;
  readonly dataFolder: string;
}

/** A browser face without a window: for tests of the start itself, of two at once, of foreign pages. */
export interface RunningFace {
  /** The one-time address that opens the app in a browser. */
  readonly bootUrl: string;
  readonly origin: string;
  readonly pid: number;
  /** All it has said so far, both streams. */
  output(): string;
  /** Asks it to end, and waits. Resolves with the exit code. */
  stop(): Promise<number | null>;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const browserFace = join(root, 'out', 'main', 'browser.js');
const shortUndoFace = join(root, 'main', 'browser', 'testing', 'short-undo-face.ts');

/** Runs the browser face to its end: for starts that fail. */
export async function runFace(args: readonly string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const face = spawnFace(args);
  const code = await face.ended;
  return { code, output: face.output() };
}

/** Starts the browser face and waits for its address; rejects with what it said when it ends before. */
export async function startFace(args: readonly string[], undoMs: number | null = null): Promise<RunningFace> {
  const face = spawnFace(args, undoMs);
  const bootUrl = await face.bootUrl;
  return {
    bootUrl,
    origin: new URL(bootUrl).origin,
    pid: face.pid,
    output: face.output,
    stop: () => {
      face.kill();
      return face.ended;
    },
  };
}

function spawnFace(args: readonly string[], undoMs: number | null = null) {
  const program = undoMs === null ? [browserFace] : [shortUndoFace, String(undoMs)];
  const child = spawn(process.execPath, [...program, '--no-open', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const bootUrl = new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      output += text;
      const found = /http:\/\/127\.0\.0\.1:\d+\/boot\?\S+(?=\s)/.exec(output)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    void ended.then((code) => reject(new Error(`Wallclock ended with ${String(code)} before it gave an address:\n${output}`)));
  });
  // Nobody may be waiting for the address of a start that is meant to fail.
  bootUrl.catch(() => undefined);
  return { bootUrl, ended, pid: child.pid ?? 0, output: () => output, kill: () => child.kill('SIGTERM') };
}

export const test = base.extend<AppOptions & { app: App; dataFolder: string }>({
  face: ['browser', { option: true }],
  startedWith: [['--demo'], { option: true }],
  zone: ['America/New_York', { option: true }],
  undoMs: [null, { option: true }],
  hasSeenTour: [true, { option: true }],

  dataFolder: async ({ hasSeenTour }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'wallclock-e2e-'));
    if (hasSeenTour) markTourSeen(folder);
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  },

  app: async ({ face, startedWith, zone, undoMs, dataFolder, page }, use) => {
    const args = ['--data', dataFolder, '--zone', zone, ...startedWith];
    if (face === 'browser') {
      const running = await startFace(args, undoMs);
      await page.goto(running.bootUrl);
      await use({ page, pid: running.pid, dataFolder });
      await page.close();
      await running.stop();
      return;
    }
    const executablePath = findElectron();
    if (executablePath === null) throw new Error('Electron is not here');
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    // Never without executablePath: Playwright would load the electron package, which starts a download.
    const electron = await _electron.launch({ executablePath, args: [...sandbox, root, ...args] });
    await use({ page: await electron.firstWindow(), pid: electron.process().pid ?? 0, dataFolder });
    await electron.close();
  },
});

/** Whether a process still runs. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
