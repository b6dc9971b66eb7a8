import { expect, test } from 'vitest';
import { createPictureShelf } from './picture-shelf.ts';
import type { Shown } from './picture-shelf.ts';

const picture = (url: string): Shown => ({ kind: 'picture', url, sizeBytes: 1 });

function makeShelf(most: number) {
  const revoked: string[] = [];
  return { shelf: createPictureShelf<string>(most, (url) => revoked.push(url)), revoked };
}

test('the longest unused picture is let go and its address revoked', () => {
  const { shelf, revoked } = makeShelf(2);
  shelf.set('a', picture('blob:a'));
  shelf.set('b', picture('blob:b'));
  shelf.follow('a', () => undefined)();
  shelf.set('c', picture('blob:c'));
  expect(revoked).toEqual(['blob:b']);
  expect([shelf.get('a'), shelf.get('b'), shelf.get('c')]).toEqual([picture('blob:a'), null, picture('blob:c')]);
});

test('no picture is let go while it is on the page', () => {
  const { shelf, revoked } = makeShelf(1);
  shelf.set('a', picture('blob:a'));
  const leave = shelf.follow('a', () => undefined);
  shelf.set('b', picture('blob:b'));
  expect(revoked).toEqual(['blob:b']);
  leave();
  shelf.set('c', picture('blob:c'));
  expect(revoked).toEqual(['blob:b', 'blob:a']);
});

test('those who follow a clip hear of it, of no other, and only as long as they follow', () => {
  const { shelf, revoked } = makeShelf(5);
  const heard: string[] = [];
  const leave = shelf.follow('a', () => heard.push('a'));
  const other = shelf.follow('a', () => heard.push('a too'));
  shelf.set('b', picture('blob:b'));
  shelf.set('a', picture('blob:a'));
  leave();
  shelf.set('a', picture('blob:a2'));
  shelf.forget('a');
  other();
  shelf.set('a', { kind: 'trouble', trouble: { why: 'damaged', codec: null }, sizeBytes: null });
  expect(heard).toEqual(['a', 'a too', 'a too', 'a too']);
  expect(revoked).toEqual(['blob:a', 'blob:a2']);
});
