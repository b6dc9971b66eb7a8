// Singular or plural, from a count and its text in the user's locale.

/** A count with its locale text, so that the words can choose singular or plural. */
export interface Counted {
  readonly count: number;
  readonly text: string;
}

export function plural({ count, text }: Counted, one: string, many: string): string {
  return `${text} ${count === 1 ? one : many}`;
}
