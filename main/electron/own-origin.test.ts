import { expect, test } from 'vitest';
import { isAtOrigin } from './own-origin.ts';

const own = 'http://127.0.0.1:4123';

test.each([own, `${own}/`, `${own}/a?b#c`, 'HTTP://127.0.0.1:4123/', 'http://127.1:4123/'])('%s is ours', (address) => {
  expect(isAtOrigin(address, own)).toBe(true);
});

test.each([`${own}4/`, `${own}@evil.test/`, `${own}.evil.test/`, `https://evil.test/${own}`, 'http://127.0.0.2:4123/', `blob:${own}/1`, 'null', ''])(
  '%j is not',
  (address) => {
    expect(isAtOrigin(address, own)).toBe(false);
  },
);
