import { expect, test } from 'vitest';
import { createPictureShelf } from './picture-shelf.ts';
import type { Shown } from './picture-shelf.ts';

const picture = (url: string): Shown => ({ kind: 'picture', url, sizeBytes: 1 });

test('the longest unused picture is let go', () => {
  const shelf = createPictureShelf<string>(2);
  shelf.set('a', picture('blob:a'));
  shelf.set('b', picture('blob:b'));
  shelf.follow('a', () => undefined)();
  shelf.set('c', picture('blob:c'));
  expect([shelf.get('a'), shelf.get('b'), shelf.get('c')]).toEqual([picture('blob:a'), null, picture('blob:c')]);
});

test('no picture is let go while it is on the page', () => {
  const shelf = createPictureShelf<string>(1);
  shelf.set('a', picture('blob:a'));
  const leave = shelf.follow('a', () => undefined);
  shelf.set('b', picture('blob:b'));
  expect([shelf.get('a'), shelf.get('b')]).toEqual([picture('blob:a'), null]);
  leave();
  shelf.set('c', picture('blob:c'));
  expect(shelf.get('a')).toBeNull();
});

test('those who follow a clip hear of it, of no other, and only as long as they follow', () => {
  const shelf = createPictureShelf<string>(5);
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
});
