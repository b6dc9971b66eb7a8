import { expect, test } from 'vitest';
import { pictureUrl } from './picture-url.ts';

const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 31) % 256);

test('a picture comes out of its address as it went in, whether the browser has a method for it or not', async () => {
  const own = pictureUrl(bytes, 'image/webp');
  expect(new Uint8Array(await (await fetch(own)).arrayBuffer())).toEqual(bytes);
  const method = Object.getOwnPropertyDescriptor(Uint8Array.prototype, 'toBase64');
  Reflect.deleteProperty(Uint8Array.prototype, 'toBase64');
  try {
    expect(pictureUrl(bytes, 'image/webp')).toBe(own);
  } finally {
    if (method !== undefined) Object.defineProperty(Uint8Array.prototype, 'toBase64', method);
  }
});
