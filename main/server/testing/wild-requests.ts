// For tests: requests nobody's browser would send, aimed at every address of the two ports, with and without the launch's secrets.
import fc from 'fast-check';
import type { Server } from '../serve.ts';
import type { KnownIds } from './contract-inputs.ts';

export interface WildRequest {
  readonly port: number;
  readonly lines: readonly string[];
  readonly body: string;
}

const verbs = ['GET', 'GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'SEARCH'];
const steps = ['..', '.', '%2e%2e', '%2f', '%5c', '..%2f..', '%00', '%c0%ae', 'C:', '::$DATA', 'etc', 'passwd', 'index.html', 'assets', '0', '-1', '1e3', '99999999999999999999', '%', '~', ';', '\u00e4', '__proto__'];
const headers = [
  'Range: bytes=0-', 'Range: bytes=5-2', 'Range: bytes=-1', 'Range: bytes=0-1,3-4', 'Range: bytes=99999999999999999999-', 'Range: lines=1', 'If-Range: "x"', 'If-None-Match: *',
  'Content-Type: application/json', 'Content-Type: image/webp', 'Content-Type: text/plain', 'Content-Type: application/json; charset=utf-16', 'Content-Encoding: gzip',
  'Last-Event-ID: 1', 'Last-Event-ID: x-99999999999999999999', 'Expect: 100-continue', 'Upgrade: websocket', 'X-Forwarded-Host: evil.test', 'X-HTTP-Method-Override: DELETE',
  'Accept-Encoding: gzip', 'Sec-Fetch-Site: same-origin', 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Site: none', 'Sec-Fetch-Dest: document', 'Origin: null', 'Origin: https://evil.test',
  'Sec-Purpose: prefetch', 'Cookie: a=b; c', 'Authorization: Basic eDp5', 'Transfer-Encoding: identity', 'TE: trailers', 'X-Wallclock-Instance: guess', 'Access-Control-Request-Headers: range',
];
const bodies = ['', '{}', '{"ids":[0]}', '{"ids":["../../etc/passwd"]}', '[', 'null', '{"folder":"/etc","demo":false}', '\u0000\u0001', 'RIFF\u0000\u0000\u0000\u0000WEBPVP8 ', 'x'.repeat(70_000), '['.repeat(2000)];

/** Two of three carry the secret of their port and its right name. */
export function wildRequests(server: Server, known: KnownIds): fc.Arbitrary<WildRequest> {
  const { name, value } = server.sessionCookie();
  const media = new URL(server.mediaBase);
  const ids = [...(known.ClipId ?? []), ...(known.UnrecognisedId ?? []), 1].map(String);
  const step = fc.oneof(fc.constantFrom(...steps, ...ids), fc.string({ unit: 'grapheme-ascii', maxLength: 6 }).map((text) => text.replaceAll(/[\s#]/g, '')));
  const tail = fc.tuple(fc.array(step, { maxLength: 3 }), fc.constantFrom('', '?t=x', '?at=0', '?at=-1', '?at=x', '?at=1e9', '?', '?t=a&t=b', '#x')).map(([parts, query]) => parts.join('/') + query);
  const doors = [
    { port: server.port, host: `127.0.0.1:${server.port}`, heads: ['/', '/rpc/', '/events', '/thumbnails', '/thumbnails/', ...ids.map((id) => `/thumbnails/${id}/frame`), '/boot', '/instance', '/assets/', '//', '/index.html/'], secret: [`Cookie: ${name}=${value}`] },
    { port: Number(media.port), host: media.host, heads: [`${media.pathname}/clips/`, `${media.pathname}/unrecognised/`, `${media.pathname}/`, '/', ...ids.map((id) => `${media.pathname}/clips/${id}`)], secret: [] },
  ];
  return fc.record({
    door: fc.constantFrom(...doors), verb: fc.constantFrom(...verbs), tail, isAdmitted: fc.integer({ min: 0, max: 2 }).map((side) => side > 0),
    head: fc.nat(), host: fc.constantFrom('', '', '', '', '', 'Host: evil.test', 'Host: localhost', 'Host: 127.0.0.1', 'Host:'),
    more: fc.uniqueArray(fc.constantFrom(...headers), { maxLength: 3, selector: (header) => header.split(':')[0] }), body: fc.constantFrom(...bodies), isChunked: fc.boolean(),
  }).map(({ door, verb, tail: end, isAdmitted, head, host, more, body, isChunked }) => {
    const target = (door.heads[head % door.heads.length] ?? '/') + end;
    // A stream of events has no end of its own: without a session it is refused.
    const endless = target.startsWith('/events') && verb === 'GET';
    const length = body === '' ? [] : isChunked ? ['Transfer-Encoding: chunked'] : [`Content-Length: ${Buffer.byteLength(body)}`];
    return {
      port: door.port,
      lines: [`${verb} ${encodeSpaces(target)} HTTP/1.1`, host === '' ? `Host: ${door.host}` : host, ...(isAdmitted && !endless ? door.secret : []), ...more, ...length],
      body: body === '' ? '' : isChunked ? `${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\n\r\n` : body,
    };
  });
}

const encodeSpaces = (target: string) => target.replaceAll(/[^\x21-\x7e]/g, (letter) => encodeURIComponent(letter));
