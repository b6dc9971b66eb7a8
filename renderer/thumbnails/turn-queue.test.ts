import { expect, test } from 'vitest';
import { createTurnQueue } from './turn-queue.ts';

function makeQueue(atOnce: number) {
  const begun: string[] = [];
  const aborted: string[] = [];
  const ends = new Map<string, () => void>();
  const queue = createTurnQueue<string>(atOnce, (key, signal) => {
    begun.push(key);
    signal.addEventListener('abort', () => aborted.push(key));
    return new Promise((resolve) => ends.set(key, resolve));
  });
  const end = async (key: string) => {
    ends.get(key)?.();
    // The queue goes on in the microtasks after the end.
    for (let tick = 0; tick < 5; tick += 1) await Promise.resolve();
  };
  return { queue, begun, aborted, end };
}

test('at most so many run at once, in the order they were asked for', async () => {
  const { queue, begun, end } = makeQueue(2);
  queue.want(['a', 'b', 'c', 'd'], true);
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('what is on the screen goes before what is near it, and what came last before what waits', async () => {
  const { queue, begun, end } = makeQueue(1);
  queue.want(['first'], true);
  queue.want(['near'], false);
  queue.want(['seen 1', 'seen 2'], true);
  queue.want(['seen later'], true);
  for (const key of ['first', 'seen later', 'seen 1', 'seen 2']) await end(key);
  expect(begun).toEqual(['first', 'seen later', 'seen 1', 'seen 2', 'near']);
});

test('what comes onto the screen moves up, what leaves it moves down', async () => {
  const { queue, begun, end } = makeQueue(1);
  queue.want(['first'], true);
  queue.want(['left'], true);
  queue.want(['came'], false);
  queue.want(['came'], true);
  queue.want(['left'], false);
  await end('first');
  await end('came');
  expect(begun).toEqual(['first', 'came', 'left']);
});

test('what is dropped does not begin, and is aborted when it has, which makes room at once', () => {
  const { queue, begun, aborted } = makeQueue(1);
  queue.want(['a', 'b', 'c'], true);
  queue.drop('b');
  queue.drop('a');
  expect(begun).toEqual(['a', 'c']);
  expect(aborted).toEqual(['a']);
});

test('what was dropped can be wanted again, and one that still winds down does not take its place', async () => {
  const { queue, begun, aborted, end } = makeQueue(1);
  queue.want(['a'], true);
  queue.drop('a');
  queue.want(['a'], true);
  expect(begun).toEqual(['a', 'a']);
  queue.want(['b'], true);
  expect(begun).toEqual(['a', 'a']);
  await end('a');
  expect(begun).toEqual(['a', 'a', 'b']);
  expect(aborted).toEqual(['a']);
});

test('asking again for one that runs does not run it twice', async () => {
  const { queue, begun, end } = makeQueue(2);
  queue.want(['a'], true);
  queue.want(['a'], true);
  await end('a');
  expect(begun).toEqual(['a']);
});
