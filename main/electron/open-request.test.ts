import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readOpenRequest, toOpenRequest } from './open-request.ts';

const here = resolve('/home/me');

test('a folder is meant from where the program was started', () => {
  expect(toOpenRequest({ demo: false, open: true, folder: '../drive' }, here)).toEqual({ folder: resolve('/home/drive'), demo: false });
  expect(toOpenRequest({ demo: true, open: true }, here)).toEqual({ folder: null, demo: true });
});

test('what one launch hands over the other one reads', () => {
  const asked = toOpenRequest({ demo: false, open: true, folder: 'drive' }, here);
  expect(readOpenRequest(JSON.parse(JSON.stringify(asked)))).toEqual(asked);
});

test.each([[undefined], [null], ['/d'], [{ folder: 3, demo: true }], [{ folder: 'relative', demo: false }], [{ folder: null }]])(
  '%j asks for nothing',
  (handedOver) => {
    expect(readOpenRequest(handedOver)).toEqual({ folder: null, demo: false });
  },
);
