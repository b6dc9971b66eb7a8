// The page of an evidence folder: what was copied, when it was recorded, and how anyone can check it. Plain HTML, nothing to load.
import type { SpokenLanguage } from '../../../shared/spoken-language.ts';
import type { ExportedFile } from '../export-types.ts';
import { hashListName, manifestName } from '../manifest.ts';
import { escapeHtml, fileLink } from './escape-html.ts';
import type { PageEntry } from './page-entries.ts';
import { pageStyle } from './page-style.ts';
import { pageWords } from './words/page-words.ts';
import type { CountedClips, PageWords } from './words/page-words.ts';

export interface PageFacts {
  /** `Wallclock 0.1.0`. */
  readonly program: string;
  /** `2026-11-20T14:00:00Z`. */
  readonly writtenUtc: string;
  /** Of the rules of time zones that local times were computed with: `2026a`. Null where the computer does not tell. */
  readonly zoneRules: string | null;
  /** No pictures and viewing copies could be made where the folder was written. */
  readonly isBare: boolean;
  readonly language: SpokenLanguage;
}

/** First in the file: by it the page is known for one that may be written anew. */
export const pageMark = '<!doctype html>\n<!-- Evidence folder, written by Wallclock -->\n';

/** The page in pieces. `entries`: in order of time. */
export function evidencePage(entries: readonly PageEntry[], facts: PageFacts): Generator<string> {
  return pieces(entries, facts, { language: facts.language, words: pageWords[facts.language] });
}

interface Speech {
  readonly language: SpokenLanguage;
  readonly words: PageWords;
}

function* pieces(entries: readonly PageEntry[], facts: PageFacts, speech: Speech): Generator<string> {
  const { words } = speech;
  yield head(entries, speech);
  yield summary(entries, facts, speech);
  yield contents(entries, facts, speech);
  yield `<h2 id="clips">${escapeHtml(words.clipsTitle)}</h2>\n`;
  yield* clips(entries, speech);
  yield method(entries, speech);
  yield checking(words);
  yield `<h2 id="shows">${escapeHtml(words.limitsTitle)}</h2>\n<p class="note">${escapeHtml(words.limits)}</p>\n`;
  yield `<footer>${escapeHtml(words.footer(facts.program, utcWords(facts.writtenUtc), facts.zoneRules ?? words.rulesOfComputer))}</footer>\n</main>\n</body>\n</html>\n`;
}

function head(entries: readonly PageEntry[], { language, words }: Speech): string {
  const title = escapeHtml(words.title(counted(entries.length, language)));
  return `${pageMark}<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${title}</h1>
`;
}

function summary(entries: readonly PageEntry[], { program, writtenUtc }: PageFacts, { language, words }: Speech): string {
  const first = entries[0]?.row;
  const last = entries.at(-1)?.row;
  const bytes = entries.reduce((sum, { row }) => sum + row.bytes, 0);
  const all = (of: (entry: PageEntry) => string): string => [...new Set(entries.map(of))].toSorted().join(', ');
  const items: readonly (readonly [string, string])[] = [
    [words.firstClip, first === undefined ? '' : `${first.local} ${offsetWords(first)}`],
    [words.lastClip, last === undefined ? '' : `${last.local} ${offsetWords(last)}`],
    [words.cameras, all(({ camera }) => camera)],
    [words.copiedFrom, all(({ row }) => row.drive)],
    [words.size, words.bytes(bytes.toLocaleString(language))],
    [words.written, words.writtenBy(utcWords(writtenUtc), program)],
  ];
  const rooms = [['clips', words.clipsTitle], ['made', words.methodTitle], ['check', words.checkTitle], ['shows', words.limitsTitle]] as const;
  return `<p class="lead">${escapeHtml(words.lead)}</p>
<dl class="sums">${items.filter(([, value]) => value !== '').map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
<nav>${rooms.map(([id, title]) => `<a href="#${id}">${escapeHtml(title)}</a>`).join('')}</nav>
`;
}

function contents(entries: readonly PageEntry[], { isBare }: PageFacts, { language, words }: Speech): string {
  const withViewing = entries.filter(({ viewing }) => viewing !== null).length;
  const withPicture = entries.filter(({ picture }) => picture !== null).length;
  const all = counted(entries.length, language);
  const madeFor = (made: number): string => (made === all.count ? '' : ` ${words.madeFor(made.toLocaleString(language), all)}`);
  const lines: readonly (readonly [string, string])[] = [
    ['originals', words.originals],
    [manifestName, words.manifest],
    [hashListName, words.hashList],
    ...(withViewing === 0 ? [] : [['viewing-copies', words.viewingCopies + madeFor(withViewing)] as const]),
    ...(withPicture === 0 ? [] : [['pictures', words.pictures + madeFor(withPicture)] as const]),
  ];
  return `<h2>${escapeHtml(words.contentsTitle)}</h2>
<table>${lines.map(([name, text]) => `<tr><th scope="row"><code>${name}</code></th><td>${escapeHtml(text)}</td></tr>`).join('')}</table>
${isBare ? `<p>${escapeHtml(words.isBare)}</p>\n` : ''}`;
}

function method(entries: readonly PageEntry[], speech: Speech): string {
  const { words } = speech;
  const sentences = [words.method, comparedWith(entries, speech), words.knownAgain].filter((sentence) => sentence !== '');
  return `<h2 id="made">${escapeHtml(words.methodTitle)}</h2>
<p>${escapeHtml(sentences.join(' '))}</p>
<p>${escapeHtml(words.sourceUnchanged)}</p>
`;
}

function comparedWith(entries: readonly PageEntry[], { language, words }: Speech): string {
  const fromDevice = entries.filter(({ row }) => row.verified === 'device').length;
  if (entries.length === 0) return '';
  if (fromDevice === entries.length) return words.allFromDevice;
  return fromDevice === 0 ? words.allThroughCache : words.someFromDevice(counted(fromDevice, language), counted(entries.length - fromDevice, language));
}

function checking(words: PageWords): string {
  const windows = 'Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { $hash, $file = $_ -split \'  \', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $file).Hash -eq $hash) { "$file: OK" } else { "$file: FAILED" } }';
  return `<h2 id="check">${escapeHtml(words.checkTitle)}</h2>
<p>${escapeHtml(words.check)}</p>
<p>Linux</p>
<pre>sha256sum -c SHA256SUMS</pre>
<p>macOS</p>
<pre>shasum -a 256 -c SHA256SUMS</pre>
<p>${escapeHtml(words.inPowerShell)}</p>
<pre>${escapeHtml(windows.replaceAll('$file:', '${file}:'))}</pre>
<p>${escapeHtml(words.oneFile)}</p>
<pre>Get-FileHash -Algorithm SHA256 -LiteralPath "originals\\…"</pre>
<p>${escapeHtml(words.keepTheList)}</p>
`;
}

function* clips(entries: readonly PageEntry[], speech: Speech): Generator<string> {
  const { language, words } = speech;
  let day = '';
  for (const [place, entry] of entries.entries()) {
    const date = entry.row.local.slice(0, 10);
    if (date !== day) {
      day = date;
      let onDay = place;
      while (entries[onDay]?.row.local.startsWith(date) === true) onDay += 1;
      yield `<h3>${escapeHtml(dayWords(date, language))}<span>${escapeHtml(words.clips(counted(onDay - place, language)))}</span></h3>\n`;
    }
    yield clip(entry, place, speech);
  }
  if (entries.length === 0) yield `<p>${escapeHtml(words.noClips)}</p>\n`;
}

function clip({ row, camera, abbreviation, picture, viewing }: PageEntry, place: number, { language, words }: Speech): string {
  const letters = abbreviation === '' ? '' : ` ${abbreviation}`;
  const still = picture === null
    ? `<div class="picture">${escapeHtml(words.noPicture)}</div>`
    : `<a class="picture" href="${fileLink(viewing ?? row.file)}"><img src="${fileLink(picture)}" alt="${escapeHtml(words.pictureOf(camera, row.local))}" loading="lazy" decoding="async"></a>`;
  const facts: readonly (readonly [string, string, 'code'?])[] = [
    [words.localTime, `${row.local}${letters}, ${offsetWords(row)}`],
    [words.zone, row.zone],
    ['UTC', utcWords(row.utc)],
    [words.drive, row.drive],
    [words.pathThere, row.path, 'code'],
    [words.size, words.bytes(row.bytes.toLocaleString(language))],
    ['SHA-256', row.sha256, 'code'],
    [words.readBack, row.verified === 'device' ? words.readBackFromDevice : words.readBackThroughCache],
  ];
  return `<article class="clip" id="clip-${String(place + 1)}">
${still}
<div>
<h4>${escapeHtml(`${row.local.slice(11)}${letters} ${camera}`)}</h4>
<dl class="facts">${facts.map(([name, value, code]) => `<dt>${escapeHtml(name)}</dt><dd>${code === undefined ? escapeHtml(value) : `<code>${escapeHtml(value)}</code>`}</dd>`).join('')}</dl>
<p class="open"><a href="${fileLink(row.file)}">${escapeHtml(words.original)}</a>${viewing === null ? '' : `<a href="${fileLink(viewing)}">${escapeHtml(words.viewingCopy)}</a>`}</p>
</div>
</article>
`;
}

function counted(count: number, language: SpokenLanguage): CountedClips {
  return { count, text: count.toLocaleString(language) };
}

/** `2026-11-01T05:30:05Z` as people read it. */
function utcWords(utc: string): string {
  return `${utc.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '')} UTC`;
}

function offsetWords({ offset }: Pick<ExportedFile, 'offset'>): string {
  return `UTC${offset.replace('-', '−')}`;
}

// Made with the first page: 10 ms that no start waits for.
const dayFormats = new Map<SpokenLanguage, Intl.DateTimeFormat>();

function dayWords(date: string, language: SpokenLanguage): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  let format = dayFormats.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    dayFormats.set(language, format);
  }
  return format.format(Date.UTC(year, month - 1, day));
}
