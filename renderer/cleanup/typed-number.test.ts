// The number of clips is taken as any locale writes it, and nothing else is.
import { expect, it } from 'vitest';
import { typedNumber } from './typed-number.ts';

it.each([['512', 512], [' 512 ', 512], ['10,000', 10_000], ['10.000', 10_000], ['10 000', 10_000], ['10\u202f000', 10_000], ['10’000', 10_000], ['1,000,000', 1_000_000]])('takes %j', (text, count) => {
  expect(typedNumber(text)).toBe(count);
});

it.each(['', ' ', 'all', '10,00', '1.5', '-5', '1e3', '512 clips', '1,00', '10,0000'])('does not take %j', (text) => {
  expect(typedNumber(text)).toBeNull();
});

it.each(['en-US', 'en-GB', 'en-IN', 'de', 'de-AT', 'de-CH', 'es', 'es-MX', 'fr', 'ar-EG', 'fa', 'hi-u-nu-deva'])('takes a count as %s writes it', (locale) => {
  for (const count of [7, 512, 1234, 10_000, 123_456, 1_234_567]) expect(typedNumber(new Intl.NumberFormat(locale).format(count)), locale).toBe(count);
});
