// Work in steps answers the same as work in one go, and no step is long.
import { describe, expect, it } from 'vitest';
import { eachInSteps, filterInSteps, sortInSteps } from './in-steps.ts';
import type { Steps } from './in-steps.ts';

const many = Array.from({ length: 21_000 }, (_, place) => ({ key: (place * 7919) % 997, place }));

function finished<Answer>(steps: Steps<Answer>): { readonly answer: Answer; readonly turns: number } {
  for (let turns = 0; ; turns += 1) {
    const step = steps.next();
    if (step.done === true) return { answer: step.value, turns };
  }
}

describe('steps', () => {
  it('visit everything once, in order, and let others run in between', () => {
    const seen: number[] = [];
    const { turns } = finished(eachInSteps(many, (_, place) => seen.push(place)));
    expect(seen).toEqual(many.map(({ place }) => place));
    expect(turns).toBeGreaterThan(3);
    expect(finished(filterInSteps(many, ({ key }) => key === 3)).answer).toEqual(many.filter(({ key }) => key === 3));
  });

  it('sort as a sort that keeps the order of equals', () => {
    const { answer, turns } = finished(sortInSteps(many, (a, b) => a.key - b.key));
    expect(answer).toEqual(many.toSorted((a, b) => a.key - b.key));
    expect(turns).toBeGreaterThan(10);
    expect(finished(sortInSteps([], () => 0)).answer).toEqual([]);
  });
});
