import { expect, test } from 'vitest';
import { pictureSize } from './draw-picture.ts';

test.each([
  [1920, 1080, 0, 320, 180],
  [1280, 720, 180, 320, 180],
  [640, 480, 0, 320, 240],
  [160, 90, 0, 320, 180],
  [1920, 1080, 90, 320, 569],
  [1080, 1920, 270, 320, 180],
  [100, 60_000, 0, 1, 640],
  [60_000, 1, 0, 320, 1],
] as const)('%d × %d turned by %d is drawn %d × %d', (wide, high, rotation, widthPx, heightPx) => {
  expect(pictureSize({ widthPx: wide, heightPx: high }, rotation)).toEqual({ widthPx, heightPx });
});
