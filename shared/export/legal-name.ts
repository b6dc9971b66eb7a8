// Names that FAT, exFAT, NTFS, ext4, HFS+ and APFS all take as they are written, made from any text.
import { cameraKey } from '../clip-name.ts';

/**
 * Room for one name: 255 bytes of UTF-8 on ext4, 255 UTF-16 units on FAT and NTFS, 255 decomposed units on HFS+,
 * less the `.partial` that an unfinished copy carries.
 */
export const nameRoom = 255 - '.partial'.length;

/** Windows takes none of these as the name of a file, whatever follows the first dot (learn.microsoft.com, "Naming Files"). */
const reservedStem = /^(?:con|prn|aux|nul|clock\$|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i;

const plainText = /^[\w ()+,;=@#$%&'!.-]*$/;
/** Text direction, zero-width and other unseen characters; those that join emoji and letters stay. */
const unseen = /(?![\u200C\u200D])\p{Cf}/gu;
/** What Windows forbids, controls, halves of a pair, and characters that Unicode does not define. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const forbidden = /[<>"/\\|?*\u0000-\u001F\uFFFD]|[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu;
const ignored = /\p{Default_Ignorable_Code_Point}/gu;

export function isReservedName(name: string): boolean {
  return reservedStem.test((name.split('.', 1)[0] ?? '').trimEnd());
}

/**
 * One name of a path: the text with what some system forbids replaced, in NFC, cut to fit with `ending` (which must be
 * legal itself) behind it. Never empty, never `.` or `..`, never hidden, never a device of Windows.
 */
export function legalName(text: string, ending = '', room = nameRoom): string {
  const bare = trimmed(legalText(text)).replace(/^\./, '_');
  const named = bare === '' ? '_' : bare;
  const safe = isReservedName(named + ending) ? `_${named}` : named;
  return trimmed(cutToFit(safe, room - cost(ending))) + ending;
}

/** The text in characters that every system takes; no name yet, because it may be empty, too long or reserved. */
export function legalText(text: string): string {
  if (plainText.test(text)) return text;
  return text
    .toWellFormed()
    .replace(unseen, '')
    .replace(/:/g, '.')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(forbidden, '-')
    .normalize('NFC');
}

/** Equal for two paths that some file system holds for one: case, Unicode form and unseen characters do not count. */
export function nameKey(path: string): string {
  return plainPath.test(path) ? path.toLowerCase() : cameraKey(path.replace(ignored, ''));
}

const plainPath = /^[\w ()+,;=@#$%&'!./-]*$/;

/** Spaces around a name and dots behind it vanish on Windows. */
function trimmed(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '.' || text[end - 1]?.trim() === '')) end -= 1;
  return text.slice(0, end).trimStart();
}

function cutToFit(text: string, room: number): string {
  // No UTF-16 unit takes more than 3 bytes or decomposes into more than 4 units.
  if (text.length * 4 <= room) return text;
  let bytes = 0;
  let units = 0;
  let end = 0;
  for (const point of text) {
    bytes += utf8Length(point);
    units += point.normalize('NFD').length;
    if (bytes > room || units > room) return text.slice(0, end);
    end += point.length;
  }
  return text;
}

function cost(text: string): number {
  let bytes = 0;
  for (const point of text) bytes += utf8Length(point);
  return Math.max(bytes, text.normalize('NFD').length);
}

function utf8Length(point: string): number {
  const code = point.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
