import { expect, test } from 'vitest';
import { createFewAtOnce } from './few-at-once.ts';

const settled = async () => {
  for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
};

function makePieces(most: number) {
  const few = createFewAtOnce(most);
  const begun: string[] = [];
  const pieces = new Map<string, PromiseWithResolvers<string>>();
  const add = (name: string) => few(() => {
    begun.push(name);
    const piece = Promise.withResolvers<string>();
    pieces.set(name, piece);
    return piece.promise;
  });
  return { begun, pieces, add };
}

test('no more than so many run, the others in the order they came', async () => {
  const { begun, pieces, add } = makePieces(2);
  const made = ['a', 'b', 'c', 'd'].map(add);
  await settled();
  expect(begun).toEqual(['a', 'b']);
  pieces.get('b')?.resolve('of b');
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) pieces.get(name)?.resolve(`of ${name}`);
  await settled();
  pieces.get('d')?.resolve('of d');
  expect(await Promise.all(made)).toEqual(['of a', 'of b', 'of c', 'of d']);
});

test('one that fails gives its place on, and one that came meanwhile takes no place twice', async () => {
  const { begun, pieces, add } = makePieces(1);
  const failing = add('a').catch((error: unknown) => String(error));
  void add('b');
  await settled();
  pieces.get('a')?.reject(new Error('no'));
  expect(await failing).toBe('Error: no');
  void add('c');
  await settled();
  expect(begun).toEqual(['a', 'b']);
  pieces.get('b')?.resolve('');
  await settled();
  expect(begun).toEqual(['a', 'b', 'c']);
});

test('when all have ended, as many as before may run', async () => {
  const { begun, pieces, add } = makePieces(2);
  const made = ['a', 'b', 'c'].map(add);
  for (const name of ['a', 'b', 'c']) {
    await settled();
    pieces.get(name)?.resolve('');
  }
  await Promise.all(made);
  for (const name of ['d', 'e', 'f']) void add(name);
  await settled();
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
});
