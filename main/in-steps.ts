// Long lists in steps that a generator yields between: the same work at one go, or with others having their turn.

/** Resumed without a value until it answers. */
export type Steps<Answer> = Generator<undefined, Answer, undefined>;

/** With nobody in between. */
export function atOneGo<Answer>(steps: Steps<Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** A millisecond or two, whatever is asked of each. */
const itemsAStep = 4000;

export function* eachInSteps<Item>(items: readonly Item[], visit: (item: Item, place: number) => void): Steps<void> {
  for (let from = 0; from < items.length; from += itemsAStep) {
    const to = Math.min(items.length, from + itemsAStep);
    for (let place = from; place < to; place += 1) {
      const item = items[place];
      if (item !== undefined) visit(item, place);
    }
    yield;
  }
}

export function* filterInSteps<Item>(items: readonly Item[], passes: (item: Item) => boolean): Steps<Item[]> {
  const kept: Item[] = [];
  yield* eachInSteps(items, (item) => {
    if (passes(item)) kept.push(item);
  });
  return kept;
}

/** A copy in order: runs of a step are sorted, then merged two at a time. */
export function* sortInSteps<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): Steps<Item[]> {
  let runs: Item[][] = [];
  for (let from = 0; from < items.length; from += itemsAStep) {
    runs.push(items.slice(from, from + itemsAStep).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Item[][] = [];
    for (let place = 0; place < runs.length; place += 2) longer.push(yield* merged(runs[place] ?? [], runs[place + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

/** Of two that are equal the one of `left` comes first. */
function* merged<Item>(left: readonly Item[], right: readonly Item[], compare: (a: Item, b: Item) => number): Steps<Item[]> {
  const both: Item[] = [];
  let next = 0;
  yield* eachInSteps(left, (item) => {
    for (let other = right[next]; other !== undefined && compare(other, item) < 0; other = right[next]) {
      both.push(other);
      next += 1;
    }
    both.push(item);
  });
  yield* eachInSteps(right.slice(next), (item) => void both.push(item));
  return both;
}
