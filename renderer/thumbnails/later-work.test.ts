import { expect, test } from 'vitest';
import { createLaterWork } from './later-work.ts';

/** Pieces that end when they are told to. */
function startWork(most = 10) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const later = createLaterWork<string>(most, (piece) => {
    begun.push(piece);
    return new Promise((resolve) => void ends.push(resolve));
  });
  const endOne = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { later, begun, endOne };
}

test('pieces are done one after the other, in order, when nothing is held', async () => {
  const { later, begun, endOne } = startWork();
  await later.add('a');
  await later.add('b');
  expect(begun).toEqual(['a']);
  await endOne();
  expect(begun).toEqual(['a', 'b']);
});

test('nothing begins while more urgent work is under way, however much of it', async () => {
  const { later, begun, endOne } = startWork();
  later.hold();
  later.hold();
  await later.add('a');
  await later.add('b');
  later.release();
  expect(begun).toEqual([]);
  later.release();
  expect(begun).toEqual(['a']);
  later.hold();
  await endOne();
  expect(begun).toEqual(['a']);
  later.release();
  expect(begun).toEqual(['a', 'b']);
});

test('when too much waits, whoever adds more does the oldest first', async () => {
  const { later, begun, endOne } = startWork(1);
  later.hold();
  await later.add('a');
  let isAdded = false;
  const added = later.add('b').then(() => void (isAdded = true));
  expect(begun).toEqual(['a']);
  expect(isAdded).toBe(false);
  await endOne();
  await added;
  expect(begun).toEqual(['a']);
});
