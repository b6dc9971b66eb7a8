// The locale as an environment names it, in the form Intl takes.

/** `de_DE.UTF-8` gives `de-DE`; `C`, `POSIX` and what Intl does not know give `en-US`. */
export function localeTag(named: string): string {
  const tag = (named.split(/[.@]/)[0] ?? '').replaceAll('_', '-');
  try {
    return /^[a-z]{2,3}(-|$)/i.test(tag) ? (Intl.getCanonicalLocales(tag)[0] ?? 'en-US') : 'en-US';
  } catch (error) {
    if (error instanceof RangeError) return 'en-US';
    throw error;
  }
}
