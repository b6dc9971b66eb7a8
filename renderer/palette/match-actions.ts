// Which actions a few typed letters mean.

/** Marks, case and form do not count. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Lower is nearer; null is no match. Each word typed begins a word of the text, or stands somewhere in it. */
function distance(text: string, typed: readonly string[]): number | null {
  const words = text.split(/[^\p{L}\p{N}]+/u);
  let sum = 0;
  for (const part of typed) {
    if (words[0]?.startsWith(part)) continue;
    if (words.some((word) => word.startsWith(part))) sum += 1;
    else if (text.includes(part)) sum += 3;
    else return null;
  }
  return sum;
}

/** The items whose words match, nearest first, else in their own order. Nothing typed matches all. Pure. */
export function matchActions<T>(items: readonly T[], wordsOf: (item: T) => string, typed: string): T[] {
  const parts = plain(typed).split(/\s+/).filter((part) => part !== '');
  return items
    .flatMap((item) => {
      const away = distance(plain(wordsOf(item)), parts);
      return away === null ? [] : [{ item, away }];
    })
    .sort((a, b) => a.away - b.away)
    .map(({ item }) => item);
}
