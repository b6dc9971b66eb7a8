// The policy of the page lets no style attribute in: those of drawn markup become rules of a sheet.

/**
 * `markup` as React writes it, in which only attributes hold bare quotes. `within`: a selector, strong enough for what style attributes
 * are, stronger than the rules of any sheet. Pure.
 */
export function stylesToRules(markup: string, within: string): { readonly html: string; readonly css: string } {
  const numbers = new Map<string, number>();
  const html = markup.replaceAll(/ style="([^"]*)"/g, (_, style: string) => {
    const number = numbers.get(style) ?? numbers.size;
    numbers.set(style, number);
    return ` data-drawn="${String(number)}"`;
  });
  return { html, css: [...numbers].map(([style, number]) => `${within} [data-drawn="${String(number)}"]{${plainText(style)}}`).join('') };
}

/** Of an attribute. What could end the sheet's element is not in any style of ours. */
function plainText(attribute: string): string {
  return attribute.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
