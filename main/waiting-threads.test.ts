import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { temporaryFolder } from './testing/clip-tree.ts';
import { createWaitingThreads } from './waiting-threads.ts';

/** Says its number and what it was asked; `hang` never returns, `throw` throws. */
const source = `
import { parentPort, threadId } from 'node:worker_threads';
parentPort.on('message', (asked) => {
  if (asked === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (asked === 'throw') throw new Error('a bug');
  parentPort.postMessage(threadId + ' ' + asked);
});`;

function makeThreads() {
  const file = path.join(temporaryFolder(), 'thread.mjs');
  writeFileSync(file, source);
  return createWaitingThreads<string, string>(pathToFileURL(file), 'test');
}

async function taken(threads: ReturnType<typeof makeThreads>) {
  const thread = await threads.take();
  if (thread === null) throw new Error('No thread was started.');
  return thread;
}

it('one that was given back is taken again, and two at once are two', async () => {
  const threads = makeThreads();
  const first = await taken(threads);
  const second = await taken(threads);
  const [one, two] = await Promise.all([first.ask('a'), second.ask('a')]);
  expect(one).not.toBe(two);
  threads.give(first);
  expect(await (await taken(threads)).ask('a')).toBe(one);
});

it('one that hangs is left behind: the next is another', async () => {
  const threads = makeThreads();
  const hanging = await taken(threads);
  const answer = hanging.ask('hang').catch((error: unknown) => String(error));
  threads.give(hanging);
  const next = await taken(threads);
  expect(next).not.toBe(hanging);
  expect(await next.ask('a')).toMatch(/ a$/);
  // This one waits in JavaScript, so it can be ended.
  expect(await answer).toContain('ended');
});

it('what a thread throws is heard by who asked, and it is not taken again', async () => {
  const threads = makeThreads();
  const thread = await taken(threads);
  await expect(thread.ask('throw')).rejects.toThrow('a bug');
  threads.give(thread);
  expect(await taken(threads)).not.toBe(thread);
  await expect(thread.ask('a')).rejects.toThrow();
});

it('no thread is no reason to fail', async () => {
  const none = createWaitingThreads<string, string>(new URL('data:text/javascript,throw new Error("no")'), 'test');
  const thread = await none.take();
  if (thread !== null) await expect(thread.ask('a')).rejects.toThrow();
});
