// The built page: a table from address to file made once at start, so no address can ever name another file.
import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstAnswersPlace } from '../../shared/first-answers.ts';
import type { FirstPage } from './first-answers.ts';
import { writeFirstScreen } from './first-screen.ts';
import type { Call, Reply } from './node-http.ts';
import { appHeaders, notFound, wrongMethod } from './replies.ts';

/** What an address of the page is answered with. `call` must have passed the guard. */
export type StaticFiles = (call: Call, urlPath: string) => Promise<Reply>;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

// The build writes a hash of the contents into these names: `assets/player-B3kq_9aZ.js`.
const hashedName = /-[\w-]{8}\.\w+$/;

/**
 * The policy of the page; a worker gets the same from its own script. `nonce` lets React Aria's one style element in. The one trusted-types
 * policy is for the address of the worker that decodes thumbnails: renderer/thumbnails/start-worker.ts makes it and lets nothing else through.
 */
export function contentPolicy(mediaOrigin: string, nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `media-src ${mediaOrigin}`,
    `connect-src 'self' ${mediaOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types wallclock-worker',
  ].join('; ');
}

export function makeNonce(): string {
  return randomBytes(16).toString('base64');
}

const alone: FirstPage = { answers: 'null', screen: null };

/**
 * `firstPage`: what comes with the page.
 * Throws when the page was not built: the start script builds it first.
 */
export async function createStaticFiles(pageFolder: string, mediaOrigin: string, firstPage: () => Promise<FirstPage> = () => Promise.resolve(alone)): Promise<StaticFiles> {
  const files = await listFiles(pageFolder);
  if (!files.has('/index.html')) throw new Error(`The page is not built: there is no index.html in ${pageFolder}.`);

  return async (call, urlPath) => {
    const address = urlPath === '/' ? '/index.html' : urlPath;
    const file = files.get(address);
    const type = types[path.posix.extname(address)];
    if (file === undefined || type === undefined) return notFound;
    if (call.method !== 'GET' && call.method !== 'HEAD') return wrongMethod('GET, HEAD');

    const nonce = makeNonce();
    const bytes = await readBuilt(file);
    if (bytes === null) return notFound;
    const body = address.endsWith('.html') ? Buffer.from(await fillPage(bytes.toString('utf8'), nonce, call, firstPage)) : bytes;
    return {
      status: 200,
      headers: {
        ...appHeaders,
        'content-type': type,
        'content-security-policy': contentPolicy(mediaOrigin, nonce),
        ...(isHashed(address) ? { 'cache-control': 'public, max-age=31536000, immutable' } : {}),
      },
      body,
    };
  };
}

async function fillPage(html: string, nonce: string, { headers }: Call, firstPage: () => Promise<FirstPage>): Promise<string> {
  const filled = html.replaceAll('__NONCE__', nonce);
  if (!filled.includes(firstAnswersPlace)) return filled;
  const { answers, screen } = await firstPage();
  // A function: what the answers hold must not be read as a pattern.
  return writeFirstScreen(filled, screen, nonce, headers.get('accept-language')?.[0] ?? '').replace(firstAnswersPlace, () => answers);
}

function isHashed(address: string): boolean {
  return address.startsWith('/assets/') && hashedName.test(address);
}

/** Null when a new build replaced the file meanwhile. */
async function readBuilt(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [`/${path.relative(folder, file).split(path.sep).map(encodeURIComponent).join('/')}`, file]),
  );
}
