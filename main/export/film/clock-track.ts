// The wall clock as a text that ffmpeg draws into pictures or keeps as a track: an ASS script, each of whose lines says one second.
import type { ClockSecond } from './clock-seconds.ts';

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** As in the player: the name of a clip says neither its start nor its end. */
const about = '≈';
const longestShare = 0.94;
/** Width of a letter of the fonts below, of its height. */
const letterShare = 0.62;
const fonts: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Menlo', win32: 'Consolas' };
/** Where no such font is, the renderer takes one that has the letters. */
const font = fonts[process.platform] ?? 'DejaVu Sans Mono';
/** What a track without a face of its own has. */
const trackFace = 'Arial';
/** Separates what would be read as one sign; takes no room. */
const joiner = '\u2060';

export interface BurnedText {
  readonly size: PictureSize;
  readonly seconds: Iterable<ClockSecond>;
  /** Null where several cameras share the picture. */
  readonly camera: string | null;
  /** A last line under the camera: what this copy is. */
  readonly mark: string | null;
}

/** Drawn in a dark box at the lower left. */
export function burnedScript({ size, seconds, camera, mark }: BurnedText): string {
  const lines = [...seconds];
  const longest = Math.max(1, ...lines.map(({ text }) => text.length + 2), mark?.length ?? 0);
  const letterPx = Math.max(6, Math.floor(Math.min(size.heightPx * 0.05, (size.widthPx * longestShare) / (longest * letterShare))));
  const fits = Math.max(8, Math.floor((size.widthPx * longestShare) / (letterPx * letterShare)));
  const below = [...(camera === null ? [] : [cut(camera, fits)]), ...(mark === null ? [] : [mark])].map((line) => `\\N${drawn(line)}`).join('');
  return script(size, letterPx, 1, lines.map(({ fromMs, toMs, text }) => ({ fromMs, toMs, text: `${about} ${drawn(text)}${below}` })));
}

/** One line at the upper left: whose picture it is. */
export function labelScript(size: PictureSize, label: string, lengthMs: number): string {
  const letterPx = Math.max(6, Math.floor(size.heightPx * 0.06));
  const fits = Math.max(8, Math.floor((size.widthPx * longestShare) / (letterPx * letterShare)));
  return script(size, letterPx, 7, [{ fromMs: 0, toMs: lengthMs, text: drawn(cut(label, fits)) }]);
}

/** A few lines in the middle of an empty picture. */
export function cardScript(size: PictureSize, lines: readonly string[], lengthMs: number): string {
  const longest = Math.max(1, ...lines.map(({ length }) => length));
  const letterPx = Math.max(6, Math.floor(Math.min(size.heightPx * 0.08, (size.widthPx * longestShare) / (longest * letterShare))));
  return script(size, letterPx, 5, [{ fromMs: 0, toMs: lengthMs, text: lines.map(drawn).join('\\N') }]);
}

export interface TrackLine extends ClockSecond {
  readonly camera: string;
}

/** For a track that players show when asked to: nothing is drawn, only the words matter. */
export function trackScript(lines: Iterable<TrackLine>): string {
  const kept = [...lines].map(({ fromMs, toMs, text, camera }) => ({ fromMs, toMs, text: `${about} ${trackText(text)}\\N${trackText(camera)}` }));
  return script({ widthPx: 384, heightPx: 288 }, 16, 2, kept, trackFace);
}

function script({ widthPx, heightPx }: PictureSize, letterPx: number, place: number, lines: readonly ClockSecond[], face = font): string {
  const edgePx = Math.max(2, Math.round(letterPx / 2));
  // One box around the lines of an event; its edge is what would else be the shadow’s width.
  const boxPx = Math.max(1, Math.round(letterPx / 4));
  return [
    '[Script Info]', 'ScriptType: v4.00+', `PlayResX: ${widthPx}`, `PlayResY: ${heightPx}`, 'WrapStyle: 2', 'ScaledBorderAndShadow: yes', '',
    '[V4+ Styles]',
    'Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding',
    `Style: Clock,${face},${letterPx},&H00FFFFFF,&H00FFFFFF,&H50000000,&H50000000,0,0,0,0,100,100,0,0,4,0,${boxPx},${place},${edgePx},${edgePx},${edgePx},1`, '',
    '[Events]', 'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    ...lines.map(({ fromMs, toMs, text }) => `Dialogue: 0,${assTime(fromMs)},${assTime(toMs)},Clock,,0,0,0,,${text}`), '',
  ].join('\n');
}

/** Hundredths of a second are the finest that the format knows. */
function assTime(ms: number): string {
  const hundredths = Math.round(ms / 10);
  const [seconds, minutes, hours] = [Math.floor(hundredths / 100) % 60, Math.floor(hundredths / 6000) % 60, Math.floor(hundredths / 360_000)];
  return `${hours}:${two(minutes)}:${two(seconds)}.${two(hundredths % 100)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });

function cut(text: string, letters: number): string {
  const all = [...signs.segment(text)].map(({ segment }) => segment);
  return all.length <= letters ? text : `${all.slice(0, letters - 1).join('')}…`;
}

/** Line breaks and other controls become spaces: a script has an event in each line. */
function plain(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

/** For the renderer: a brace is written `\{`, and a backslash stands for itself unless a letter it knows follows. */
function drawn(text: string): string {
  return plain(text).replace(/\\(?=[nNh{]|$)/g, `\\${joiner}`).replaceAll('{', '\\{');
}

/** For a text track: only `{\` begins an instruction there, and only a backslash before a letter it knows is one. */
function trackText(text: string): string {
  return plain(text).replace(/\\(?=[nNh]|$)/g, `\\${joiner}`).replace(/\{(?=\\)/g, `{${joiner}`);
}
