// The built program and a Chromium that shows its page.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { findChromium } from '../chromium.mjs';
import { NotAvailable } from './not-available.ts';

export interface Served {
  readonly pid: number;
  /** Opens the page, once. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs a script that prints an address of this computer as soon as it answers there. */
export function serve(script: string, args: readonly string[]): Promise<Served> {
  const { promise, resolve, reject } = Promise.withResolvers<Served>();
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((done) => child.once('close', done));
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    const url = /http:\/\/127\.0\.0\.1:\d+\/\S*(?=\s)/.exec(said)?.[0];
    if (url !== undefined) resolve({ pid: child.pid ?? 0, url, stop: () => stopped(child, ended) });
  });
  child.once('error', reject);
  void ended.then((code) => reject(new Error(`${script} ended with ${String(code)} before it gave an address.`)));
  process.once('exit', () => child.kill());
  return promise;
}

async function stopped(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  await ended;
}

/** The browser face of a checkout on a data folder of its own. */
export function serveProgram(root: string, dataFolder: string, folder: string | null): Promise<Served> {
  return serve(join(root, 'out', 'main', 'browser.js'), ['--no-open', '--data', dataFolder, '--zone', 'America/New_York', ...(folder === null ? [] : [folder])]);
}

export const screen = { width: 1280, height: 1000 };

export async function launch(): Promise<Browser> {
  // Loaded here: the sides that measure memory have no use for it.
  const { chromium } = await import('playwright');
  const executablePath = findChromium();
  if (executablePath === null) throw new NotAvailable('no Chromium');
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: ['--autoplay-policy=no-user-gesture-required'] });
}

export async function openPage(browser: Browser, viewport = screen): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-US' });
  return context.newPage();
}

/**
 * Resolves when everything that stands on the screen has its picture, at least so many, and they are painted. Answers how many.
 * `selector`: what has a picture in it, or is one.
 */
export function untilPictured(page: Page, selector: string, least: number): Promise<number> {
  return page.evaluate(waitForPictures, { selector, least });
}

/** Runs in the page. */
function waitForPictures({ selector, least }: { readonly selector: string; readonly least: number }): Promise<number> {
  return new Promise((done) => {
    const hasPicture = (element: Element) => {
      const picture = element instanceof HTMLImageElement ? element : element.querySelector('img');
      return picture !== null && picture.complete && picture.naturalWidth > 0;
    };
    const look = () => {
      const all = [...document.querySelectorAll(selector)];
      // Where things stand is asked when there may be enough of them: to ask it in every frame would slow down what is measured.
      const shown = all.filter(hasPicture).length < least ? [] : all.filter((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return bottom > 0 && top < window.innerHeight;
      });
      const isDone = shown.length >= least && shown.every(hasPicture);
      if (!isDone) requestAnimationFrame(look);
      else requestAnimationFrame(() => requestAnimationFrame(() => done(shown.length)));
    };
    look();
  });
}
