// How exported clips are named: a template such as `{date}/{time} {camera}`, checked once, then asked for each clip.
// Pure: the page shows with it what the export will write.
import type { ClipKind, Instant } from '../schema.ts';
import { offsetText, utcText } from '../time.ts';
import type { ZoneClock } from '../time.ts';
import { isReservedName, legalName, legalText } from './legal-name.ts';

/** What a name is made of. */
export interface NamedClip {
  readonly kind: ClipKind;
  /** As shown: the user's label, or the name as written in the clip's name. */
  readonly camera: string;
  readonly recordedAt: Instant;
  /** Clip number or camera UID, as written. */
  readonly serial: string;
}

const fields = {
  date: (clip, clock) => clock.dateAt(clip.recordedAt),
  time: (clip, clock) => clock.isoAt(clip.recordedAt).slice(11, 19).replaceAll(':', '.'),
  zone: (_, clock) => clock.zone,
  /** `-0400` */
  offset: (clip, clock) => offsetText(clock.offsetAt(clip.recordedAt)).replace(':', ''),
  /** `EDT`; `GMT+5.45` where the zone has no letters. */
  abbr: (clip, clock) => clock.abbreviationAt(clip.recordedAt),
  /** `2026-11-01 05.30.05Z` */
  utc: (clip) => utcText(clip.recordedAt).replace('T', ' ').replaceAll(':', '.'),
  camera: (clip) => clip.camera,
  kind: (clip) => clip.kind,
  /** The clip number; the camera UID where a clip has that instead. `uid` is the same. */
  number: (clip) => clip.serial,
  uid: (clip) => clip.serial,
} as const satisfies Record<string, (clip: NamedClip, clock: ZoneClock) => string>;

export type NameField = keyof typeof fields;
export const nameFields: readonly NameField[] = ['date', 'time', 'zone', 'offset', 'abbr', 'utc', 'camera', 'kind', 'number', 'uid'];

/** `2026-11-01/2026-11-01 01.30.05 EDT Front Door.mp4`: in order of time wherever names are sorted, but for the hour that comes twice. */
export const defaultTemplate = '{date}/{date} {time} {abbr} {camera}.mp4';

export type TemplateProblemCode =
  | 'names-nothing' | 'unknown-field' | 'open-brace' | 'illegal-character' | 'leaves-folder' | 'reserved-name' | 'trailing-dot' | 'too-long';

export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** The part of the template it is about. */
  readonly subject: string;
}

export interface NameTemplate {
  readonly text: string;
  /**
   * The path of a clip below the target, with slashes, ending in `.mp4`: legal on every system, never outside. `tag` is
   * put behind the name of the file, to tell it from another clip's.
   */
  nameOf(clip: NamedClip, clock: ZoneClock, tag?: string): string;
}

export type ParsedTemplate =
  | { readonly ok: true; readonly template: NameTemplate }
  | { readonly ok: false; readonly problem: TemplateProblem };

type Piece = { readonly literal: string } | { readonly field: NameField };

const longestTemplate = 400;
const deepest = 12;

/** `/` and `\` part folders. `.mp4` is added where the template does not end in it. */
export function parseTemplate(text: string): ParsedTemplate {
  if (text.length > longestTemplate) return refused('too-long', `${text.slice(0, 40)}…`);
  if (/^\s*(?:[/\\]|[A-Za-z]:)/.test(text)) return refused('leaves-folder', text);
  const steps = text.split(/[/\\]/);
  const last = (steps.pop() ?? '').replace(/\.mp4\s*$/i, '');
  const folders = steps.filter((step) => step.trim() !== '');
  if (folders.length >= deepest) return refused('too-long', text);
  if (last.trim() === '') return refused('names-nothing', text);

  const parts: (readonly Piece[])[] = [];
  for (const [place, step] of [...folders, last].entries()) {
    const pieces = piecesOf(step);
    if ('code' in pieces) return { ok: false, problem: pieces };
    const problem = literalProblem(step, pieces, place === folders.length);
    if (problem !== null) return refused(problem, step);
    parts.push(pieces);
  }
  if (!parts.flat().some((piece) => 'field' in piece)) return refused('names-nothing', text);
  return { ok: true, template: { text, nameOf: (clip, clock, tag = '') => pathOf(parts, clip, clock, tag) } };
}

function pathOf(parts: readonly (readonly Piece[])[], clip: NamedClip, clock: ZoneClock, tag: string): string {
  const names = parts.map((pieces) => pieces.map((piece) => ('field' in piece ? legalText(fields[piece.field](clip, clock)) : piece.literal)).join(''));
  const file = names.pop() ?? '';
  const ending = tag === '' ? '.mp4' : ` ${legalName(tag, '', longestTag)}.mp4`;
  return [...names.map((name) => legalName(name)), legalName(file, ending)].join('/');
}

/** A UID may be of any length; what is cut off no longer tells two clips apart, and the next kind of tag must. */
const longestTag = 60;

function piecesOf(step: string): readonly Piece[] | TemplateProblem {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: whole, 1: written = '', index } of step.matchAll(/\{([^{}]*)\}/g)) {
    if (index > from) pieces.push({ literal: step.slice(from, index) });
    const field = nameFields.find((name) => name === written.trim().toLowerCase());
    if (field === undefined) return { code: 'unknown-field', subject: whole };
    pieces.push({ field });
    from = index + whole.length;
  }
  if (from < step.length) pieces.push({ literal: step.slice(from) });
  const stray = pieces.find((piece) => 'literal' in piece && /[{}]/.test(piece.literal));
  return stray === undefined ? pieces : { code: 'open-brace', subject: step };
}

/** What is typed is refused rather than changed in silence; what comes out of a field is made legal. */
function literalProblem(step: string, pieces: readonly Piece[], isFile: boolean): TemplateProblemCode | null {
  const bare = step.trim();
  if (bare === '.' || bare === '..') return 'leaves-folder';
  if (pieces.some((piece) => 'literal' in piece && legalText(piece.literal) !== piece.literal.normalize('NFC'))) return 'illegal-character';
  if (bare.endsWith('.') && !(isFile && pieces.some((piece) => 'field' in piece))) return 'trailing-dot';
  return pieces.every((piece) => 'literal' in piece) && isReservedName(bare) ? 'reserved-name' : null;
}

function refused(code: TemplateProblemCode, subject: string): ParsedTemplate {
  return { ok: false, problem: { code, subject } };
}

const sentences: Record<TemplateProblemCode, (subject: string) => string> = {
  'names-nothing': (s) => `The template “${s}” names nothing of a clip. Use fields such as {date}, {time} and {camera}.`,
  'unknown-field': (s) => `${s} is not a field. Fields: ${nameFields.map((field) => `{${field}}`).join(' ')}.`,
  'open-brace': (s) => `A brace is open or stray in “${s}”. Write fields like {time}.`,
  'illegal-character': (s) => `“${s}” holds a character that not every system allows in names: < > : " | ? * or one that cannot be seen.`,
  'leaves-folder': (s) => `The template “${s}” leads out of the folder. Write a path below it, such as {date}/{time} {camera}.`,
  'reserved-name': (s) => `Windows takes no file or folder named “${s}”. Choose another name.`,
  'trailing-dot': (s) => `“${s}” ends in a dot, which Windows drops. Leave the dot out.`,
  'too-long': (s) => `The template “${s}” is too long or too deep.`,
};

export function templateProblemText({ code, subject }: TemplateProblem): string {
  return sentences[code](subject);
}
