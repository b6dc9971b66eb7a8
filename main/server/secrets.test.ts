import { expect, test } from 'vitest';
import { createBootTokens, isSecret, makeSecret } from './secrets.ts';

test('a secret is 32 bytes and new each time', () => {
  expect(Buffer.from(makeSecret(), 'base64url')).toHaveLength(32);
  expect(makeSecret()).not.toBe(makeSecret());
});

test('only the very same text is the secret, whatever its length', () => {
  expect(isSecret('abc', 'abc')).toBe(true);
  for (const given of ['', 'ab', 'abd', 'abcd', 'ABC', 'äbc']) expect(isSecret(given, 'abc')).toBe(false);
});

test('each boot token works once, in any order', () => {
  const tokens = createBootTokens();
  const [first, second] = [tokens.mint(), tokens.mint()];
  expect(tokens.use(second)).toBe(true);
  expect(tokens.use(first)).toBe(true);
  expect(tokens.use(first)).toBe(false);
  expect(tokens.use('')).toBe(false);
});

test('links nobody opens do not pile up, and the newest stay good', () => {
  const tokens = createBootTokens();
  const minted = Array.from({ length: 1000 }, () => tokens.mint());
  expect(minted.filter((token) => tokens.use(token))).toEqual(minted.slice(-64));
});
