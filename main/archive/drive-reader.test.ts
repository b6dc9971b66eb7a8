import { mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeTree, temporaryFolder } from '../testing/clip-tree.ts';
import { openDriveReader } from './drive-reader.ts';
import { ThreadEnded } from '../waiting-threads.ts';
import { driveThreads } from './drive-threads.ts';
import type { DriveThread } from './drive-threads.ts';
import type { ListedFolder } from './list-folder.ts';
import { readsAtOnce, walkFolders } from './walk-folders.ts';
import type { WalkOptions } from './walk-folders.ts';

const oddTree = [
  'blink/.tmp/half.mp4', 'blink/26-11/26-11-05/05-30-05_Front_Door_001.mp4', 'blink/26-11/26-11-05/05-30-05_front_door_002.MP4',
  'blink/26-11/26-11-05/._05-30-05_Front_Door_001.mp4', 'blink/26-11/26-11-05/25-30-05_Front_Door_001.mp4', 'blink/26-11/26-11-05/notes.txt',
  'blink/26-11/26-11-05/05-31-05_Front_Door_003.ts', 'blink/26-11/26-11-06/', 'blink_backup/26-10/31-23-59-59_Caf\u00e9_\u00fc_1234567.mp4', 'FOUND.000/FILE0000.CHK', 'Photos/holiday.mp4',
];

/** Two that rest are taken by the next reader at once. */
async function restingThreads(): Promise<void> {
  const threads = [await driveThreads.take(), await driveThreads.take()];
  for (const thread of threads) if (thread !== null) driveThreads.give(thread);
}

function readerOn(root: string, { signal = new AbortController().signal, digestOf = (_: string): string | null => null, threads = driveThreads } = {}) {
  const standing = { root, above: '', device: statSync(root).dev };
  const reader = openDriveReader(standing, { signal, digestOf, threads });
  onTestFinished(() => reader.close());
  return { reader, device: standing.device };
}

async function walked(root: string, options: Omit<WalkOptions, 'onFolder'> = {}) {
  const folders: unknown[] = [];
  const { end, unreadable } = await walkFolders(root, {
    ...options,
    onFolder: ({ path: folder, digest, clips, packed, unrecognised, unfinished, folders: names, junk, other }: ListedFolder) => {
      folders.push({ folder, digest, clips: clips.toSorted(byName), packed: packed.names.toSorted(), instants: packed.recordedAt.toSorted(), unrecognised, unfinished, names: names.toSorted(), junk, other });
    },
  });
  return { end, unreadable, folders: folders.sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) };
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);

/** Stands in for two that rest and meet something no test can bring about. */
function oddThreads(answer: () => Promise<never>): typeof driveThreads {
  const odd = (): DriveThread => {
    let load = 0;
    const ask = (): Promise<never> => {
      load += 1;
      return answer();
    };
    return {
      get load() {
        return load;
      },
      ask,
    };
  };
  const resting = [odd(), odd()];
  return { takeResting: () => resting.pop() ?? null, take: () => Promise.resolve(null), give: () => undefined };
}

describe('a drive read by threads', () => {
  it('is the same drive: every folder, its clips, and all that is none', async () => {
    const root = makeTree(temporaryFolder(), oddTree);
    symlinkSync(path.join(root, 'blink'), path.join(root, 'linked'));
    symlinkSync('05-30-05_Front_Door_001.mp4', path.join(root, 'blink/26-11/26-11-05/06-30-05_Linked_001.mp4'));
    const here = await walked(root);
    await restingThreads();
    const { reader, device } = readerOn(root);
    expect(reader.atOnce).not.toBe(readsAtOnce);
    expect(await walked(root, { reader, device })).toEqual(here);
    expect(here.end).toBe('complete');
    expect(here.folders).toHaveLength(9);
  });

  it('tells clips of a folder that is known from before only when they are asked for, and the same ones', async () => {
    const root = makeTree(temporaryFolder(), oddTree);
    const here = await walked(root);
    const digests = new Map<string, string>();
    await walkFolders(root, { onFolder: ({ path: folder, digest }) => void digests.set(folder, digest) });
    await restingThreads();
    const { reader, device } = readerOn(root, { digestOf: (folder) => digests.get(folder) ?? null });
    expect(await walked(root, { reader, device })).toEqual(here);
  });

  it('tells size and time of clips, and nothing of what is gone, or is none', async () => {
    const root = makeTree(temporaryFolder(), oddTree);
    const asked = ['blink/26-11/26-11-05/05-30-05_Front_Door_001.mp4', 'gone.mp4', 'blink', 'Photos/holiday.mp4'];
    const threads = [driveThreads.takeResting(), driveThreads.takeResting(), driveThreads.takeResting()];
    const here = await readerOn(root).reader.measure(asked);
    for (const thread of threads) if (thread !== null) driveThreads.give(thread);
    await restingThreads();
    const there = await readerOn(root).reader.measure(asked);
    const [first = Number.NaN, time = Number.NaN, ...rest] = there.measures;
    expect(there).toEqual(here);
    expect([first, time]).toEqual([asked[0]?.length, Math.round(statSync(path.join(root, asked[0] ?? '')).mtimeMs)]);
    expect(rest.slice(0, 4)).toEqual([NaN, NaN, NaN, NaN]);
    expect(there.device).toBe(statSync(root).dev);
  });

  it('is another one, or none, once its root is', async () => {
    const root = path.join(makeTree(temporaryFolder(), ['drive/blink/26-11/26-11-05/05-30-05_A_001.mp4']), 'drive');
    await restingThreads();
    const { reader, device } = readerOn(root);
    renameSync(root, `${root}-away`);
    expect((await reader.measure(['blink/26-11/26-11-05/05-30-05_A_001.mp4'])).device).toBe(null);
    expect((await reader.list({ path: 'blink', isRecovered: false })).device).toBe(null);
    mkdirSync(root);
    writeFileSync(path.join(root, 'x'), '');
    expect((await walked(root, { reader, device: device + 1 })).end).toBe('gone');
  });

  it('is read from here where the threads end', async () => {
    const root = makeTree(temporaryFolder(), [...oddTree, ...Array.from({ length: 150 }, (_, number) => `Photos/${number}/holiday.mp4`)]);
    const here = await walked(root);
    const threads = oddThreads(() => Promise.reject(new ThreadEnded('ended')));
    const { reader, device } = readerOn(root, { threads });
    expect(await walked(root, { reader, device })).toEqual(here);
    expect((await reader.measure(['Photos/holiday.mp4'])).measures[0]).toBe('Photos/holiday.mp4'.length);
  });

  it('is asked by one thread where that is quick, and by two where the drive keeps it waiting, or where little is to be written', async () => {
    const root = makeTree(temporaryFolder(), Array.from({ length: 150 }, (_, number) => `Photos/${number}/holiday.mp4`));
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    const startedFor = async (answerMs: number, digest: string | null): Promise<number> => {
      await restingThreads();
      let started = 0;
      const given: DriveThread[] = [];
      const threads: typeof driveThreads = {
        takeResting: () => null,
        async take() {
          const thread = await driveThreads.take();
          if (thread === null) return null;
          started += 1;
          given.push(thread);
          return {
            get load() {
              return thread.load;
            },
            async ask(question) {
              const answer = await thread.ask(question);
              vi.advanceTimersByTime(answerMs);
              return answer;
            },
          };
        },
        give: () => undefined,
      };
      const { reader, device } = readerOn(root, { threads, digestOf: () => digest });
      await walked(root, { reader, device });
      await reader.close();
      for (const thread of given) driveThreads.give(thread);
      return started;
    };
    expect([await startedFor(0, null), await startedFor(1000, null), await startedFor(0, 'another')]).toEqual([1, 2, 2]);
  });

  it('does not hide what a thread throws: it is a bug', async () => {
    const root = makeTree(temporaryFolder(), oddTree);
    const { reader, device } = readerOn(root, { threads: oddThreads(() => Promise.reject(new Error('a bug'))) });
    await expect(reader.measure(['Photos/holiday.mp4'])).rejects.toThrow('a bug');
    await expect(walked(root, { reader, device })).rejects.toThrow('a bug');
  });

  it('keeps nobody waiting who has given it up, though it hangs', async () => {
    const root = makeTree(temporaryFolder(), oddTree);
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const threads = oddThreads(() => new Promise(() => undefined));
    const stop = new AbortController();
    const { reader, device } = readerOn(root, { signal: stop.signal, threads });
    const walk = walked(root, { reader, device, signal: stop.signal });
    const measured = reader.measure(['Photos/holiday.mp4']);
    stop.abort();
    const closed = reader.close();
    await vi.advanceTimersByTimeAsync(3000);
    expect((await walk).end).toBe('stopped');
    expect((await measured).device).toBe(null);
    await closed;
  });

  it('stops in the middle of a question when nobody wants the answer any more', async () => {
    const root = makeTree(temporaryFolder(), oddTree);
    await restingThreads();
    const stop = new AbortController();
    const { reader } = readerOn(root, { signal: stop.signal });
    const asked = Array.from({ length: 50_000 }, () => 'Photos/holiday.mp4');
    const measuring = reader.measure(asked);
    stop.abort();
    await reader.close();
    const { measures } = await measuring;
    expect([measures.length, measures.at(-1)]).toEqual([2 * asked.length, NaN]);
  });
});
