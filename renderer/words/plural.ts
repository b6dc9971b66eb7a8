// Singular or plural, from a count and its text in the user's locale.

/** A count with its locale text, so that the words can choose singular or plural. */
export interface Counted {
  readonly count: number;
  readonly text: string;
}

type Plural = (counted: Counted, one: string, other: string) => string;

/** The count and the form that goes with it, by the rules of a language that has two of them. */
export function pluralIn(language: string): Plural {
  const rules = new Intl.PluralRules(language);
  return ({ count, text }, one, other) => `${text} ${rules.select(count) === 'one' ? one : other}`;
}

export const plural: Plural = ({ count, text }, one, other) => `${text} ${count === 1 ? one : other}`;
