import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call, Reply } from './node-http.ts';
import { createStaticFiles, type StaticFiles } from './static-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-page-'));
const outside = mkdtempSync(path.join(tmpdir(), 'wallclock-outside-'));
let files: StaticFiles;

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<meta property="csp-nonce" nonce="__NONCE__"><script type="module" src="/assets/index-B3kq_9aZ.js"></script>');
  writeFileSync(path.join(folder, 'assets/index-B3kq_9aZ.js'), 'export {}');
  writeFileSync(path.join(folder, 'assets/inter-C0ffee12.woff2'), 'font');
  writeFileSync(path.join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(path.join(folder, 'index.js.map'), '{}');
  writeFileSync(path.join(outside, 'secret.txt'), 'secret');
  if (process.platform !== 'win32') symlinkSync(path.join(outside, 'secret.txt'), path.join(folder, 'linked.txt'));
  files = await createStaticFiles(folder, 'http://127.0.0.1:4001');
});
afterAll(() => {
  for (const made of [folder, outside]) rmSync(made, { recursive: true, force: true });
});

function ask(urlPath: string, method = 'GET') {
  const call: Call = {
    method, target: urlPath, headers: new Map(), signal: new AbortController().signal, readBody: () => Promise.resolve({ kind: 'broken-off' }), admit: () => undefined,
  };
  return files(call, urlPath);
}

function textOf({ body }: Reply): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
}

describe('the page', () => {
  test('carries a nonce of its own in each answer, the same in the policy and in the document', async () => {
    const [first, second] = [await ask('/'), await ask('/')];
    const nonce = /nonce="([^"]+)"/.exec(textOf(first))?.[1] ?? '';
    expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}';`);
    expect(textOf(second)).not.toContain(nonce);
  });

  test('has the whole policy and every isolating header', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']?.replace(/nonce-[^']+/, 'nonce-N')).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' blob: data:; font-src 'self'; "
      + "media-src http://127.0.0.1:4001; connect-src 'self' http://127.0.0.1:4001; base-uri 'none'; form-action 'none'; "
      + "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types wallclock-worker",
    );
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });
});

test.each([
  ['/assets/index-B3kq_9aZ.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
  ['/assets/inter-C0ffee12.woff2', 'font/woff2', 'public, max-age=31536000, immutable'],
  ['/icon.svg', 'image/svg+xml; charset=utf-8', 'no-store'],
])('%s has its type and may be kept as long as its name allows', async (address, type, caching) => {
  const { status, headers } = await ask(address);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
});

test.each([
  '/../package.json', '/assets/../index.html', '/%2e%2e/package.json', '/assets/%2e%2e/index.html', '/..%5cpackage.json', '/index.html%00', '/index.html/',
  '/assets', '/assets/', '/linked.txt', '/index.js.map', '/INDEX.HTML', '/__proto__', '/constructor', '/etc/passwd',
])('%s is not there', async (address) => {
  expect((await ask(address)).status).toBe(404);
});

test('answers to GET and HEAD only', async () => {
  expect((await ask('/', 'HEAD')).status).toBe(200);
  expect(await ask('/', 'POST')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
});

test('a folder without a page cannot be served', async () => {
  await expect(createStaticFiles(outside, 'http://127.0.0.1:4001')).rejects.toThrow('The page is not built');
});
