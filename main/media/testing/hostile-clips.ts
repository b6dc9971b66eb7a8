// For tests: clips nobody's camera wrote. Real ones with damage of every kind, and some made to cost their reader time or memory.
import { box, join } from '../clips.fixture.ts';

type Dice = (sides: number) => number;

/** A clip in the pieces it is made of, as a rule one for each outermost box: what is not changed is not copied. */
export type Pieces = readonly Uint8Array[];

const told = [0, 1, 2, 7, 8, 9, 15, 16, 17, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts', 'mvex', 'moof', 'traf', 'dinf', 'udta']);
const types = [...containers, 'mvhd', 'tkhd', 'mdhd', 'hdlr', 'stsd', 'stsz', 'stz2', 'stts', 'ctts', 'stss', 'stsc', 'stco', 'co64', 'elst', 'trex', 'mehd', 'tfhd', 'tfdt', 'trun', 'avcC', 'esds', 'mdat', 'free'];

/** One to four kinds of damage to a whole clip. */
export function damage(whole: Pieces, roll: Dice): Pieces {
  let pieces = [...whole];
  for (let times = roll(4) + 1; times > 0; times -= 1) pieces = damageOnce(pieces, roll);
  return pieces;
}

function damageOnce(pieces: Uint8Array[], roll: Dice): Uint8Array[] {
  const at = pickHeaders(pieces, roll);
  const piece = pieces[at] ?? new Uint8Array(0);
  const put = (changed: Uint8Array) => pieces.with(at, changed);
  switch (pieces.length === 0 ? 8 : roll(9)) {
    case 0: return put(flipBits(piece, roll));
    case 1: return put(overwrite(piece, roll));
    case 2: return put(misstateSize(piece, roll));
    case 3: return put(misstateNumber(piece, roll));
    case 4: return put(renameBox(piece, roll));
    case 5: return truncate(pieces, roll);
    case 6: return roll(2) === 0 ? pieces.toSpliced(at, 1) : pieces.toSpliced(roll(pieces.length + 1), 0, piece);
    case 7: return put(nest(piece, roll));
    default: return pieces.toSpliced(roll(pieces.length + 1), 0, noise(roll(64), roll));
  }
}

/** Mostly a piece with headers: noise in a picture is no damage to its reader. */
function pickHeaders(pieces: readonly Uint8Array[], roll: Dice): number {
  const small = pieces.flatMap(({ length }, at) => (length > 0 && length < 40_000 ? [at] : []));
  return small[roll(Math.max(1, small.length))] ?? 0;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const noise = (length: number, roll: Dice) => Uint8Array.from({ length }, () => roll(256));

function flipBits(piece: Uint8Array, roll: Dice): Uint8Array {
  const copy = piece.slice();
  for (let flips = roll(8) + 1; flips > 0 && copy.length > 0; flips -= 1) {
    const at = roll(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << roll(8));
  }
  return copy;
}

function overwrite(piece: Uint8Array, roll: Dice): Uint8Array {
  const copy = piece.slice();
  const from = roll(copy.length + 1);
  copy.set(noise(Math.min(roll(40), copy.length - from), roll), from);
  return copy;
}

/** Where the heads of all boxes of a piece stand, at any depth. */
function boxHeads(piece: Uint8Array): number[] {
  const view = viewOf(piece);
  const heads: number[] = [];
  const walk = (from: number, to: number): void => {
    for (let at = from; at + 8 <= to; at += Math.max(8, view.getUint32(at))) {
      heads.push(at);
      if (containers.has(typeAt(piece, at))) walk(at + 8, Math.min(to, at + view.getUint32(at)));
    }
  };
  walk(0, piece.length);
  return heads;
}

const typeAt = (piece: Uint8Array, at: number) => String.fromCharCode(...piece.subarray(at + 4, at + 8));

function atSomeBox(piece: Uint8Array, roll: Dice, change: (view: DataView, at: number) => void): Uint8Array {
  const heads = boxHeads(piece);
  const at = heads[roll(Math.max(1, heads.length))];
  if (at === undefined) return piece;
  const copy = piece.slice();
  change(viewOf(copy), at);
  return copy;
}

function misstateSize(piece: Uint8Array, roll: Dice): Uint8Array {
  return atSomeBox(piece, roll, (view, at) => {
    const size = roll(2) === 0 ? told[roll(told.length)] ?? 0 : view.getUint32(at) + roll(33) - 16;
    view.setUint32(at, size >>> 0);
    if (size === 1 && at + 16 <= view.byteLength) view.setBigUint64(at + 8, BigInt.asUintN(64, BigInt(roll(2 ** 31)) ** 2n));
  });
}

/** A count, a version, an offset: any number of the first few of a box. */
function misstateNumber(piece: Uint8Array, roll: Dice): Uint8Array {
  return atSomeBox(piece, roll, (view, at) => {
    const place = at + 8 + roll(8) * 4;
    if (place + 4 <= view.byteLength) view.setUint32(place, roll(3) === 0 ? roll(2 ** 31) * 2 : told[roll(told.length)] ?? 0);
  });
}

function renameBox(piece: Uint8Array, roll: Dice): Uint8Array {
  return atSomeBox(piece, roll, (view, at) => {
    const type = types[roll(types.length)] ?? 'free';
    for (let letter = 0; letter < 4 && at + 8 <= view.byteLength; letter += 1) view.setUint8(at + 4 + letter, type.charCodeAt(letter));
  });
}

function truncate(pieces: readonly Uint8Array[], roll: Dice): Uint8Array[] {
  let left = roll(pieces.reduce((sum, { length }) => sum + length, 1));
  return pieces.flatMap((piece) => {
    const kept = piece.subarray(0, left);
    left = Math.max(0, left - piece.length);
    return kept.length === 0 ? [] : [kept];
  });
}

function nest(piece: Uint8Array, roll: Dice): Uint8Array {
  const type = [...containers][roll(containers.size)] ?? 'trak';
  let inner = piece;
  for (let depth = roll(30) + 1; depth > 0; depth -= 1) inner = box(type, inner);
  return inner;
}

const numbers = (...values: readonly number[]) => listOf(values.length, (place) => values[place] ?? 0);
function listOf(count: number, valueAt: (place: number) => number): Uint8Array {
  const bytes = new Uint8Array(count * 4);
  const view = viewOf(bytes);
  for (let place = 0; place < count; place += 1) view.setUint32(place * 4, valueAt(place));
  return bytes;
}
const many = (count: number, part: Uint8Array) => {
  const bytes = new Uint8Array(count * part.length);
  for (let place = 0; place < count; place += 1) bytes.set(part, place * part.length);
  return bytes;
};
const text = (letters: string) => new TextEncoder().encode(letters);
const ftyp = box('ftyp', text('isomiso2'));

/** A picture track around these tables. `edits`: the body of an `elst`. */
function track(tables: readonly Uint8Array[], edits: Uint8Array | null = null): Uint8Array {
  const entry = box('avc1', new Uint8Array(78), box('avcC', Uint8Array.of(1, 100, 0, 31, 255)));
  return box('trak',
    box('tkhd', new Uint8Array(12), numbers(1), new Uint8Array(68)),
    ...(edits === null ? [] : [box('edts', box('elst', edits))]),
    box('mdia',
      box('mdhd', numbers(0, 0, 0, 1000, 60_000)),
      box('hdlr', numbers(0, 0), text('vide'), new Uint8Array(12)),
      box('minf', box('stbl', box('stsd', numbers(0, 1), entry), ...tables))));
}

const movie = (...parts: readonly Uint8Array[]) => box('moov', box('mvhd', numbers(0, 0, 0, 1000, 60_000), new Uint8Array(80)), ...parts);
const clipOf = (moov: Uint8Array, ...rest: readonly Uint8Array[]): Pieces => [ftyp, moov, ...rest];
const room = box('mdat', new Uint8Array(4_000_000));

const evenSizes = (count: number) => box('stsz', numbers(0, 1, count));
const oneChunk = box('stco', numbers(0, 1, 100));
const allInOne = box('stsc', numbers(0, 1, 1, 0xffff_ffff, 1));
const evenTimes = box('stts', numbers(0, 1, 0xffff_ffff, 1));

function fragmentsOf(moof: Uint8Array, count: number): Pieces {
  const mvex = box('mvex', box('trex', numbers(0, 1, 1, 1, 1, 0)));
  return clipOf(movie(track([]), mvex), ...Array.from({ length: count }, () => moof));
}
const tfhd = box('tfhd', numbers(0, 1));
/** Claims a hundred thousand samples and spends no byte on any. */
const emptyRun = box('trun', numbers(0, 0xffff_ffff));

/** Clips whose headers say much in few bytes. Each is within what a reader looks at. */
export const costlyClips: Readonly<Record<string, () => Pieces>> = {
  'two million key pictures of one byte': () => clipOf(movie(track([evenSizes(0xffff_ffff), oneChunk, allInOne, evenTimes])), room),
  'two million key pictures before the start': () =>
    clipOf(movie(track([evenSizes(0xffff_ffff), oneChunk, allInOne, evenTimes], numbers(0, 1, 60_000, 0x7fff_ffff, 0x1_0000))), room),
  'every picture key by a table of its own': () => {
    const keys = listOf(1_000_000, (place) => place + 1);
    return clipOf(movie(track([evenSizes(0xffff_ffff), oneChunk, allInOne, evenTimes, box('stss', numbers(0, 1_000_000), keys)])), room);
  },
  'one key picture behind two million others': () =>
    clipOf(movie(track([evenSizes(0xffff_ffff), oneChunk, allInOne, evenTimes, box('stss', numbers(0, 1, 2_000_000))])), room),
  'a million chunks without a sample': () =>
    clipOf(movie(track([evenSizes(1000), box('stco', numbers(0, 1_900_000), many(1_900_000, numbers(100))), box('stsc', numbers(0, 1, 1, 0, 1)), evenTimes])), room),
  'a chunk for every sample, a row for every chunk': () => {
    const runs = listOf(900_000, (place) => (place % 3 === 0 ? place / 3 + 1 : 1));
    return clipOf(movie(track([evenSizes(300_000), box('stco', numbers(0, 300_000), many(300_000, numbers(100))), box('stsc', numbers(0, 300_000), runs), evenTimes])), room);
  },
  'a million rows of times for no sample': () =>
    clipOf(movie(track([evenSizes(2_000_000), oneChunk, allInOne, box('stts', numbers(0, 900_000), many(900_000, numbers(0, 1))), box('stss', numbers(0, 1, 1))])), room),
  'sizes for two million samples in the last chunk': () =>
    clipOf(movie(track([box('stsz', numbers(0, 0, 1_900_000), many(1_900_000, numbers(1))), oneChunk, allInOne, evenTimes])), room),
  'fragments full of runs that claim samples': () => fragmentsOf(box('moof', many(24, box('traf', tfhd, many(500, emptyRun)))), 30),
  'a run that begins before the clip': () => {
    const run = box('trun', numbers(0x201, 1, 0x8000_0000, 100));
    return [...fragmentsOf(box('moof', box('traf', tfhd, run)), 1), room];
  },
  'fragments full of runs of nothing': () => fragmentsOf(box('moof', many(24, box('traf', tfhd, many(500, box('trun', numbers(0, 0)))))), 40),
  'fragments full of empty boxes': () => fragmentsOf(box('moof', many(60, box('traf', tfhd, many(500, box('free'))))), 40),
  'one fragment, one run, all key pictures': () => fragmentsOf(box('moof', box('traf', tfhd, emptyRun)), 500),
  'hundreds of tracks of hundreds of boxes': () => {
    const crowd = many(500, box('free'));
    return clipOf(movie(many(480, box('trak', crowd, box('mdia', crowd, box('minf', crowd, box('stbl', crowd)))))), room);
  },
  'hundreds of whole tracks': () => clipOf(movie(many(500, track([evenSizes(2_000_000), oneChunk, allInOne, evenTimes]))), room),
  'thousands of empty boxes before the index': () => [ftyp, many(2000, box('free')), movie(track([evenSizes(10), oneChunk, allInOne, evenTimes]))],
  'boxes in boxes, as deep as they go': () => {
    let inner = box('free');
    for (let depth = 0; depth < 3000; depth += 1) inner = join(Uint8Array.of(0, 0, 0, 0), text('trak'), inner);
    return clipOf(movie(inner));
  },
  'an index that claims the whole clip': () => [ftyp, join(numbers(0), text('moov'), new Uint8Array(7_900_000))],
  'a key picture of four megabytes': () =>
    clipOf(movie(track([box('stsz', numbers(0, 0x3f_0000, 1)), oneChunk, allInOne, evenTimes])), box('mdat', new Uint8Array(0x3f_1000))),
};
