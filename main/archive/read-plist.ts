// Reads the XML property lists that diskutil prints. `plutil -convert json` would not do: it refuses dates and data.

export type Plist = string | number | boolean | readonly Plist[] | { readonly [key: string]: Plist };

const named: ReadonlyMap<string, string> = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]]);

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

interface Token {
  readonly kind: 'open' | 'close' | 'empty';
  readonly tag: string;
  /** The text between this tag and the next. */
  readonly text: string;
}

const tagPattern = /<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>([^<]*)/g;

function* tokensOf(xml: string): Generator<Token, undefined> {
  for (const [, slash, tag, end, text] of xml.matchAll(tagPattern)) {
    yield { kind: slash === '/' ? 'close' : end === '/' ? 'empty' : 'open', tag: tag ?? '', text: text ?? '' };
  }
}

class PlistReader {
  readonly #tokens: Generator<Token, undefined>;

  constructor(xml: string) {
    this.#tokens = tokensOf(xml);
  }

  next(): Token {
    const token = this.#tokens.next().value;
    if (token === undefined) throw new SyntaxError('The property list ends too early.');
    return token;
  }

  value(token: Token): Plist {
    if (token.tag === 'true' || token.tag === 'false') {
      if (token.kind === 'open') this.next();
      return token.tag === 'true';
    }
    if (token.tag === 'dict') return token.kind === 'empty' ? {} : this.#dict();
    if (token.tag === 'array') return token.kind === 'empty' ? [] : this.#array();
    if (token.kind === 'open') this.next();
    const text = token.kind === 'empty' ? '' : unescapeXml(token.text);
    return token.tag === 'integer' || token.tag === 'real' ? Number(text) : text;
  }

  #dict(): Plist {
    const entries: [string, Plist][] = [];
    for (let token = this.next(); token.kind !== 'close'; token = this.next()) {
      if (token.tag !== 'key') throw new SyntaxError(`A property list's dict holds <${token.tag}> where a key belongs.`);
      if (token.kind === 'open') this.next();
      entries.push([token.kind === 'empty' ? '' : unescapeXml(token.text), this.value(this.next())]);
    }
    return Object.fromEntries(entries);
  }

  #array(): Plist {
    const items: Plist[] = [];
    for (let token = this.next(); token.kind !== 'close'; token = this.next()) items.push(this.value(token));
    return items;
  }
}

/** Numbers as numbers; dates and data as their text. Throws a SyntaxError when the text is no property list. */
export function readPlist(xml: string): Plist {
  const reader = new PlistReader(xml);
  const root = reader.next();
  if (root.tag !== 'plist' || root.kind !== 'open') throw new SyntaxError('This is not a property list.');
  return reader.value(reader.next());
}
