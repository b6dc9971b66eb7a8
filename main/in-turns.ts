// Long lists without holding the thread: other work gets its turn in between. A drive holds 100,000 clips.
import { createReadStream } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { sortInSteps } from './in-steps.ts';
import type { Steps } from './in-steps.ts';

const turnMs = 4;
/** Looking at the clock costs more than most visits. */
const visitsBetweenLooks = 32;

/**
 * Visits in order, for a few milliseconds at a time. What is visited must not change meanwhile. `betweenLooks`: fewer where a visit takes
 * longer than some microseconds.
 */
export async function eachInTurns<Item>(items: Iterable<Item>, visit: (item: Item, place: number) => void, betweenLooks = visitsBetweenLooks): Promise<void> {
  let turnEnds = performance.now() + turnMs;
  let place = 0;
  for (const item of items) {
    visit(item, place);
    place += 1;
    if (place % betweenLooks !== 0 || performance.now() < turnEnds) continue;
    await nextTurn();
    turnEnds = performance.now() + turnMs;
  }
}

/** What a generator does in steps, some of them at a time. */
export async function inTurns<Answer>(steps: Steps<Answer>): Promise<Answer> {
  let turnEnds = performance.now() + turnMs;
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    turnEnds = performance.now() + turnMs;
  }
}

/** A copy in order; of two that are equal the first one stays first. */
export function sortInTurns<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Promise<Item[]> {
  return inTurns(sortInSteps(items, compare));
}

/** The lines of a text without their line feeds, one at a time. */
export function* textLines(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    yield text.slice(from, end === -1 ? text.length : end);
    from = end === -1 ? text.length : end + 1;
  }
}

const pieceBytes = 128 * 1024;

/**
 * The text of a file in pieces that end where a line does, the last one perhaps not: one text of 25 MB takes longer to put together than to
 * read. `endOfLines`: behind the last whole line, 0 where there is none. Throws what the system refuses.
 */
export async function* textPieces(file: string, endOfLines = (text: string): number => text.lastIndexOf('\n') + 1): AsyncGenerator<string> {
  let rest = '';
  const pieces: AsyncIterable<string> = createReadStream(file, { encoding: 'utf8', highWaterMark: pieceBytes });
  for await (const piece of pieces) {
    const text = rest + piece;
    const end = endOfLines(text);
    rest = text.slice(end);
    if (end > 0) yield text.slice(0, end);
  }
  if (rest !== '') yield rest;
}
