import { appendFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { readFingerprint } from './read-fingerprint.ts';

const newest = 'blink/26-11/26-11-05/22-00-00_A_001.mp4';
const older = 'blink/26-10/26-10-05/22-00-00_A_001.mp4';

const read = (root: string) => readFingerprint(root, { device: statSync(root).dev });

describe('the fingerprint of a drive', () => {
  it('is the same for the same newest month wherever it is mounted, and changes with its names and sizes only', async () => {
    const root = makeTree(temporaryFolder(), [older, newest, 'blink_backup/26-11/05-22-00-00_A_7.mp4', 'photos/1.jpg']);
    const copy = makeTree(temporaryFolder(), [newest, 'blink_backup/26-11/05-22-00-00_A_7.mp4', 'blink/26-12/26-12-01/']);
    const first = await read(root);
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(await read(copy)).toBe(first);
    appendFileSync(path.join(root, older), 'more');
    expect(await read(root)).toBe(first);
    appendFileSync(path.join(root, newest), 'more');
    expect(await read(root)).not.toBe(first);
  });

  it('is unknown for an empty drive, for one that is away, and for another one at its place', async () => {
    expect(await read(makeTree(temporaryFolder(), ['blink/.tmp/', 'blink/26-11/']))).toBeNull();
    const root = makeTree(temporaryFolder(), [newest]);
    expect(await readFingerprint(root, { device: statSync(root).dev + 1 })).toBeNull();
    rmSync(root, { recursive: true });
    expect(await readFingerprint(root, { device: 1 })).toBeNull();
  });
});
