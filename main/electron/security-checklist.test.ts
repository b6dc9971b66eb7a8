// The twenty items of Electron's security checklist, in its order, each proven on the shell as it really starts.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentPolicy } from '../server/static-files.ts';
import * as electron from './testing/fake-electron.ts';
import * as host from './testing/fake-host.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));
vi.mock('./hosted-core.ts', () => import('./testing/fake-host.ts'));

const argv = process.argv;
const workingFolder = process.cwd();
const root = new URL('../../', import.meta.url);
const here = new URL('./', import.meta.url);
const data = mkdtempSync(join(tmpdir(), 'wallclock-security-'));

/** What the shell is made of, without tests: `name -> text`. */
const sources = new Map(
  readdirSync(here)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => [name, readFileSync(new URL(name, here), 'utf8')]),
);

function filesSaying(pattern: RegExp): string[] {
  return [...sources].filter(([, text]) => pattern.test(text)).map(([name]) => name);
}

function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

type Answer<Value> = (value: Value) => void;
type Request = (contents: null, permission: string, answer: Answer<boolean>, details: object) => void;
type Check = (contents: null, permission: string, origin: string, details: object) => boolean;
type Filter = (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void;

let window: electron.FakeWindow;
/** What the shell told Electron while it started. */
let told: ReturnType<typeof whatWasTold>;

// The types of Electron's own declarations, as far as they are used.
function whatWasTold() {
  const { webRequest, setPermissionRequestHandler, setPermissionCheckHandler, setDevicePermissionHandler } = electron.windowSession;
  const { enableSandbox, whenReady } = electron.app;
  const [filter, hearRequest] = webRequest.onBeforeRequest.mock.calls[0] ?? [];
  return {
    filter,
    hearRequest: hearRequest as Filter,
    request: setPermissionRequestHandler.mock.calls[0]?.[0] as Request,
    check: setPermissionCheckHandler.mock.calls[0]?.[0] as Check,
    device: setDevicePermissionHandler.mock.calls[0]?.[0] as () => boolean,
    windowOpen: window.webContents.setWindowOpenHandler.mock.calls[0]?.[0],
    partitions: electron.session.fromPartition.mock.calls.flat(),
    loaded: window.loadURL.mock.calls.flat(),
    sandboxed: enableSandbox.mock.invocationCallOrder,
    ready: whenReady.mock.invocationCallOrder,
  };
}

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.argv = ['/opt/wallclock', '--data', data];
  electron.app.isPackaged = true;
  await import('./main.ts');
  window = await vi.waitFor(() => {
    const [first] = electron.windows;
    if (first === undefined) throw new Error('There is no window yet.');
    return first;
  });
  told = whatWasTold();
});
afterAll(() => {
  process.argv = argv;
  process.chdir(workingFolder);
  vi.restoreAllMocks();
  rmSync(data, { recursive: true });
});

function isCancelled(url: string): boolean {
  const answer = vi.fn<Answer<{ cancel: boolean }>>();
  told.hearRequest({ url }, answer);
  expect(answer).toHaveBeenCalledOnce();
  return answer.mock.calls[0]?.[0].cancel ?? false;
}

function isStopped(event: string, url: string): boolean {
  const preventDefault = vi.fn();
  window.webContents.emit(event, { url, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

test('the sources of the shell are read', () => {
  expect([...sources.keys()]).toEqual(expect.arrayContaining(['main.ts', 'main-window.ts', 'navigation.ts', 'permissions.ts']));
});

test('1 only secure content: nothing is loaded but from our own two listeners', () => {
  expect(told.filter).toEqual({ urls: ['<all_urls>'] });
  expect([`${host.origin}/`, `${host.mediaOrigin}/secret/clips/1`, `blob:${host.origin}/1`, 'data:,x'].filter(isCancelled)).toEqual([]);
  const foreign = ['https://example.com/', 'http://example.com/', 'http://127.0.0.1:41236/', 'http://localhost:41234/', 'ws://127.0.0.1:41234/', 'devtools://devtools/'];
  expect(foreign.filter(isCancelled)).toEqual(foreign);
});

test('2, 3, 4, 12, 20 the page is a plain web page: these preferences and no others', () => {
  expect(window.options['webPreferences']).toStrictEqual({
    session: electron.windowSession,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  });
});

test('4 every process of a page is sandboxed, from before Electron is ready', () => {
  expect(told.sandboxed).toHaveLength(1);
  expect(told.sandboxed[0]).toBeLessThan(told.ready[0] ?? 0);
});

describe('5 permissions are asked of us and denied', () => {
  test.each([
    ['geolocation', `${host.origin}/`, true, false],
    ['media', `${host.origin}/`, true, false],
    ['openExternal', `${host.origin}/`, true, false],
    ['fullscreen', `${host.origin}/`, true, true],
    ['clipboard-sanitized-write', `${host.origin}/`, true, true],
    ['fullscreen', 'http://127.0.0.1:41236/', true, false],
    ['fullscreen', `${host.origin}/`, false, false],
  ])('%s for %s, main frame: %s → %s', (permission, requestingUrl, isMainFrame, isGranted) => {
    const answer = vi.fn();
    told.request(null, permission, answer, { requestingUrl, isMainFrame });
    expect(answer).toHaveBeenCalledExactlyOnceWith(isGranted);
    expect(told.check(null, permission, requestingUrl, { isMainFrame })).toBe(isGranted);
  });

  // The words of the declarations themselves: a permission that a newer Electron asks for is tried as soon as it is there.
  const declared = /setPermissionRequestHandler\(handler: .*?permission: ((?:'[\w-]+' \| )+'[\w-]+')/.exec(readText('node_modules/electron/electron.d.ts'))?.[1] ?? '';
  const every = [...declared.matchAll(/'([\w-]+)'/g)].map(([, name]) => name ?? '');

  test('all that this Electron knows are denied to our own page but two', () => {
    expect(every.length).toBeGreaterThan(40);
    const granted = every.filter((permission) => told.check(null, permission, `${host.origin}/`, { isMainFrame: true }));
    expect(granted).toEqual(['clipboard-sanitized-write', 'fullscreen']);
    expect(every.filter((permission) => told.check(null, permission, 'https://example.com/', { isMainFrame: true }))).toEqual([]);
  });

  test('devices are never granted', () => {
    expect(told.device()).toBe(false);
  });
});

test.each([
  ['6 web security', /webSecurity|disable-web-security/],
  ['8 insecure content', /allowRunningInsecureContent/],
  ['9 experimental features', /experimentalFeatures/],
  ['10 Blink features', /enableBlinkFeatures/],
])('%s is never touched', (_item, word) => {
  expect(filesSaying(word)).toEqual([]);
});

describe('7 a content security policy', () => {
  const directives = new Map(contentPolicy(host.mediaOrigin, 'a+b/c==').split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources] as const;
  }));

  test('says of each kind of content where it may come from, and of all others that it may not', () => {
    expect(Object.fromEntries(directives)).toEqual({
      'default-src': ["'none'"], 'script-src': ["'self'"], 'worker-src': ["'self'"], 'style-src': ["'self'", "'nonce-a+b/c=='"], 'img-src': ["'self'", 'blob:', 'data:'],
      'font-src': ["'self'"], 'media-src': [host.mediaOrigin], 'connect-src': ["'self'", host.mediaOrigin], 'base-uri': ["'none'"], 'form-action': ["'none'"],
      'frame-ancestors': ["'none'"], 'object-src': ["'none'"], 'require-trusted-types-for': ["'script'"], 'trusted-types': ['wallclock-worker'],
    });
  });

  test('names nothing unsafe, no scheme of the network and no star, in any answer the server makes', () => {
    const written = readdirSync(new URL('../server/', here), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !/\.test\.ts$|testing/.test(name))
      .map((name) => [name, readFileSync(new URL(`../server/${name}`, here), 'utf8')] as const);
    expect(written.filter(([, text]) => /'?unsafe-|strict-dynamic|wasm-unsafe|-src[^"`]*(?:https?:(?!\/\/127)|\*)/.test(text)).map(([name]) => name)).toEqual([]);
    // Every answer is made of these: none goes without a policy.
    expect(written.filter(([, text]) => text.includes('content-security-policy')).map(([name]) => name).sort()).toEqual(['boot-page.ts', 'media-routes.ts', 'replies.ts', 'static-files.ts']);
  });
});

test('11, 12 a webview is never attached', () => {
  const preventDefault = vi.fn();
  window.webContents.emit('will-attach-webview', { preventDefault }, {}, {});
  expect(preventDefault).toHaveBeenCalledOnce();
});

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('13 the window stays on our own page (%s)', (event) => {
  expect(isStopped(event, `${host.origin}/day`)).toBe(false);
  const foreign = ['https://example.com/', 'http://127.0.0.1:41236/', `${host.mediaOrigin}/secret/clips/1`, 'http://localhost:41234/'];
  expect(foreign.filter((url) => isStopped(event, url))).toEqual(foreign);
});

test('13, 14 contents that come later are kept as the first ones: on our page, without windows and webviews', () => {
  const later = new electron.FakeWebContents();
  electron.app.emit('web-contents-created', {}, later);
  expect(later.setWindowOpenHandler.mock.calls[0]?.[0]()).toEqual({ action: 'deny' });
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview']) {
    const preventDefault = vi.fn();
    later.emit(event, { url: 'https://example.com/', preventDefault });
    expect(preventDefault, event).toHaveBeenCalledOnce();
  }
});

test('14 no page opens a window', () => {
  expect(told.windowOpen?.()).toEqual({ action: 'deny' });
});

test('15 only the fixed list reaches the system’s browser, and only clips its player', () => {
  expect(filesSaying(/openExternal\s*\(/)).toEqual(['external-links.ts']);
  expect(filesSaying(/openPath\s*\(/)).toEqual(['desktop-abilities.ts']);
  // Each address is written there or in package.json, and none of them comes from a page.
  const { repository, homepage } = JSON.parse(readText('package.json')) as { repository?: unknown; homepage?: unknown };
  expect(JSON.stringify([repository, homepage])).not.toMatch(/"(?!(?:git\+)?https:|git"|url"|type"|directory")[a-z]+:/);
  expect([...(sources.get('external-links.ts') ?? '').matchAll(/'(\w+):\/\//g)].map(([, scheme]) => scheme)).toEqual(['https', 'https']);
});

test('16 Electron is a supported version, and exactly the one that was tried', () => {
  const { devDependencies } = JSON.parse(readText('package.json')) as { devDependencies: Record<string, string> };
  expect(devDependencies['electron']).toMatch(/^45\.\d+\.\d+$/);
  const installed = JSON.parse(readText('node_modules/electron/package.json')) as { version: string };
  expect(installed.version).toBe(devDependencies['electron']);
});

test('17 there is no channel a page could speak to', () => {
  expect(filesSaying(/\bipc(?:Main|Renderer)\b|MessageChannelMain|postMessage/)).toEqual([]);
});

test('18 no file is ever a page', () => {
  expect(filesSaying(/loadFile|file:\/\/|protocol\.(?:handle|register)|registerSchemesAsPrivileged/)).toEqual([]);
  expect(isCancelled('file:///etc/passwd')).toBe(true);
  expect(isStopped('will-navigate', 'file:///etc/passwd')).toBe(true);
  expect(told.loaded).toEqual([`${host.origin}/`]);
});

test.each([
  'runAsNode: false',
  'enableNodeOptionsEnvironmentVariable: false',
  'enableNodeCliInspectArguments: false',
  'enableCookieEncryption: true',
  'enableEmbeddedAsarIntegrityValidation: true',
  'onlyLoadAppFromAsar: true',
  'grantFileProtocolExtraPrivileges: false',
])('19 packages are built with the fuse %s', (fuse) => {
  expect(readText('electron-builder.yml')).toMatch(new RegExp(`^electronFuses:\\n(?:  .*\\n)*?  ${fuse}$`, 'm'));
});

test('20 nothing of Electron is handed to a page', () => {
  expect(filesSaying(/preload|contextBridge|executeJavaScript|debugger\.attach/i)).toEqual([]);
});

test('the shell changes no switch of Chromium', () => {
  expect(filesSaying(/appendSwitch|appendArgument|setCertificateVerifyProc|certificate-error/)).toEqual([]);
});

test('the token lives in memory only', () => {
  expect(told.partitions).toHaveLength(1);
  expect(told.partitions[0]).not.toMatch(/^(?:persist:|$)/);
});
