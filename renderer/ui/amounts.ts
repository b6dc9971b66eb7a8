// Counts, sizes and lengths as the user's locale writes them.
import { perLocale } from '../words/in-locale.ts';
import type { Counted } from '../words/plural.ts';

const whole = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const decimals = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));

const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const sizes = steps.map((unit) => {
  const unitDisplay = unit === 'byte' ? 'long' : 'short';
  return {
    small: perLocale((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: unit === 'byte' ? 0 : 1 })),
    large: perLocale((locale) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 0 })),
  };
});

export function countText(count: number): string {
  return whole().format(count);
}

export function counted(count: number): Counted {
  return { count, text: countText(count) };
}

/** Decimal units, as drives are sold: `1.4 MB`, `128 GB`. */
export function sizeText(bytes: number): string {
  let step = 0;
  let value = bytes;
  while (value >= 999.5 && step < steps.length - 1) {
    value /= 1000;
    step += 1;
  }
  const size = sizes[step];
  if (size === undefined) return whole().format(bytes);
  return (value < 100 ? size.small() : size.large()).format(value);
}

/** A number with up to two decimals and a true minus sign. */
export function numberText(value: number): string {
  return decimals().format(value).replace('-', '−');
}

/** A length as a clock counts it: `0:12`, `1:04:09`. */
export function lengthText(seconds: number): string {
  const total = Math.max(0, Math.floor(seconds));
  const pad = (part: number) => String(part).padStart(2, '0');
  const minutes = Math.floor(total / 60);
  const hours = Math.floor(minutes / 60);
  return hours > 0 ? `${String(hours)}:${pad(minutes % 60)}:${pad(total % 60)}` : `${String(minutes)}:${pad(total % 60)}`;
}
