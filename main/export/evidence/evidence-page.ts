// The page of an evidence folder: what was copied, when it was recorded, and how anyone can check it. Plain HTML, nothing to load.
import type { ExportedFile } from '../export-types.ts';
import { hashListName, manifestName } from '../manifest.ts';
import { escapeHtml, fileLink } from './escape-html.ts';
import type { PageEntry } from './page-entries.ts';
import { pageStyle } from './page-style.ts';

export interface PageFacts {
  /** `Wallclock 0.1.0`. */
  readonly program: string;
  /** `2026-11-20T14:00:00Z`. */
  readonly writtenUtc: string;
  /** Of the rules of time zones that local times were computed with: `2026a`. */
  readonly zoneRules: string;
  /** No pictures and viewing copies could be made where the folder was written. */
  readonly isBare: boolean;
}

/** First in the file: by it the page is known for one that may be written anew. */
export const pageMark = '<!doctype html>\n<!-- Evidence folder, written by Wallclock -->\n';

/** The page in pieces. `entries`: in order of time. */
export function* evidencePage(entries: readonly PageEntry[], facts: PageFacts): Generator<string> {
  yield head(entries);
  yield summary(entries, facts);
  yield contents(entries, facts);
  yield '<h2 id="clips">Clips</h2>\n';
  yield* clips(entries);
  yield method(entries);
  yield checking();
  yield limits();
  yield `<footer>Written by ${escapeHtml(facts.program)} on ${escapeHtml(utcWords(facts.writtenUtc))}. Local times were computed with the time zone rules ${escapeHtml(facts.zoneRules)}. `
    + 'This page loads nothing from a network and runs no program.</footer>\n</main>\n</body>\n</html>\n';
}

function head(entries: readonly PageEntry[]): string {
  const title = `Evidence folder: ${clipCount(entries.length)}`;
  return `${pageMark}<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="script-src 'none'; object-src 'none'; connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
`;
}

function summary(entries: readonly PageEntry[], { program, writtenUtc }: PageFacts): string {
  const first = entries[0]?.row;
  const last = entries.at(-1)?.row;
  const bytes = entries.reduce((sum, { row }) => sum + row.bytes, 0);
  const all = (of: (entry: PageEntry) => string): string => [...new Set(entries.map(of))].toSorted().join(', ');
  const items: readonly (readonly [string, string])[] = [
    ['First clip', first === undefined ? '' : `${first.local} ${offsetWords(first)}`],
    ['Last clip', last === undefined ? '' : `${last.local} ${offsetWords(last)}`],
    ['Cameras', all(({ camera }) => camera)],
    ['Copied from', all(({ row }) => row.drive)],
    ['Size', `${bytes.toLocaleString('en')} bytes`],
    ['Written', `${utcWords(writtenUtc)}, by ${program}`],
  ];
  const lead = 'Clips of home cameras, copied byte for byte from the drive they were recorded on. The instant in each clip’s name is shown in local time and in UTC.';
  return `<p class="lead">${lead}</p>
<dl class="sums">${items.filter(([, value]) => value !== '').map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>
<nav><a href="#clips">Clips</a><a href="#made">How the copies were made</a><a href="#check">How to check them</a><a href="#shows">What this does and does not show</a></nav>
`;
}

function contents(entries: readonly PageEntry[], { isBare }: PageFacts): string {
  const withViewing = entries.filter(({ viewing }) => viewing !== null).length;
  const withPicture = entries.filter(({ picture }) => picture !== null).length;
  const lines: readonly (readonly [string, string])[] = [
    ['originals', 'The clips as they lay on the drive, byte for byte. Only these are the recordings.'],
    [manifestName, 'One line for each original: where it came from, when it was recorded, its size and SHA-256, and how the copy was verified.'],
    [hashListName, 'The SHA-256 of every original, for checking with the tools below.'],
    ...(withViewing === 0 ? [] : [['viewing-copies', `For looking at: the time of the clock and the camera are drawn into the picture. They were encoded anew, are marked as copies, and are not the recordings. ${countOf(withViewing, entries.length)}`] as const]),
    ...(withPicture === 0 ? [] : [['pictures', `Stills for this page. ${countOf(withPicture, entries.length)}`] as const]),
  ];
  return `<h2>What this folder holds</h2>
<table>${lines.map(([name, text]) => `<tr><th scope="row"><code>${name}</code></th><td>${escapeHtml(text)}</td></tr>`).join('')}</table>
${isBare ? '<p>There are no new viewing copies and pictures: ffmpeg, which makes them, was not on the computer that wrote this page.</p>\n' : ''}`;
}

function method(entries: readonly PageEntry[]): string {
  return `<h2 id="made">How the copies were made</h2>
<p>Each clip was read once from its drive while its SHA-256 was computed, written here under another name, flushed to the drive of this folder, read back, compared with what had been read, and only then given its name. ${escapeHtml(comparedWith(entries))} A clip that was here already was read again in full and compared in the same way.</p>
<p>No clip on the source drive was changed.</p>
`;
}

function countOf(made: number, all: number): string {
  return made === all ? '' : `Made for ${String(made)} of ${clipCount(all)}; the others could not be decoded here.`;
}

function comparedWith(entries: readonly PageEntry[]): string {
  const fromDevice = entries.filter(({ row }) => row.verified === 'device').length;
  if (entries.length === 0) return '';
  if (fromDevice === entries.length) return 'What was read back came from the device itself, past the cache of the system.';
  if (fromDevice === 0) return 'What was read back came through the cache of the system: the device itself could not be asked there.';
  return `For ${clipCount(fromDevice)} what was read back came from the device itself; for the other ${clipCount(entries.length - fromDevice)} it came through the cache of the system. Each clip above says which.`;
}

function checking(): string {
  const windows = 'Get-Content SHA256SUMS -Encoding UTF8 | ForEach-Object { $hash, $file = $_ -split \'  \', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $file).Hash -eq $hash) { "$file: OK" } else { "$file: FAILED" } }';
  return `<h2 id="check">How to check them</h2>
<p>Anyone can check that no original has changed since it was copied. Open a terminal in this folder and run what fits the system. Every line must end in OK.</p>
<p>Linux</p>
<pre>sha256sum -c SHA256SUMS</pre>
<p>macOS</p>
<pre>shasum -a 256 -c SHA256SUMS</pre>
<p>Windows, in PowerShell</p>
<pre>${escapeHtml(windows.replaceAll('$file:', '${file}:'))}</pre>
<p>One file alone, on Windows; compare what it prints with the SHA-256 above.</p>
<pre>Get-FileHash -Algorithm SHA256 -LiteralPath "originals\\…"</pre>
<p>A hash shows that a file is unchanged only while the list of hashes is itself beyond doubt. Give the list, or a print of this page, to somebody else at once and keep one where it cannot be changed.</p>
`;
}

function limits(): string {
  return `<h2 id="shows">What this does and does not show</h2>
<p class="note">The hashes show that the originals here are the same bytes that were read from the drive named with each clip. They do not show who recorded them, that the clock of the camera or its service was right, or that nothing happened to the drive before. The time of a clip is the instant in its name, which the recording system wrote; it is claimed as neither the beginning nor the end of the recording. Whether a court, an insurer or the police accept these files is for them to decide. Keep the drive itself as it is.</p>
`;
}

function* clips(entries: readonly PageEntry[]): Generator<string> {
  let day = '';
  for (const [place, entry] of entries.entries()) {
    const date = entry.row.local.slice(0, 10);
    if (date !== day) {
      day = date;
      let onDay = place;
      while (entries[onDay]?.row.local.startsWith(date) === true) onDay += 1;
      yield `<h3>${escapeHtml(dayWords(date))}<span>${clipCount(onDay - place)}</span></h3>\n`;
    }
    yield clip(entry, place);
  }
  if (entries.length === 0) yield '<p>There are no clips in this folder.</p>\n';
}

function clip({ row, camera, abbreviation, picture, viewing }: PageEntry, place: number): string {
  const letters = abbreviation === '' ? '' : ` ${abbreviation}`;
  const still = picture === null
    ? '<div class="picture">No picture</div>'
    : `<a class="picture" href="${fileLink(viewing ?? row.file)}"><img src="${fileLink(picture)}" alt="${escapeHtml(`A picture of the clip: ${camera}, ${row.local}`)}" loading="lazy" decoding="async"></a>`;
  const facts: readonly (readonly [string, string])[] = [
    ['Local time', `${row.local}${letters}, ${offsetWords(row)}`],
    ['Zone', row.zone],
    ['UTC', utcWords(row.utc)],
    ['Drive', row.drive],
    ['Path there', row.path],
    ['Size', `${row.bytes.toLocaleString('en')} bytes`],
    ['SHA-256', row.sha256],
    ['Read back', row.verified === 'device' ? 'from the device itself, and the same' : 'through the cache of the system, and the same'],
  ];
  const code = new Set(['Path there', 'SHA-256']);
  return `<article class="clip" id="clip-${String(place + 1)}">
${still}
<div>
<h4>${escapeHtml(`${row.local.slice(11)}${letters} ${camera}`)}</h4>
<dl class="facts">${facts.map(([name, value]) => `<dt>${name}</dt><dd>${code.has(name) ? `<code>${escapeHtml(value)}</code>` : escapeHtml(value)}</dd>`).join('')}</dl>
<p class="open"><a href="${fileLink(row.file)}">Original</a>${viewing === null ? '' : `<a href="${fileLink(viewing)}">Viewing copy with the clock</a>`}</p>
</div>
</article>
`;
}

function clipCount(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'clip' : 'clips'}`;
}

/** `2026-11-01T05:30:05Z` as people read it. */
function utcWords(utc: string): string {
  return `${utc.replace('T', ' ').replace(/(?:\.\d+)?Z$/, '')} UTC`;
}

function offsetWords({ offset }: Pick<ExportedFile, 'offset'>): string {
  return `UTC${offset.replace('-', '−')}`;
}

// Made with the first page: 10 ms that no start waits for.
let dayFormat: Intl.DateTimeFormat | null = null;

function dayWords(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  dayFormat ??= new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return dayFormat.format(Date.UTC(year, month - 1, day));
}
