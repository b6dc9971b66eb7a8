import { expect, test } from 'vitest';
import { decodeFrame, decodeThumbnails, encodeFrame, encodeThumbnails } from './thumbnail-wire.ts';
import type { FrameToDecode, ThumbnailAnswer } from './thumbnail-wire.ts';

test('pictures, troubles and what is not kept come back as they were, in order', () => {
  const answers: ThumbnailAnswer[] = [
    { id: 449_999_999_999_999, kept: { kind: 'picture', webp: Uint8Array.of(1, 2, 3) } },
    { id: 7, kept: null },
    { id: 8, kept: { kind: 'trouble', trouble: { why: 'codec', codec: 'hvc1.1.6.L93.90' } } },
    { id: 9, kept: { kind: 'trouble', trouble: { why: 'damaged', codec: null } } },
    { id: 10, kept: { kind: 'trouble', trouble: { why: 'no-picture', codec: '\u00ffœ' } } },
    { id: 11, kept: { kind: 'picture', webp: new Uint8Array(0) } },
  ];
  expect(decodeThumbnails(encodeThumbnails(answers))).toEqual(answers);
  expect(decodeThumbnails(encodeThumbnails([]))).toEqual([]);
});

test('a frame comes back with everything a decoder needs', () => {
  const frame: FrameToDecode = {
    codec: 'avc1.640028', description: Uint8Array.of(1, 100, 0, 40), widthPx: 1920, heightPx: 1080, rotation: 270, timestampMs: -40, packet: Uint8Array.of(0, 0, 0, 1, 9),
  };
  expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
  expect(decodeFrame(encodeFrame({ ...frame, description: null, rotation: 0 }))).toEqual({ ...frame, description: null, rotation: 0 });
});

test('an answer cut short is an error, not a shorter answer', () => {
  const whole = encodeThumbnails([{ id: 1, kept: { kind: 'picture', webp: Uint8Array.of(1, 2, 3) } }]);
  for (let length = 0; length < whole.length; length += 1) expect(() => decodeThumbnails(whole.slice(0, length)), String(length)).toThrow(RangeError);
  expect(() => decodeFrame(new Uint8Array(20))).toThrow(RangeError);
});
