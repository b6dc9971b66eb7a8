import { expect, test } from 'vitest';
import { ClipId } from '../../shared/ids.ts';
import { FilmChoice } from '../../shared/export/film-schema.ts';
import type { FilmKind } from '../../shared/export/film-schema.ts';
import { choiceOf, typedMs } from './film-choice.ts';
import type { FilmDraft } from './film-choice.ts';

const draft: FilmDraft = {
  kind: 'join', clips: { filter: {} }, clipId: ClipId.parse(7), fromMs: 1500, toMs: 4000, atMs: 2000, moment: 1_000_000, reachMs: 60_000,
  wishes: { overlay: 'track', hasCards: true, cutAt: 'exact', megabytes: 7.5, still: 'jpeg', loop: 'webp', as: 'separate' },
};

test('asks the core for what each kind of film needs, in a shape it takes', () => {
  const kinds: FilmKind[] = ['join', 'around', 'cut', 'small', 'still', 'loop'];
  const choices = kinds.map((kind) => choiceOf({ ...draft, kind }));
  expect(choices.map((choice) => FilmChoice.parse(choice))).toEqual(choices);
  expect(choices[1]).toMatchObject({ range: { from: 940_000, to: 1_060_000 }, as: 'separate', overlay: 'none' });
  expect(choices[3]).toMatchObject({ mostBytes: 7_500_000 });
});

test('asks for nothing while a clip or a moment is missing', () => {
  expect(choiceOf({ ...draft, kind: 'cut', clipId: null })).toBeNull();
  expect(choiceOf({ ...draft, kind: 'around', moment: null })).toBeNull();
  expect(choiceOf({ ...draft, clips: null })).toBeNull();
});

test.each([['2.5', 2500], [' 0 ', 0], ['1,25', 1250], ['', null], ['-1', null], ['abc', null], ['11', null]])('reads %j as seconds', (text, ms) => {
  expect(typedMs(text, 10_000)).toBe(ms);
});
