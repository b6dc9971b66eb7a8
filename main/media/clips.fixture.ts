// For tests: the demo clips as bytes, ways to damage them, and a driver for readings that counts what is read.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { BufferTarget, EncodedAudioPacketSource, EncodedPacketSink, EncodedVideoPacketSource, Input, ALL_FORMATS, BufferSource, Mp4OutputFormat, Output } from 'mediabunny';
import { readType } from './boxes.ts';
import type { Reading } from './clip-source.ts';

export const demoFolder = path.join(import.meta.dirname, '..', 'demo', 'media');
export const demoNames = readdirSync(demoFolder).filter((name) => name.endsWith('.mp4'));

export function demoClip(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(demoFolder, name)));
}

/** Carries out a reading on bytes in memory, and tells what it cost. */
export function runOn<Value>(bytes: Uint8Array, begin: (sizeBytes: number) => Reading<Value>, claimedBytes = bytes.length) {
  const reading = begin(claimedBytes);
  let reads = 0;
  let bytesRead = 0;
  let step = reading.next();
  while (step.done !== true) {
    const { position, length } = step.value;
    if (!(position >= 0 && length > 0 && position + length <= claimedBytes)) throw new Error(`asked for ${length} bytes at ${position}`);
    reads += 1;
    bytesRead += length;
    step = reading.next(bytes.slice(position, position + length));
  }
  return { value: step.value, reads, bytesRead };
}

/** Outermost boxes by type: where their head begins and where they end. */
export function outerBoxes(bytes: Uint8Array): { type: string; from: number; to: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const boxes = [];
  for (let at = 0; at + 8 <= bytes.length; at += view.getUint32(at)) {
    boxes.push({ type: readType(view, at + 4), from: at, to: at + view.getUint32(at) });
  }
  return boxes;
}

/** A copy without its outermost boxes of a type. */
export function without(bytes: Uint8Array, type: string): Uint8Array {
  return join(...outerBoxes(bytes).filter((box) => box.type !== type).map(({ from, to }) => bytes.subarray(from, to)));
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function box(type: string, ...parts: readonly Uint8Array[]): Uint8Array {
  const body = join(...parts);
  const head = new Uint8Array(8);
  new DataView(head.buffer).setUint32(0, body.length + 8);
  head.set(new TextEncoder().encode(type), 4);
  return join(head, body);
}

/** Where a box of this type begins (at its head), found by its name: for surgery on clips we made ourselves. */
export function findByName(bytes: Uint8Array, type: string): number {
  const at = Buffer.from(bytes).indexOf(type, 0, 'latin1');
  if (at < 4) throw new Error(`no ${type} in this clip`);
  return at - 4;
}

/** A copy with one change made to it. */
export function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer));
  return copy;
}

/** The same pictures and sounds written anew as a fragmented clip. */
export async function fragmented(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  using input = openInMemory(bytes);
  const pictures = await input.getPrimaryVideoTrack();
  const sounds = await input.getPrimaryAudioTrack();
  const pictureCodec = await pictures?.getCodec();
  const soundCodec = await sounds?.getCodec();
  if (pictures == null || pictureCodec == null || sounds == null || soundCodec == null) throw new Error('this clip lacks a track');
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'fragmented', minimumFragmentDuration: 1 }), target: new BufferTarget() });
  const pictureSource = new EncodedVideoPacketSource(pictureCodec);
  const soundSource = new EncodedAudioPacketSource(soundCodec);
  output.addVideoTrack(pictureSource);
  output.addAudioTrack(soundSource);
  await output.start();
  const pictureSetup = await pictures.getDecoderConfig();
  const soundSetup = await sounds.getDecoderConfig();
  const copyPictures = async () => {
    for await (const packet of new EncodedPacketSink(pictures).packets()) await pictureSource.add(packet, pictureSetup ? { decoderConfig: pictureSetup } : {});
    pictureSource.close();
  };
  const copySounds = async () => {
    for await (const packet of new EncodedPacketSink(sounds).packets()) await soundSource.add(packet, soundSetup ? { decoderConfig: soundSetup } : {});
    soundSource.close();
  };
  await Promise.all([copyPictures(), copySounds()]);
  await output.finalize();
  if (output.target.buffer === null) throw new Error('nothing was written');
  return new Uint8Array(output.target.buffer);
}

export function openInMemory(bytes: Uint8Array<ArrayBuffer>): Input {
  return new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
}

/** mediabunny names every HEVC track hev1; ours are tagged hvc1, and so is their text here. Upper and lower case of its digits mean the same. */
export function sameCodec(text: string | null | undefined): string | null {
  return text?.toLowerCase().replace(/^hev1/, 'hvc1') ?? null;
}
