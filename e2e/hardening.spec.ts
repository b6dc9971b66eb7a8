// The page under its own policy, and pages of others in the browser that is let in: what they try, and what they get.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { chromium } from '@playwright/test';
import type { Page, Response } from '@playwright/test';
import { CleanupPage } from './cleanup-page.ts';
import { DrivesPage } from './drives-page.ts';
import { ExportPage } from './export-page.ts';
import { FilmPage } from './film-page.ts';
import { FindPage } from './find-page.ts';
import { LibraryPage } from './library-page.ts';
import { expect, startFace, test } from './app.ts';

/** Hears of every breach of the policy from the next load on, in the page and, by what the browser says of them, in its workers. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  const said: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?(?:Type|HTML|Script)/.test(message.text())) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heardBreaches: heard });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => heard.push(`${violatedDirective} ${blockedURI} ${sample}`));
  });
  return async () => [...said, ...(await page.evaluate(() => (globalThis as unknown as { heardBreaches: string[] }).heardBreaches))];
}

test.describe('the policy of the page', () => {
  test('names no unsafe source, wants trusted types, and every answer of the page carries it', async ({ app: { page } }) => {
    const answers: Response[] = [];
    page.on('response', (answer) => answers.push(answer));
    await page.reload();
    await new LibraryPage(page).clip(/Front_Door/).first().waitFor();
    const own = answers.filter((answer) => answer.url().startsWith(new URL(page.url()).origin));
    expect(own.some((answer) => answer.url().endsWith('.js'))).toBe(true);
    for (const answer of own) {
      const policy = answer.headers()['content-security-policy'] ?? '';
      expect(policy, answer.url()).toMatch(/default-src 'none'/);
      expect(policy, answer.url()).not.toMatch(/unsafe|https?:(?!\/\/127\.0\.0\.1:)|\*/);
    }
    const policy = own.find((answer) => answer.request().resourceType() === 'document')?.headers()['content-security-policy'];
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types wallclock-worker");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  test('stops inline scripts, texts that become scripts or markup, frames, forms and foreign addresses', async ({ app: { page } }) => {
    const breaches = await watchPolicy(page);
    await page.reload();
    await new LibraryPage(page).clip(/Front_Door/).first().waitFor();
    const outcomes = await page.evaluate(async () => {
      const attempt = async (work: () => unknown): Promise<string> => {
        try {
          await work();
          return 'done';
        } catch (error) {
          return error instanceof Error ? error.name : 'refused';
        }
      };
      const element = (name: string, attributes: Record<string, string>) => {
        const made = Object.assign(document.createElement(name), attributes);
        document.body.append(made);
        return made;
      };
      return {
        markup: await attempt(() => { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="globalThis.broken = 1">'); }),
        inner: await attempt(() => { element('div', {}).innerHTML = '<b>x</b>'; }),
        script: await attempt(() => { element('script', { textContent: 'globalThis.broken = 1' }); }),
        address: await attempt(() => { element('script', { src: '/assets/none.js' }); }),
        handler: await attempt(() => { element('button', {}).setAttribute('onclick', 'globalThis.broken = 1'); }),
        timer: await attempt(() => { Reflect.apply(setTimeout, globalThis, ['globalThis.broken = 1']); }),
        worker: await attempt(() => new Worker(URL.createObjectURL(new Blob(['']))) ),
        policy: await attempt(() => Reflect.apply(Reflect.get(Reflect.get(globalThis, 'trustedTypes') as object, 'createPolicy') as () => unknown, Reflect.get(globalThis, 'trustedTypes'), ['mine', {}])),
        fetched: await attempt(() => fetch('http://127.0.0.1:9/')),
        picture: await attempt(() => new Promise((resolve, reject) => Object.assign(element('img', { src: 'http://127.0.0.1:9/x.png' }), { onload: resolve, onerror: reject }))),
        broken: String(Reflect.get(globalThis, 'broken')),
      };
    });
    expect(outcomes).toEqual({
      markup: 'TypeError', inner: 'TypeError', script: 'TypeError', address: 'TypeError', handler: 'TypeError', timer: 'TypeError', worker: 'TypeError', policy: 'TypeError',
      fetched: 'TypeError', picture: 'refused', broken: 'undefined',
    });
    expect((await breaches()).length).toBeGreaterThanOrEqual(8);
  });

  test('is broken by no screen', async ({ app: { page } }) => {
    test.slow();
    const breaches = await watchPolicy(page);
    await page.reload();
    const [library, find, film] = [new LibraryPage(page), new FindPage(page), new FilmPage(page)];
    const dialog = page.getByRole('dialog');
    const leave = async () => {
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
    };
    await library.clip(/Front_Door/).first().waitFor();
    // A picture of a clip: cut by the core, decoded in the worker.
    await expect(page.locator('canvas, img[src^="blob:"]').first()).toBeVisible();
    for (const [key, name] of [['c', 'Calendar'], ['Control+k', 'All actions'], ['?', 'Help']] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      await leave();
    }
    await page.getByRole('button', { name: /^Filter/ }).click();
    await dialog.waitFor();
    await leave();
    await page.getByRole('button', { name: /Times are shown in/ }).click();
    await dialog.waitFor();
    await leave();
    await find.type('yesterday 5pm');
    await find.panel.waitFor();
    await page.keyboard.press('Escape');

    const drives = new DrivesPage(page);
    for (const item of ['Settings…', 'Check this drive', 'What fills it…']) {
      await page.getByRole('button', { name: /^More for / }).first().click();
      const entry = page.getByRole('menuitem', { name: item, exact: true });
      if ((await entry.count()) === 0) {
        await page.keyboard.press('Escape');
        continue;
      }
      await entry.click();
      await drives.dialog.filter({ has: page.getByRole('heading') }).last().waitFor();
      await leave();
    }
    const cleanup = new CleanupPage(page);
    await page.getByRole('button', { name: /^More for / }).first().click();
    await page.getByRole('menuitem', { name: 'Free up space…' }).click();
    await cleanup.dialog.waitFor();
    await leave();

    await library.clip(/Front_Door/).first().focus();
    await page.keyboard.press('x');
    await page.getByRole('toolbar', { name: 'Selected clips' }).getByRole('button', { name: 'Export…' }).click();
    const exporting = new ExportPage(page);
    await exporting.dialog.getByRole('button', { name: 'Choose a folder…' }).click();
    await exporting.chooser.waitFor();
    await page.keyboard.press('Escape');
    await expect(exporting.chooser).toHaveCount(0);
    await leave();
    await page.keyboard.press('Shift+E');
    await film.dialog.waitFor();
    await leave();
    await page.keyboard.press('Escape');

    await library.clip(/PM, Front_Door/).first().click();
    await library.played(0.1);
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Around this moment' }).locator('video').first().waitFor();
    await leave();
    await library.player.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Escape');
    for (const colorScheme of ['dark', 'light'] as const) await page.emulateMedia({ colorScheme });
    expect(await breaches()).toEqual([]);
  });
});

/** What newer browsers put before local addresses. Older ones have none of it, and it is ours that is tried. */
const networkGuards = 'LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests,PrivateNetworkAccessSendPreflights';

test.describe('a page of another', () => {
  test.skip(({ face }) => face !== 'browser', 'only a browser opens pages of others');

  async function serveForeign(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<{ readonly port: number; readonly server: Server }> {
    const server = createServer(answer);
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }));
    return { port, server };
  }

  const foreignPage = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>foreign</title><iframe name="hidden"></iframe>');
  };

  /** Everything a page can try without being let in; each outcome in a word. */
  async function attack(page: Page, origin: string, media: string): Promise<Record<string, string>> {
    return page.evaluate(async ([target, clips]) => {
      const read = (url: string, options: RequestInit) => fetch(url, { credentials: 'include', ...options }).then(async (answer) => `${answer.type} ${answer.status} ${(await answer.text()).length}`, () => 'refused');
      const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
      const load = (name: string, attributes: Record<string, string>, good: string) => new Promise<string>((resolve) => {
        const element = Object.assign(document.createElement(name), attributes);
        element.addEventListener(good, () => { resolve('loaded'); });
        element.addEventListener('error', () => { resolve('refused'); });
        document.body.append(element);
      });
      const framed = (url: string) => new Promise<string>((resolve) => {
        const frame = document.createElement('iframe');
        frame.addEventListener('load', () => {
          try {
            resolve(frame.contentDocument === null ? 'unreadable' : `readable: ${frame.contentDocument.title}`);
          } catch {
            resolve('unreadable');
          }
        });
        frame.src = url;
        document.body.append(frame);
      });
      const stream = (url: string) => new Promise<string>((resolve) => {
        const source = new EventSource(url, { withCredentials: true });
        source.onopen = () => { resolve('open'); };
        source.onerror = () => { resolve('refused'); };
      });
      const posted = (url: string, type: string) => new Promise<string>((resolve) => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[name=hidden]');
        frame?.addEventListener('load', () => { resolve('sent'); }, { once: true });
        const form = Object.assign(document.createElement('form'), { method: 'POST', action: url, target: 'hidden', enctype: type });
        // As text/plain this is JSON in one piece.
        form.append(Object.assign(document.createElement('input'), { name: '{"theme":"dark","x":"', value: '"}' }));
        document.body.append(form);
        form.submit();
      });
      return {
        'fetch of a call': await read(`${target}/rpc/volumes.list`, json),
        'fetch without cors': await read(`${target}/rpc/settings.write`, { method: 'POST', mode: 'no-cors', body: '{"theme":"dark"}' }),
        'fetch of the page': await read(`${target}/`, { mode: 'no-cors' }),
        'fetch of events': await read(`${target}/events`, { mode: 'no-cors' }),
        'fetch of thumbnails': await read(`${target}/thumbnails`, { method: 'POST', mode: 'no-cors', body: '{"ids":[1]}' }),
        'fetch of a second start': await read(`${target}/instance`, json),
        'fetch of clips': await read(`${clips}/clips/1`, {}),
        'event stream': await stream(`${target}/events`),
        'form as text': await posted(`${target}/rpc/settings.write`, 'text/plain'),
        'form': await posted(`${target}/rpc/settings.write`, 'application/x-www-form-urlencoded'),
        'script': await load('script', { src: `${target}/` }, 'load'),
        'style': await load('link', { rel: 'stylesheet', href: `${target}/` }, 'load'),
        'picture': await load('img', { src: `${target}/` }, 'load'),
        'video': await load('video', { src: `${clips}/clips/1`, preload: 'auto' }, 'loadedmetadata'),
        'frame': await framed(`${target}/`),
        'worker': await new Promise<string>((resolve) => {
          try {
            const worker = new Worker(`${target}/assets/none.js`);
            worker.onerror = () => { resolve('refused'); };
          } catch {
            resolve('refused');
          }
        }),
      };
    }, [origin, media] as const);
  }

  test('on another port of 127.0.0.1, with our cookie sent along, reads nothing and changes nothing', async ({ app: { page } }) => {
    const origin = new URL(page.url()).origin;
    const settings = () => page.evaluate(async () => (await fetch('/rpc/settings.read', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).text());
    // The page itself keeps the window it is in.
    await expect.poll(settings).toContain('listWidth');
    const base = await page.evaluate(async () => (await fetch('/rpc/media.where', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).text());
    const media = new URL((JSON.parse(base) as { value: { base: string } }).value.base).origin;
    const before = await settings();
    const { port, server } = await serveForeign(foreignPage);
    const foreign = await page.context().newPage();
    const statuses = new Map<string, number>();
    foreign.on('response', (answer) => {
      if (answer.url().startsWith(origin)) statuses.set(`${answer.request().method()} ${new URL(answer.url()).pathname}`, answer.status());
    });
    await foreign.goto(`http://127.0.0.1:${port}/`);
    const outcomes = await attack(foreign, origin, `${media}/guess`);
    const refused = Object.fromEntries(Object.keys(outcomes).map((name) => [name, name.startsWith('form') ? 'sent' : name === 'frame' ? 'unreadable' : 'refused']));
    expect(outcomes).toEqual(refused);
    expect([...statuses].filter(([, status]) => status !== 403)).toEqual([]);
    expect(await settings()).toBe(before);

    // A window of ours that it opens, or goes to, is not ours and not its own.
    const [opened] = await Promise.all([foreign.context().waitForEvent('page'), foreign.evaluate((url) => { Object.assign(globalThis, { opened: window.open(url) }); }, `${origin}/`)]);
    await opened.waitForLoadState();
    expect(await opened.getByText('Another page led here').count()).toBe(1);
    expect(await foreign.evaluate(() => {
      try {
        const { opened: other } = globalThis as unknown as { opened: Window | null };
        return other === null || other.closed ? 'severed' : `readable: ${other.document.title}`;
      } catch {
        return 'severed';
      }
    })).toBe('severed');
    const navigation = foreign.waitForResponse((answer) => answer.url() === `${origin}/`);
    await foreign.evaluate((url) => { location.assign(url); }, `${origin}/`);
    expect((await navigation).status()).toBe(403);
    server.close();
    server.closeAllConnections();
  });

  test('under a name that was rebound to 127.0.0.1 is told that this address is not served, at both ports', async ({ app: { page } }, { project }) => {
    const origin = new URL(page.url());
    const base = await page.evaluate(async () => (await fetch('/rpc/media.where', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).text());
    const media = new URL((JSON.parse(base) as { value: { base: string } }).value.base);
    const browser = await chromium.launch({ ...project.use.launchOptions, args: ['--host-resolver-rules=MAP rebound.test 127.0.0.1', `--disable-features=${networkGuards}`] });
    const rebound = await browser.newPage();
    for (const { port, pathname } of [origin, media]) {
      const address = `http://rebound.test:${port}${pathname}`;
      const answer = await rebound.goto(address);
      expect([answer?.status(), await answer?.text()]).toEqual([421, 'This address is not served here.\n']);
      // The page as it came while the name still led to its maker. Rebound, it may read what we answer: there is nothing in it.
      await rebound.route(address, (route) => route.fulfill({ contentType: 'text/html', body: '<title>rebound</title>' }));
      await rebound.goto(address);
      const read = await rebound.evaluate(async (paths) => Promise.all(paths.map(async (path) => {
        const got = await fetch(path, { method: path.startsWith('/rpc') ? 'POST' : 'GET', ...(path.startsWith('/rpc') ? { headers: { 'content-type': 'application/json' }, body: '{}' } : {}) });
        return `${got.status} ${await got.text()}`;
      })), ['/rpc/volumes.list', '/rpc/settings.write', '/events', `${media.pathname}/clips/1`, '/boot?t=x']);
      expect(new Set(read)).toEqual(new Set(['421 This address is not served here.\n']));
    }
    await browser.close();
  });
});

test.describe('what a launch leaves behind', () => {
  test.skip(({ face }) => face !== 'browser', 'starts the browser face itself');

  test('its log holds no token, cookie or media secret, and its data folder is its user’s alone', async ({ dataFolder, page, context }) => {
    const face = await startFace(['--data', dataFolder, '--demo']);
    await page.goto(face.bootUrl);
    await new LibraryPage(page).clip(/Front_Door/).first().waitFor();
    const used = await page.request.get(face.bootUrl);
    expect(used.status()).toBe(403);
    const base = await page.evaluate(async () => (await fetch('/rpc/media.where', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).text());
    await page.request.get(face.origin, { headers: { origin: 'https://evil.test' } });
    const [cookie] = await context.cookies(face.origin);
    expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, 'Strict']);
    const secrets = [new URL(face.bootUrl).searchParams.get('t') ?? '', cookie?.value ?? '', new URL((JSON.parse(base) as { value: { base: string } }).value.base).pathname.slice(1)];
    expect(secrets.map(({ length }) => length)).toEqual([43, 43, 43]);
    await face.stop();
    const { readdir, readFile, stat } = await import('node:fs/promises');
    const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((one) => one.isFile() && !one.parentPath.includes('Demo drive'))) {
      const file = `${entry.parentPath}/${entry.name}`;
      const text = await readFile(file, 'latin1');
      expect(secrets.filter((secret) => text.includes(secret)), file).toEqual([]);
    }
    expect(entries.some(({ name }) => name === 'wallclock.log')).toBe(true);
    if (process.platform !== 'win32') expect((await stat(`${dataFolder}/log/wallclock.log`)).mode & 0o077).toBe(0);
  });
});
