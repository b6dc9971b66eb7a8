// The address of a picture that is held as bytes. It carries the bytes itself: an object URL is made and given back by calls that hold
// the thread until another process answers, 1 ms a picture, and that is felt in a list that scrolls (measured).

/** `data:image/webp;base64,…`. */
export function pictureUrl(bytes: Uint8Array, type: string): string {
  return `data:${type};base64,${toBase64(bytes)}`;
}

/** Browsers older than 2025 have no method for it. */
function toBase64(bytes: Uint8Array): string {
  return 'toBase64' in Uint8Array.prototype ? bytes.toBase64() : btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
