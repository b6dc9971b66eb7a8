import { expect, it } from 'vitest';
import type { Reading } from './clip-source.ts';
import { aborted, untilAborted } from './until-aborted.ts';

function* threeReads(): Reading<number> {
  let sum = 0;
  for (let position = 0; position < 3; position += 1) sum += (yield { position, length: 1 })[0] ?? 0;
  return sum;
}

it('goes through when nothing aborts it', () => {
  const reading = untilAborted(threeReads(), new AbortController().signal);
  expect(reading.next().value).toEqual({ position: 0, length: 1 });
  reading.next(Uint8Array.of(1));
  reading.next(Uint8Array.of(2));
  expect(reading.next(Uint8Array.of(3))).toEqual({ done: true, value: 6 });
});

it('asks for no byte after the abort, before the first as in the middle', () => {
  const stop = new AbortController();
  const reading = untilAborted(threeReads(), stop.signal);
  reading.next();
  stop.abort();
  expect(reading.next(Uint8Array.of(1))).toEqual({ done: true, value: aborted });
  expect(untilAborted(threeReads(), stop.signal).next()).toEqual({ done: true, value: aborted });
});
