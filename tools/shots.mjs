// `npm run shots [-- FOLDER]`: pictures of every screen, light and dark, in a wide and in a narrow window, of the demo drive.
// `--guide` takes those of the user guide instead, into docs/guide/pictures. `--only NAME,NAME` takes some of them. Prints what could
// not be opened and ends with 1 then. `--language de`, `es` or `pseudo` takes the screens in that language, `--size 1280x800` in a window
// of that size.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { become, findNode, inProject, isOnWantedNode, stopWith } from './project.mjs';

/** @typedef {import('./shots/screens.mjs').Screen} Screen */

const usualSizes = ['1440x900', '960x700'];
const themes = /** @type {const} */ (['light', 'dark']);
/** Pictures that are still being made are waited for this long. */
const settleMs = 700;

ensureInstalled();
if (isOnWantedNode()) await takeAll();
else become(findNode(), process.argv.slice(1));

async function takeAll() {
  const { values, positionals } = readArguments();
  const sizes = (values.size === undefined ? usualSizes : [values.size]).map((size) => sizeOf(size) ?? stopWith(`"${size}" is no size of a window. Write it like 1280x800.`));
  const folder = path.resolve(process.env['INIT_CWD'] ?? process.cwd(), positionals[0] ?? (values.guide ? inProject('docs', 'guide', 'pictures') : inProject('out', 'shots')));
  const names = values.only?.split(',');
  if (values.guide) {
    await build();
    const { takeGuide } = await import('./shots/take-guide.mjs');
    const failed = await takeGuide(folder, names);
    if (failed.length > 0) stopWith(`Not taken: ${failed.join(', ')}.`);
    return;
  }
  const { screens } = await import('./shots/screens.mjs');
  const wanted = screens.filter(({ name }) => names?.includes(name) ?? true);
  if (wanted.length === 0) stopWith(`There is no such screen. They are: ${screens.map(({ name }) => name).join(', ')}.`);
  await build();
  mkdirSync(folder, { recursive: true });
  const failed = [
    ...(await takeOf(wanted.filter(({ drive }) => drive === 'nothing'), [], { folder, sizes, language: values.language })),
    ...(await takeOf(wanted.filter(({ drive }) => drive !== 'nothing'), ['--demo'], { folder, sizes, language: values.language })),
  ];
  process.stdout.write(`${(wanted.length - new Set(failed).size)} of ${wanted.length} screens: ${folder}\n`);
  if (failed.length > 0) stopWith(`Not opened: ${[...new Set(failed)].join(', ')}.`);
}

function readArguments() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, guide: { type: 'boolean' }, language: { type: 'string', default: 'en' }, size: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\nThere are --only NAME,NAME, --language en|de|es|pseudo, --size 1280x800 and --guide.`);
  }
}

/** @param {string} text @returns {{ width: number, height: number } | null} */
function sizeOf(text) {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  return width === undefined || height === undefined ? null : { width: Number(width), height: Number(height) };
}

/**
 * @param {readonly Screen[]} screens
 * @param {readonly string[]} args
 * @param {{ readonly folder: string, readonly sizes: readonly { readonly width: number, readonly height: number }[], readonly language: string }} wish
 * @returns {Promise<string[]>} the screens that could not be opened
 */
async function takeOf(screens, args, { folder, sizes, language }) {
  if (screens.length === 0) return [];
  const { makeDataFolder, openChromium, startBuilt } = await import('./measure/measured-app.mjs');
  const data = await makeDataFolder();
  const app = await startBuilt(data.folder, args);
  const { context, close } = await openChromium(sizes[0] ?? null);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.addInitScript(letLanguagesChange);
  await page.goto(app.bootUrl);
  const home = new URL('/', app.bootUrl).href;
  const shown = { page, drive: path.join(data.folder, 'Demo drive') };
  const failed = [];
  for (const screen of screens) {
    for (const size of sizes) {
      try {
        await page.setViewportSize(size);
        // An address of its own: the place of the screen before is not taken up again.
        await page.goto('about:blank');
        await page.goto(`${home}#at=2026-11-11.0`);
        await (args.length === 0 ? page.locator('#app > *') : page.getByRole('option')).first().waitFor();
        // The clips are there before what stands around them, and with it the keys.
        if (args.length > 0) await page.locator('.bar button').first().waitFor();
        // The way to a screen is written in English.
        await speak(page, 'en');
        await screen.open(shown);
        await speak(page, language);
        await picture(page, path.join(folder, `${screen.name}-${String(size.width)}`));
      } catch (error) {
        failed.push(screen.name);
        process.stderr.write(`${screen.name} at ${String(size.width)}: ${error instanceof Error ? error.message.split('\n')[0] ?? '' : String(error)}\n`);
        await page.screenshot({ path: path.join(folder, `${screen.name}-${String(size.width)}-failed.png`) });
      }
      await speak(page, 'en');
      await screen.leave?.(shown).catch((/** @type {unknown} */ error) => process.stderr.write(`${screen.name} was not left: ${String(error)}\n`));
    }
  }
  await close();
  await app.stop();
  await data.drop();
  return failed;
}

/** The computer's languages are then those in `computerLanguages`: only they can ask for the pseudo-language. */
function letLanguagesChange() {
  Object.defineProperty(navigator, 'languages', { get: () => Reflect.get(globalThis, 'computerLanguages') ?? ['en-US'] });
}

/** @param {import('playwright').Page} page @param {string} language `en`, `de`, `es` or `pseudo` */
async function speak(page, language) {
  const isPseudo = language === 'pseudo';
  await page.evaluate(async ({ languages, setting }) => {
    Reflect.set(globalThis, 'computerLanguages', languages);
    await fetch('/rpc/settings.write', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ language: setting }) });
  }, { languages: [isPseudo ? 'ar-XB' : 'en-US'], setting: isPseudo ? 'system' : language });
  await page.locator(`html[lang="${isPseudo ? 'en-x-pseudo' : language}"]`).waitFor();
}

/** @param {import('playwright').Page} page @param {string} file without its ending */
async function picture(page, file) {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.waitForTimeout(settleMs);
    await page.screenshot({ path: `${file}-${colorScheme}.png` });
  }
}
