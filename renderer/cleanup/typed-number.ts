// A count as people type it.

/** `10,000`, `10.000` and `10 000` are 10000; letters, signs and halves are no count. Null then. Pure. */
export function typedNumber(text: string): number | null {
  const digits = text.trim().replaceAll(/(?<=\d)[.,'’\s](?=\d{3}(?!\d))/g, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
