// Numbers, dates and lists as the locale in force writes them: made when first asked for, made anew when the locale changes.

let inForce = 'en';

/** BCP 47: the language of the interface, with the region of the computer. */
export function locale(): string {
  return inForce;
}

export function putLocaleInForce(tag: string): void {
  inForce = tag;
}

/** One format for as long as the locale stays. */
export function perLocale<Format>(make: (tag: string) => Format): () => Format {
  let kept: { readonly tag: string; readonly format: Format } | null = null;
  return () => {
    if (kept?.tag !== inForce) kept = { tag: inForce, format: make(inForce) };
    return kept.format;
  };
}

const percents = perLocale((tag) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }));
const lists = perLocale((tag) => new Intl.ListFormat(tag, { type: 'conjunction' }));

/** `42%`, `42 %`. */
export function percentText(share: number): string {
  return percents().format(share);
}

/** `a, b and c`. */
export function listText(parts: readonly string[]): string {
  return lists().format(parts);
}
