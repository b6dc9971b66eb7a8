// Comma-separated text as RFC 4180 has it.

export function csvLine(fields: readonly (string | number)[]): string {
  return `${fields.map((field) => quoted(String(field))).join(',')}\r\n`;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Every record as its fields, one at a time. Lines may end in CRLF or LF; a quote that is never closed ends with the text. */
export function* csvRecords(text: string): Generator<string[]> {
  let record: string[] = [];
  for (const { 0: whole, 1: inQuotes, 2: bare = '', 3: end } of text.matchAll(/(?:"((?:[^"]|"")*)"?|([^,\r\n]*))(,|\r?\n|$)/g)) {
    if (whole === '' && record.length === 0) break;
    record.push(inQuotes === undefined ? bare : inQuotes.replaceAll('""', '"'));
    if (end === ',') continue;
    yield record;
    record = [];
  }
}

/** Behind the last record that is whole: a line break between quotes ends none. */
export function endOfRecords(text: string): number {
  if (!text.includes('"')) return text.lastIndexOf('\n') + 1;
  let isQuoted = false;
  let end = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quoteCode) isQuoted = !isQuoted;
    else if (code === lineFeedCode && !isQuoted) end = at + 1;
  }
  return end;
}

const quoteCode = 34;
const lineFeedCode = 10;
