// What a track is coded in, as the codec strings of RFC 6381 that MSE and WebCodecs understand.
import { boxesIn, findBox, holds, readType } from './boxes.ts';
import type { Box, Span } from './boxes.ts';

export interface SampleEntry {
  /** `avc1.64001F`, `hvc1.1.6.L93.B0`, `mp4a.40.2`; for other codecs their four characters. */
  readonly codec: string;
  /** Body of avcC or hvcC, what WebCodecs calls the description; null for other codecs. */
  readonly setup: Span | null;
  /** Size of the coded picture; 0 for sound. */
  readonly codedWidthPx: number;
  readonly codedHeightPx: number;
  /** As the entry claims them; 0 for pictures. */
  readonly channels: number;
  readonly sampleRateHz: number;
}

const hex = (value: number) => value.toString(16).toUpperCase().padStart(2, '0');

/** Reads the first entry of a picture track's stsd. */
export function readPictureEntry(view: DataView, stsd: Box): SampleEntry | null {
  const entry = boxesIn(view, { from: stsd.from + 8, to: stsd.to })[0];
  if (entry === undefined || !holds(entry, entry.from, 78)) return null;
  const inner = { from: entry.from + 78, to: entry.to };
  const avcC = findBox(view, inner, 'avcC');
  const hvcC = findBox(view, inner, 'hvcC');
  const setup = avcC ?? hvcC;
  const codec = avcC !== null && avcC.to - avcC.from >= 4
    ? `${entry.type}.${hex(view.getUint8(avcC.from + 1))}${hex(view.getUint8(avcC.from + 2))}${hex(view.getUint8(avcC.from + 3))}`
    : hvcC !== null && hvcC.to - hvcC.from >= 13 ? hevcText(view, entry.type, hvcC.from) : entry.type;
  return { codec, setup, codedWidthPx: view.getUint16(entry.from + 24), codedHeightPx: view.getUint16(entry.from + 26), channels: 0, sampleRateHz: 0 };
}

/** ISO/IEC 14496-15, annex E.3: profile, compatibility bits backwards, tier and level, constraints without trailing zeros. */
function hevcText(view: DataView, type: string, at: number): string {
  const first = view.getUint8(at + 1);
  const space = ['', 'A', 'B', 'C'][first >> 6] ?? '';
  let compatible = 0;
  for (let bit = 0; bit < 32; bit += 1) compatible = compatible * 2 + ((view.getUint32(at + 2) >>> bit) & 1);
  const constraints = Array.from({ length: 6 }, (_, index) => view.getUint8(at + 6 + index));
  const used = constraints.slice(0, constraints.findLastIndex((byte) => byte !== 0) + 1);
  return [
    type, `${space}${first & 0x1f}`, compatible.toString(16).toUpperCase(), `${(first & 0x20) === 0 ? 'L' : 'H'}${view.getUint8(at + 12)}`,
    ...used.map((byte) => byte.toString(16).toUpperCase()),
  ].join('.');
}

/** Reads the first entry of a sound track's stsd. */
export function readSoundEntry(view: DataView, stsd: Box): SampleEntry | null {
  const entry = boxesIn(view, { from: stsd.from + 8, to: stsd.to })[0];
  if (entry === undefined || !holds(entry, entry.from, 28)) return null;
  const codec = entry.type === 'mp4a' ? aacText(view, entry) : entry.type;
  return { codec, setup: null, codedWidthPx: 0, codedHeightPx: 0, channels: view.getUint16(entry.from + 16), sampleRateHz: view.getUint16(entry.from + 24) };
}

function aacText(view: DataView, entry: Box): string {
  // QuickTime's entries of version 1 and 2 are longer, and may wrap the esds in a `wave`.
  const longer = [0, 16, 36][view.getUint16(entry.from + 8)] ?? 0;
  const inner = { from: entry.from + 28 + longer, to: entry.to };
  const esds = findBox(view, inner, 'esds') ?? findBox(view, inner, 'wave', 'esds');
  return esds === null ? 'mp4a' : (esdsText(view, esds) ?? 'mp4a');
}

/** ISO/IEC 14496-1, 7.2.6: ES descriptor (3) > decoder configuration (4) > its setup (5), which begins with the object type. */
function esdsText(view: DataView, esds: Box): string | null {
  const stream = readDescriptor(view, { from: esds.from + 4, to: esds.to }, 3);
  if (stream === null || !holds(stream, stream.from, 3)) return null;
  const flags = view.getUint8(stream.from + 2);
  let at = stream.from + 3 + ((flags & 0x80) === 0 ? 0 : 2);
  if ((flags & 0x40) !== 0) at += holds(stream, at, 1) ? 1 + view.getUint8(at) : 0;
  if ((flags & 0x20) !== 0) at += 2;
  const decoder = readDescriptor(view, { from: at, to: stream.to }, 4);
  if (decoder === null || !holds(decoder, decoder.from, 13)) return null;
  const coding = view.getUint8(decoder.from);
  if (coding !== 0x40) return `mp4a.${hex(coding)}`;
  const setup = readDescriptor(view, { from: decoder.from + 13, to: decoder.to }, 5);
  if (setup === null || !holds(setup, setup.from, 2)) return 'mp4a.40.2';
  const objectType = view.getUint8(setup.from) >> 3;
  return `mp4a.40.${objectType === 31 ? 32 + (((view.getUint8(setup.from) & 7) << 3) | (view.getUint8(setup.from + 1) >> 5)) : objectType}`;
}

/** A descriptor's body, when the one at the start of the span has this tag. Its length takes up to four bytes of seven bits. */
function readDescriptor(view: DataView, span: Span, tag: number): Span | null {
  if (!holds(span, span.from, 2) || view.getUint8(span.from) !== tag) return null;
  let length = 0;
  for (let at = span.from + 1; at < Math.min(span.from + 5, span.to); at += 1) {
    const byte = view.getUint8(at);
    length = (length << 7) | (byte & 0x7f);
    if ((byte & 0x80) === 0) return { from: at + 1, to: Math.min(at + 1 + length, span.to) };
  }
  return null;
}

/** The handler of a track: 'vide', 'soun' or another. */
export function readHandler(view: DataView, hdlr: Box | null): string | null {
  return hdlr !== null && holds(hdlr, hdlr.from + 8, 4) ? readType(view, hdlr.from + 8) : null;
}
