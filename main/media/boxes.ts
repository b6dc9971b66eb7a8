// The boxes an MP4 is made of (ISO/IEC 14496-12, 4.2), inside bytes already in memory. Nothing here throws on any bytes.

/** A box by its body: half-open `[from, to)` in the bytes it was found in, never past their end. */
export interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

export type Span = Pick<Box, 'from' | 'to'>;

/** More boxes side by side than any real clip has. */
const mostBoxes = 512;

export interface BoxHead {
  readonly type: string;
  /** 8, or 16 for a box with a long size. */
  readonly headBytes: number;
  /** Whole size as written, head included; Infinity for "to the end of the file". */
  readonly sizeBytes: number;
}

/** The head of a box at `at`, or null when these bytes cannot be one. */
export function readBoxHead(view: DataView, at: number): BoxHead | null {
  if (at + 8 > view.byteLength) return null;
  const type = readType(view, at + 4);
  const size = view.getUint32(at);
  if (size === 0) return { type, headBytes: 8, sizeBytes: Infinity };
  if (size >= 8) return { type, headBytes: 8, sizeBytes: size };
  if (size !== 1 || at + 16 > view.byteLength) return null;
  const longSize = readUint64(view, at + 8);
  return longSize < 16 ? null : { type, headBytes: 16, sizeBytes: longSize };
}

/** The boxes side by side in a span, up to the first bytes that cannot be one. */
export function boxesIn(view: DataView, { from, to }: Span): Box[] {
  const boxes: Box[] = [];
  const end = Math.min(to, view.byteLength);
  let at = from;
  for (let count = 0; count < mostBoxes && at + 8 <= end; count += 1) {
    const head = readBoxHead(view, at);
    if (head === null) break;
    boxes.push({ type: head.type, from: Math.min(at + head.headBytes, end), to: Math.min(at + head.sizeBytes, end) });
    at += head.sizeBytes;
  }
  return boxes;
}

/** The first box on a way of types down from a span: `findBox(view, trak, 'mdia', 'minf')`. */
export function findBox(view: DataView, within: Span, ...way: string[]): Box | null {
  let found: Box | null = null;
  let span = within;
  for (const type of way) {
    found = boxesIn(view, span).find((box) => box.type === type) ?? null;
    if (found === null) return null;
    span = found;
  }
  return found;
}

/** The first box of each type in a span. */
export function boxesByType(view: DataView, span: Span): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const box of boxesIn(view, span)) if (!boxes.has(box.type)) boxes.set(box.type, box);
  return boxes;
}

/** The same few stand in every clip: to make their texts anew took a tenth of the time a clip takes (measured). */
const types = new Map<number, string>();
const mostTypes = 256;

/** Four characters; what is not printable becomes `?`. */
export function readType(view: DataView, at: number): string {
  const code = view.getUint32(at);
  const known = types.get(code);
  if (known !== undefined) return known;
  const type = String.fromCharCode(printable(code >>> 24), printable((code >>> 16) & 0xff), printable((code >>> 8) & 0xff), printable(code & 0xff));
  if (types.size < mostTypes) types.set(code, type);
  return type;
}

function printable(byte: number): number {
  return byte >= 0x20 && byte <= 0x7e ? byte : 0x3f;
}

/** May lose the last bits of numbers no clip reaches. */
export function readUint64(view: DataView, at: number): number {
  return view.getUint32(at) * 4_294_967_296 + view.getUint32(at + 4);
}

/** Whether `length` bytes at `at` lie inside a span. */
export function holds({ from, to }: Span, at: number, length: number): boolean {
  return at >= from && at + length <= to;
}

/** A table inside a full box: `count` rows of `rowBytes` from `at`, cut to what is really there. */
export interface Table {
  readonly at: number;
  readonly count: number;
}

/** The table of a full box whose row count stands `countAt` bytes into the body (4, behind version and flags, as a rule). */
export function readTable(view: DataView, box: Box | null, rowBytes: number, countAt = 4): Table {
  if (box === null || !holds(box, box.from + countAt, 4)) return { at: 0, count: 0 };
  const at = box.from + countAt + 4;
  return { at, count: Math.min(view.getUint32(at - 4), Math.floor((box.to - at) / rowBytes)) };
}
