// Finds a clip's index among its outermost boxes, wherever it stands, in two or three small reads.
import { readBoxHead } from './boxes.ts';
import type { BoxHead } from './boxes.ts';
import type { ClipSource, Reading } from './clip-source.ts';
import { newFragmentAllowance, readFragment } from './fragments.ts';
import type { FragmentRun } from './fragments.ts';
import { readMovie } from './movie.ts';
import type { Movie } from './movie.ts';

export interface ClipIndex {
  readonly hasFileType: boolean;
  /** Null: there is none, it is cut short, or too large to be looked at. */
  readonly movie: Movie | null;
  readonly isTooLarge: boolean;
  /** A box that holds samples ends behind the end of the clip. */
  readonly isCutShort: boolean;
  readonly fragments: readonly FragmentRun[];
  /** False when there are more fragments than are looked at. */
  readonly hasAllFragments: boolean;
}

/** With one more for the packet, what a reader may ask of any clip, hostile or not. */
export const budgetBytes = 10 * 1024 * 1024;
const largestMovieBytes = 8 * 1024 * 1024;
const largestFragmentBytes = 256 * 1024;
/** Enough for the whole index of most clips that carry it first. */
const headBytes = 4096;
/** When no more than this is left of the clip, it is taken in one read: it is the index, as a rule. */
const tailBytes = 12 * 1024;
const mostBoxes = 2048;
const mostFragments = 512;
/** Of all their heads together: a second of pictures and sound takes one or two thousand. */
const mostFragmentBytes = 1024 * 1024;

/** Reads the index and, in a fragmented clip, the heads of its fragments. Never throws on any bytes. */
export function* readIndex(source: ClipSource): Reading<ClipIndex> {
  const index = { hasFileType: false, movie: null as Movie | null, isTooLarge: false, isCutShort: false, hasAllFragments: true };
  const fragments: FragmentRun[] = [];
  const allowance = newFragmentAllowance();
  let fragmentsSeen = 0;
  let fragmentBytes = 0;
  let position = 0;
  for (let count = 0; count < mostBoxes; count += 1) {
    const head = yield* readHead(source, position);
    if (head === null) break;
    const end = position + head.sizeBytes;
    const bodyBytes = end - position - head.headBytes;
    if (head.type === 'ftyp') index.hasFileType = true;
    // A box without an end reaches to the end of the clip, which is no proof that it was cut.
    if (head.type === 'mdat' && end > source.sizeBytes && end !== Infinity) index.isCutShort = true;
    if (head.type === 'moov' && index.movie === null) {
      const body = yield* readBody(source, position + head.headBytes, bodyBytes, largestMovieBytes);
      if (body === 'too-large') index.isTooLarge = true;
      else if (body !== 'cut') index.movie = readMovie(body);
      if (index.movie?.isFragmented !== true) break;
    }
    if (head.type === 'moof' && index.movie !== null) {
      fragmentsSeen += 1;
      fragmentBytes += bodyBytes;
      const body = yield* readBody(source, position + head.headBytes, bodyBytes, largestFragmentBytes);
      if (body === 'cut') index.isCutShort = true;
      if (body === 'too-large' || fragmentsSeen > mostFragments || fragmentBytes > mostFragmentBytes || allowance.samples === 0) {
        index.hasAllFragments = false;
        break;
      }
      if (body !== 'cut') fragments.push(...readFragment(body, position, index.movie, allowance));
    }
    position = end;
  }
  return { ...index, fragments };
}

function* readHead(source: ClipSource, position: number): Reading<BoxHead | null> {
  const left = source.sizeBytes - position;
  if (!(left >= 8)) return null;
  const ahead = position === 0 ? headBytes : left <= tailBytes ? left : 16;
  const bytes = yield* source.bytes(position, 16, ahead);
  return readBoxHead(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0);
}

function* readBody(source: ClipSource, from: number, wholeBytes: number, most: number): Reading<Uint8Array | 'cut' | 'too-large'> {
  const bodyBytes = wholeBytes === Infinity ? source.sizeBytes - from : wholeBytes;
  if (from + bodyBytes > source.sizeBytes) return 'cut';
  if (bodyBytes > most) return 'too-large';
  const bytes = yield* source.bytes(from, bodyBytes);
  return bytes.length < bodyBytes ? 'cut' : bytes;
}
