// The text in the box while it is being read: put into one form first, then eaten phrase by phrase.

/** Digits for the words that tell a clock: "five" to 5, "twenty-five" to 25. Ordinals ("twenty-first") stay. */
const ones = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty'];
const hourWords = [...ones.slice(1), ...teens.slice(0, 3)];

const compound = new RegExp(`\\b(twenty|thirty|forty|fifty)(?:[ -](${ones.slice(1).join('|')}))?\\b(?![ -](?:first|second|third|[a-z]+th)\\b)`, 'g');
const simple = new RegExp(`\\b(${[...ones, ...teens].join('|')})\\b`, 'g');
const spokenClock = new RegExp(
  `\\b(${hourWords.join('|')})[ -](?:(oh?|zero)[ -](${ones.slice(1).join('|')})|(${[...teens, ...tens.slice(2)].join('|')})(?:[ -](${ones.slice(1).join('|')}))?)\\b` +
    `(?! ?(?:past|to|till?|after|before|minutes?|mins?|seconds?|hours?|days?|weeks?)\\b)`,
  'g',
);

/** "five to six" in words is a time; in digits, "5 to 6", it is an hour. */
const minutesTo = new RegExp(`(?<!\\b(?:from|between) )\\b(five|ten|twenty(?:[ -]five)?) (to|till?|before|of) (?=(?:${hourWords.join('|')})\\b)`, 'g');

export class TypedText {
  #rest: string;

  constructor(text: string) {
    this.#rest = text;
  }

  /** What nobody has taken yet. */
  get rest(): string {
    return this.#rest;
  }

  /** Takes the first place that matches out of the text. */
  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#rest);
    if (found) this.cut(found.index, found[0].length);
    return found;
  }

  cut(at: number, length: number): void {
    this.#rest = `${this.#rest.slice(0, at)} ${this.#rest.slice(at + length)}`.replace(/ {2,}/g, ' ').trim();
  }
}

/** Date and time as files are named elsewhere: `20210502_085430`, `2021-05-02_08-54-30`. */
const compactTime = /(?<!\d)(20\d\d-?\d\d-?\d\d)[t _-](\d\d)-?(\d\d)-?(\d\d)?(?=z?$)/;
const compactDate = /(?<!\d)(20\d\d)(\d\d)(\d\d)(?=$| )/;

/**
 * Lower case, plain spaces, hyphens and quotes, digits for numbers. Invisible marks go: systems put them into dates that
 * are copied. `null` when control characters other than white space are left.
 */
export function plainText(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'")
    .trim()
    .toLowerCase()
    .replace(compactTime, (_, date: string, hour: string, minute: string, second?: string) => `${date} ${hour}:${minute}${second === undefined ? '' : `:${second}`}`)
    .replace(compactDate, '$1-$2-$3');
  return /\p{Cc}|\p{Co}|\p{Cs}/u.test(plain) ? null : plain;
}

/** "ten past five" to "10 past 5", "five thirty" to "5:30 o'clock" (spoken, so the afternoon may be meant). */
export function digitsForWords(text: string): string {
  if (!/[a-z]{3}/.test(text)) return text;
  return text
    .replace(minutesTo, '$1 min $2 ')
    .replace(spokenClock, (_, hour: string, zero: string | undefined, one: string | undefined, ten: string | undefined, more: string | undefined) => {
      const minute = zero === undefined ? numberOf(ten ?? '') + numberOf(more ?? '') : numberOf(one ?? '');
      return `${String(numberOf(hour))}:${String(minute).padStart(2, '0')} o'clock`;
    })
    .replace(compound, (_, ten: string, one: string | undefined) => String(numberOf(ten) + numberOf(one ?? '')))
    .replace(simple, (word) => String(numberOf(word)));
}

function numberOf(word: string): number {
  if (word === '') return 0;
  const ten = tens.indexOf(word);
  if (ten > 0) return ten * 10;
  const teen = teens.indexOf(word);
  return teen >= 0 ? teen + 10 : Math.max(ones.indexOf(word), 0);
}
