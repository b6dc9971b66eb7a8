// Folders of small real files for tests: a tree by its paths, in a temporary folder that goes when the test ends.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A new empty folder, gone after the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'wallclock-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Makes each path under `root` as a file of its own path's text, folders (ending in `/`) as folders. */
export function makeTree(root: string, paths: readonly string[]): string {
  for (const one of paths) {
    const full = path.join(root, one);
    if (one.endsWith('/')) mkdirSync(full, { recursive: true });
    else {
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, one);
    }
  }
  return root;
}
