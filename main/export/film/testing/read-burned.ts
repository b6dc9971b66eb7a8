// For tests: reads burned-in letters back from a picture, by the shapes that another renderer (drawtext) gives the same letters.
import { execFileSync } from 'node:child_process';

const fontFile = '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf';
const letters = Array.from('0123456789:-EDSTMC');
/** `≈`, ten signs of the date and eight of the time; then letters of the zone. A nought and a D look alike. */
const clockLetters = 18;
const isLetter = (letter: string): boolean => /[A-Z]/.test(letter);
const isFigure = (letter: string): boolean => !isLetter(letter);
const [gridWide, gridHigh] = [12, 18];

interface Picture {
  readonly wide: number;
  readonly high: number;
  readonly isWhite: (x: number, y: number) => boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The first line of white letters below `fromShare` of the picture at `atS`, without blanks; `?` for what is none of those known. */
export function readBurnedLine(film: string, atS: number, size: { readonly widthPx: number; readonly heightPx: number }, fromShare = 0.6): string {
  const from = Math.floor((size.heightPx * fromShare) / 2) * 2;
  const grey = picture(['-ss', String(atS), '-i', film], `crop=${size.widthPx}:${size.heightPx - from}:0:${from},format=gray`, size.widthPx);
  const known = knownShapes();
  const line = linesOf(grey)[0];
  if (line === undefined) return '';
  return lettersOf(grey, line).map((box, place) => nearest(shapeOf(grey, box, line), known, place > clockLetters ? isLetter : isFigure)).join('');
}

let shapes: ReadonlyMap<string, number[]> | null = null;

function knownShapes(): ReadonlyMap<string, number[]> {
  if (shapes !== null) return shapes;
  const wide = 60 * letters.length;
  const grey = picture(['-f', 'lavfi', '-i', `color=c=black:s=${wide}x120:r=1:d=1`], `drawtext=fontfile=${fontFile}:fontsize=64:fontcolor=white:x=20:y=20:text='${letters.join('').replace(':', '\\:')}',format=gray`, wide);
  const line = linesOf(grey)[0];
  const boxes = line === undefined ? [] : lettersOf(grey, line);
  if (line === undefined || boxes.length !== letters.length) throw new Error(`${boxes.length} shapes for ${letters.length} letters`);
  shapes = new Map(boxes.map((box, place) => [letters[place] ?? '', shapeOf(grey, box, line)]));
  return shapes;
}

function picture(input: readonly string[], filters: string, wide: number): Picture {
  const bytes = execFileSync('ffmpeg', ['-v', 'error', ...input, '-frames:v', '1', '-vf', filters, '-f', 'rawvideo', '-'], { maxBuffer: 1 << 26 });
  const high = bytes.length / wide;
  return { wide, high, isWhite: (x, y) => (bytes[y * wide + x] ?? 0) > 190 };
}

function runs(length: number, isOn: (at: number) => boolean): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let at = 0; at < length; at += 1) {
    if (!isOn(at)) continue;
    const last = found.at(-1);
    if (last?.to === at) last.to = at + 1;
    else found.push({ from: at, to: at + 1 });
  }
  return found;
}

function linesOf({ wide, high, isWhite }: Picture): Pick<Box, 'top' | 'bottom'>[] {
  return runs(high, (y) => Array.from({ length: wide }, (_, x) => x).some((x) => isWhite(x, y))).filter(({ from, to }) => to - from > 6).map(({ from, to }) => ({ top: from, bottom: to }));
}

function lettersOf({ wide, isWhite }: Picture, { top, bottom }: Pick<Box, 'top' | 'bottom'>): Box[] {
  const rows = Array.from({ length: bottom - top }, (_, row) => top + row);
  return runs(wide, (x) => rows.some((y) => isWhite(x, y))).map(({ from, to }) => ({ left: from, right: to, top, bottom }));
}

/** The letter in a grid: its width on its own, its height in the line, so that a dash is no block; and how wide it is. */
function shapeOf({ isWhite }: Picture, box: Box, line: Pick<Box, 'top' | 'bottom'>): number[] {
  const high = line.bottom - line.top;
  const cells: number[] = [];
  for (let row = 0; row < gridHigh; row += 1) {
    for (let column = 0; column < gridWide; column += 1) {
      const x = box.left + Math.floor(((column + 0.5) * (box.right - box.left)) / gridWide);
      const y = line.top + Math.floor(((row + 0.5) * high) / gridHigh);
      cells.push(isWhite(x, y) ? 1 : 0);
    }
  }
  return [...cells, ...Array.from({ length: gridWide }, () => (box.right - box.left) / high)];
}

function nearest(shape: readonly number[], known: ReadonlyMap<string, readonly number[]>, isMeant: (letter: string) => boolean): string {
  const ranked = [...known].filter(([letter]) => isMeant(letter)).map(([letter, other]) => ({ letter, far: shape.reduce((sum, cell, place) => sum + Math.abs(cell - (other[place] ?? 0)), 0) / shape.length })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best === undefined || best.far > 0.25 ? '?' : best.letter;
}
