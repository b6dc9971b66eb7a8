// Draws the program's icons from the two SVGs, with Chromium: `node tools/package/make-icons.mjs`. What it makes is committed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findTestChromium } from '../chromium.mjs';
import { inProject, stopWith } from '../project.mjs';
import { appleSizes, toIcns, toIco, windowsSizes } from './icon-files.mjs';

const folder = inProject('tools', 'package', 'icons');
/** Up to this size the simple drawing is clearer. */
const simpleUpTo = 32;
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
/** Apple's icons stand in a square with air around them: 824 of 1024. The drawing's own body is 896 of 1024. */
const appleScale = 824 / 896;

const executablePath = findTestChromium() ?? stopWith('The icons are drawn with a Chromium; there is none here.');
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
const page = await browser.newPage({ deviceScaleFactor: 1 });

/**
 * @param {number} size pixels
 * @param {number} scale of the drawing in its square
 */
async function draw(size, scale) {
  const isSimple = size <= simpleUpTo;
  const svg = readFileSync(`${folder}/${isSimple ? 'wallclock-small' : 'wallclock'}.svg`, 'utf8');
  await page.setViewportSize({ width: size, height: size });
  // The simple drawing has no air of its own, and at these sizes there is none to give away.
  const side = isSimple ? size : size * scale;
  await page.setContent(`<style>body{margin:0;background:none}svg{position:fixed;left:50%;top:50%;translate:-50% -50%;width:${side}px;height:${side}px}</style>${svg}`);
  return page.screenshot({ omitBackground: true });
}

/**
 * @param {readonly number[]} sizes
 * @param {number} scale
 */
async function drawAll(sizes, scale) {
  /** @type {Map<number, Buffer>} */
  const pictures = new Map();
  for (const size of sizes) pictures.set(size, await draw(size, scale));
  return pictures;
}

// Elsewhere the drawing fills its square.
const full = 1024 / 896;
mkdirSync(`${folder}/linux`, { recursive: true });
for (const [size, png] of await drawAll(linuxSizes, full)) writeFileSync(`${folder}/linux/${size}x${size}.png`, png);
writeFileSync(`${folder}/wallclock.ico`, toIco(await drawAll(windowsSizes, full)));
writeFileSync(`${folder}/wallclock.icns`, toIcns(await drawAll(appleSizes, appleScale)));
await browser.close();
