// The number of clips is taken as any locale writes it, and nothing else is.
import { expect, it } from 'vitest';
import { typedNumber } from './typed-number.ts';

it.each([['512', 512], [' 512 ', 512], ['10,000', 10_000], ['10.000', 10_000], ['10 000', 10_000], ['10\u202f000', 10_000], ['10’000', 10_000], ['1,000,000', 1_000_000]])('takes %j', (text, count) => {
  expect(typedNumber(text)).toBe(count);
});

it.each(['', ' ', 'all', '10,00', '1.5', '-5', '1e3', '512 clips', '١٠'])('does not take %j', (text) => {
  expect(typedNumber(text)).toBeNull();
});
