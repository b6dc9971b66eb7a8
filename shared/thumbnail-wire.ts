// The bytes of thumbnails between core and page: kept pictures by the dozen in one answer, and one cut frame for a decoder.
// Numbers are little-endian; texts are UTF-16 units, because a codec's name comes out of the clip and may hold anything.

/** Why a clip has no thumbnail: the browser lacks its codec, nothing in it decodes, or it has no picture track. */
export const thumbnailTroubles = ['codec', 'damaged', 'no-picture'] as const;

/** `codec` as WebCodecs writes it, when that is known. */
export interface ThumbnailTrouble {
  readonly why: (typeof thumbnailTroubles)[number];
  readonly codec: string | null;
}

/** What is kept of one clip: a WebP picture, or why there is none. */
export type KeptThumbnail =
  | { readonly kind: 'picture'; readonly webp: Uint8Array }
  | { readonly kind: 'trouble'; readonly trouble: ThumbnailTrouble };

/** `kept` null: nothing is kept of this clip, or of another file under its name. */
export interface ThumbnailAnswer {
  readonly id: number;
  readonly kept: KeptThumbnail | null;
}

/** What a decoder needs for one picture; fields as `KeyFrame` of main/media/cut-key-frame.ts has them. */
export interface FrameToDecode {
  readonly codec: string;
  readonly description: Uint8Array | null;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rotation: 0 | 90 | 180 | 270;
  readonly timestampMs: number;
  readonly packet: Uint8Array;
}

/** A picture of 320 px takes 4 to 20 KB. */
export const largestThumbnailBytes = 64 * 1024;
/** Most clips one call may ask for. */
export const mostThumbnails = 100;
/** The key frame a thumbnail shows is the first at or after this time. */
export const thumbnailAtMs = 1000;

const kinds = ['none', 'picture', ...thumbnailTroubles] as const;
const itemHeadBytes = 13;
const frameHeadBytes = 24;

export function encodeThumbnails(answers: readonly ThumbnailAnswer[]): Uint8Array<ArrayBuffer> {
  const bodies = answers.map(({ kept }) => (kept === null ? new Uint8Array(0) : kept.kind === 'picture' ? kept.webp : textToBytes(kept.trouble.codec ?? '')));
  const bytes = new Uint8Array(bodies.reduce((sum, body) => sum + itemHeadBytes + body.length, 4));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, answers.length, true);
  let at = 4;
  answers.forEach(({ id, kept }, number) => {
    const body = bodies[number] ?? new Uint8Array(0);
    view.setFloat64(at, id, true);
    view.setUint8(at + 8, kinds.indexOf(kept === null ? 'none' : kept.kind === 'picture' ? 'picture' : kept.trouble.why));
    view.setUint32(at + 9, body.length, true);
    bytes.set(body, at + itemHeadBytes);
    at += itemHeadBytes + body.length;
  });
  return bytes;
}

/** Throws a RangeError on an answer that is not whole. */
export function decodeThumbnails(bytes: Uint8Array<ArrayBuffer>): ThumbnailAnswer[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 4;
  return Array.from({ length: view.getUint32(0, true) }, () => {
    const id = view.getFloat64(at, true);
    const kind = kinds[view.getUint8(at + 8)] ?? 'none';
    const from = at + itemHeadBytes;
    at = from + view.getUint32(at + 9, true);
    if (at > bytes.length) throw new RangeError('an answer of thumbnails ends early');
    const body = bytes.subarray(from, at);
    if (kind === 'none') return { id, kept: null };
    if (kind === 'picture') return { id, kept: { kind, webp: body } };
    return { id, kept: { kind: 'trouble', trouble: { why: kind, codec: bytesToText(body) || null } } };
  });
}

export function encodeFrame(frame: FrameToDecode): Uint8Array<ArrayBuffer> {
  const codec = textToBytes(frame.codec);
  const description = frame.description ?? new Uint8Array(0);
  const bytes = new Uint8Array(frameHeadBytes + codec.length + description.length + frame.packet.length);
  const view = new DataView(bytes.buffer);
  [frame.widthPx, frame.heightPx, frame.rotation, frame.timestampMs, codec.length, description.length].forEach((value, field) => {
    view.setInt32(field * 4, value, true);
  });
  bytes.set(codec, frameHeadBytes);
  bytes.set(description, frameHeadBytes + codec.length);
  bytes.set(frame.packet, frameHeadBytes + codec.length + description.length);
  return bytes;
}

/** Throws a RangeError on an answer that is not whole. */
export function decodeFrame(bytes: Uint8Array<ArrayBuffer>): FrameToDecode {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const field = (number: number) => view.getInt32(number * 4, true);
  const codecEnd = frameHeadBytes + field(4);
  const descriptionEnd = codecEnd + field(5);
  if (field(4) < 0 || field(5) < 0 || descriptionEnd > bytes.length) throw new RangeError('a frame ends early');
  const turn = field(2);
  return {
    widthPx: field(0), heightPx: field(1), rotation: turn === 90 || turn === 180 || turn === 270 ? turn : 0, timestampMs: field(3),
    codec: bytesToText(bytes.subarray(frameHeadBytes, codecEnd)),
    description: codecEnd === descriptionEnd ? null : bytes.subarray(codecEnd, descriptionEnd),
    packet: bytes.subarray(descriptionEnd),
  };
}

function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), true);
  return bytes;
}

function bytesToText(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length >> 1 }, (_, unit) => String.fromCharCode(view.getUint16(unit * 2, true))).join('');
}
