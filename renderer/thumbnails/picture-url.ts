// The address of a picture that is held as bytes. It carries the bytes itself: an object URL is made and given back by calls that hold
// the thread until another process answers, 1 ms a picture, and that is felt in a list that scrolls (measured).

/** `data:image/webp;base64,…`. */
export function pictureUrl(bytes: Uint8Array, type: string): string {
  return dataUrl(toBase64(bytes), type);
}

/** The same of bytes that came as base64. */
export function dataUrl(base64: string, type: string): string {
  return `data:${type};base64,${base64}`;
}

/** Browsers older than 2025 have no method for it. */
function toBase64(bytes: Uint8Array): string {
  return 'toBase64' in Uint8Array.prototype ? bytes.toBase64() : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
