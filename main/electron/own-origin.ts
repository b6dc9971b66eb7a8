// Whether an address belongs to our own loopback server: parsed and compared as an origin, never by how it begins.

/** True for `http://127.0.0.1:PORT/...` of exactly that port; no user name, no `blob:` or `file:`. */
export function isAtOrigin(address: string, origin: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === 'http:' && url.username === '' && url.password === '' && url.origin === origin;
}
