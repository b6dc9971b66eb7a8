// Requests as a socket brings them: what no browser would send, and what its rules are for.
import { describe, expect, test } from 'vitest';
import { rawRequest } from './testing/raw-request.ts';
import { serveForTests } from './testing/serving.ts';

const serving = serveForTests();

describe('requests as they come over a socket', () => {
  const host = () => `Host: 127.0.0.1:${serving.server.port}`;
  const cookie = () => `Cookie: ${serving.own()['cookie'] ?? ''}`;

  test.each<[string, (port: number) => string[], number]>([
    ['its own page', () => ['GET / HTTP/1.1', host(), cookie()], 200],
    ['a rebound name', (port) => ['GET / HTTP/1.1', `Host: evil.test:${port}`, cookie()], 421],
    ['two Hosts', (port) => ['GET / HTTP/1.1', host(), `Host: evil.test:${port}`, cookie()], 421],
    ['no Host in HTTP/1.0', () => ['GET / HTTP/1.0', cookie()], 421],
    ['no Host in HTTP/1.1', () => ['GET / HTTP/1.1', cookie()], 400],
    ['0.0.0.0', (port) => ['GET / HTTP/1.1', `Host: 0.0.0.0:${port}`, cookie()], 421],
    ['an absolute-form target', () => [`GET ${serving.server.origin}/ HTTP/1.1`, host(), cookie()], 400],
    ['a target with a host of its own', () => ['GET //etc/passwd HTTP/1.1', host(), cookie()], 400],
    ['a path that climbs', () => ['GET /../../etc/passwd HTTP/1.1', host(), cookie()], 404],
    ['a path that climbs, encoded', () => ['GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1', host(), cookie()], 404],
    ['a page on another port with our cookie', () => ['GET / HTTP/1.1', host(), cookie(), 'Sec-Fetch-Site: same-site'], 403],
    ['a foreign origin', () => ['GET / HTTP/1.1', host(), cookie(), 'Origin: https://evil.test'], 403],
    ['a program without the token', () => ['GET /events HTTP/1.1', host()], 403],
  ])('%s', async (_name, lines, status) => {
    const answer = await rawRequest(serving.server.port, lines(serving.server.port));
    expect(answer.status).toBe(status);
    expect(answer.head.toLowerCase()).not.toContain('access-control');
  });
});

describe('requests at the media port, with its secret', () => {
  const place = () => new URL(serving.server.mediaBase);
  const clip = () => `GET ${place().pathname}/clips/1 HTTP/1.1`;
  const host = () => `Host: ${place().host}`;

  test.each<[string, () => string[], number]>([
    ['our page, as its player asks', () => [clip(), host(), `Origin: ${serving.server.origin}`, 'Sec-Fetch-Site: same-site', 'Sec-Fetch-Mode: cors'], 200],
    ['a rebound name', () => [clip(), `Host: evil.test:${place().port}`], 421],
    ['the name of the other port', () => [clip(), `Host: 127.0.0.1:${serving.server.port}`], 421],
    ['localhost', () => [clip(), `Host: localhost:${place().port}`], 421],
    ['two Hosts', () => [clip(), host(), `Host: evil.test:${place().port}`], 421],
    ['a foreign origin', () => [clip(), host(), 'Origin: https://evil.test'], 403],
    ['a page on another port', () => [clip(), host(), 'Origin: http://127.0.0.1:9', 'Sec-Fetch-Site: same-site'], 403],
    ['no origin at all, said by the browser', () => [clip(), host(), 'Origin: null'], 403],
    ['a foreign site', () => [clip(), host(), 'Sec-Fetch-Site: cross-site'], 403],
    ['a guessed key', () => [`GET /${'x'.repeat(43)}/clips/1 HTTP/1.1`, host()], 404],
    ['the cookie in the place of the key', () => ['GET /clips/1 HTTP/1.1', host(), `Cookie: ${serving.own()['cookie'] ?? ''}`], 404],
    ['another verb', () => [clip().replace('GET', 'DELETE'), host()], 405],
    ['a call', () => [`POST ${place().pathname}/rpc/settings.read HTTP/1.1`, host(), 'Content-Type: application/json'], 405],
  ])('%s', async (_name, lines, status) => {
    const answer = await rawRequest(Number(place().port), lines());
    expect(answer.status).toBe(status);
    if (status !== 200) expect(answer.head.toLowerCase()).not.toContain(serving.server.mediaBase.split('/').at(-1)?.toLowerCase());
  });
});
