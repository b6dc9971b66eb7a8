import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { watchArchive } from './watch-archive.ts';

/** Makes a watch, and a way to wait for the next hint of a kind in a folder. */
function startWatch(root: string) {
  const heard: { folder: string; what: string }[] = [];
  let wake = (): void => undefined;
  const watch = watchArchive({
    onHint: (folder, what) => {
      heard.push({ folder: path.relative(root, folder), what });
      wake();
    },
    onFault: (error) => { throw error; },
  });
  onTestFinished(() => watch.close());
  const hint = async (folder: string, what: string): Promise<void> => {
    while (!heard.some((one) => one.folder === folder && one.what === what)) await new Promise<void>((resolve) => { wake = resolve; });
    heard.length = 0;
  };
  return { watch, hint, heard };
}

function inotifyWatches(): number {
  return readdirSync('/proc/self/fd').reduce((sum, fd) => {
    try {
      return sum + (readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8').match(/^inotify wd/gm)?.length ?? 0);
    } catch {
      return sum;
    }
  }, 0);
}

/** Changes something until the watch has heard it: a watch is laid a moment after it was asked for. */
async function until(heard: Promise<void>, change: () => void): Promise<void> {
  const timer = setInterval(change, 20);
  change();
  await heard;
  clearInterval(timer);
}

describe('a watch on some folders of an archive', () => {
  it('hints at names that come and go and at files that grow, in these folders only', async () => {
    const root = makeTree(temporaryFolder(), ['blink/26-10/26-10-01/05-30-05_A_001.mp4', 'blink/26-09/26-09-01/05-30-05_A_001.mp4']);
    const { watch, hint, heard } = startWatch(root);
    watch.follow([root, path.join(root, 'blink'), path.join(root, 'blink/26-10/26-10-01')]);
    const day = 'blink/26-10/26-10-01';
    let count = 0;
    await until(hint(day, 'names'), () => makeTree(root, [`${day}/06-00-${String(count++).padStart(2, '0')}_A_001.mp4`]));
    await until(hint(day, 'content'), () => appendFileSync(path.join(root, day, '05-30-05_A_001.mp4'), 'more'));
    appendFileSync(path.join(root, 'blink/26-09/26-09-01/05-30-05_A_001.mp4'), 'more');
    rmSync(path.join(root, day, '05-30-05_A_001.mp4'));
    await hint(day, 'names');
    mkdirSync(path.join(root, 'blink/26-11'));
    await hint('blink', 'names');
    expect(heard.every(({ folder }) => !folder.startsWith('blink/26-09'))).toBe(true);
  });

  it.skipIf(process.platform !== 'linux')('follows other folders when told, and leaves nothing behind when closed', async () => {
    const root = makeTree(path.join(temporaryFolder(), '.hidden'), ['blink/26-10/a.mp4', 'blink/26-11/b.mp4', 'blink/.tmp/c.mp4']);
    const before = inotifyWatches();
    const { watch, hint } = startWatch(root);
    let count = 0;
    watch.follow([root, path.join(root, 'blink/26-10')]);
    await until(hint('blink/26-10', 'names'), () => makeTree(root, [`blink/26-10/new-${count++}.mp4`]));
    watch.follow([root, path.join(root, 'blink/26-11')]);
    await until(hint('blink/26-11', 'names'), () => makeTree(root, [`blink/26-11/new-${count++}.mp4`]));
    expect(inotifyWatches() - before).toBe(2);
    await watch.close();
    await watch.close();
    expect(inotifyWatches()).toBe(before);
    watch.follow([root]);
    expect(inotifyWatches()).toBe(before);
  });

  it('hears of a folder whose own name begins with a dot', async () => {
    const root = makeTree(path.join(temporaryFolder(), '.hidden'), ['a.mp4']);
    const { watch, hint } = startWatch(root);
    watch.follow([root]);
    let count = 0;
    await until(hint('', 'names'), () => makeTree(root, [`new-${count++}.mp4`]));
  });

  it('says nothing of a folder that cannot be watched', async () => {
    const root = temporaryFolder();
    const { watch, heard } = startWatch(root);
    watch.follow([path.join(root, 'nowhere')]);
    await watch.close();
    expect(heard).toEqual([]);
  });
});
