import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { closeClipsBelow, openClip } from './open-clip.ts';

describe('letting go of the clips of a drive', () => {
  it('waits for those who read them, no longer than they need', async () => {
    const root = makeTree(temporaryFolder(), ['a/1.mp4']);
    const clip = await openClip(path.join(root, 'a/1.mp4'));
    const closed = closeClipsBelow(root, 3_600_000);
    await clip.close();
    await closed;
  });

  it('closes them under readers that stay, and leaves other drives alone', async () => {
    const [root, other] = [makeTree(temporaryFolder(), ['1.mp4']), makeTree(temporaryFolder(), ['1.mp4'])];
    const [clip, elsewhere] = [await openClip(path.join(root, '1.mp4')), await openClip(path.join(other, '1.mp4'))];
    await closeClipsBelow(root, 0);
    await expect(clip.read(Buffer.alloc(1), 0, 1, 0)).rejects.toThrow('closed');
    await clip.close();
    expect((await elsewhere.read(Buffer.alloc(1), 0, 1, 0)).bytesRead).toBe(1);
    await elsewhere.close();
    await closeClipsBelow(other, 3_600_000);
  });
});
