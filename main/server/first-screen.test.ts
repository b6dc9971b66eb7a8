// What the core writes of the first screen into the page, and for whom it is shown.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FirstAnswers, FirstScreen } from '../../shared/first-answers.ts';
import { firstScreenDrawer, writeFirstScreen } from './first-screen.ts';

const page = '<!doctype html>\n<html lang="en"><body>__FIRST_SCREEN__</body></html>';
const screen: FirstScreen = {
  html: '<p>$& and $1</p>', css: '.first-screen { display: block; }', root: { 'lang': 'de', 'dir': 'ltr', 'data-theme': 'dark' }, pictured: new Set(), languages: ['de-CH', 'en'],
};

function write(languages: string): string {
  return writeFirstScreen(page, screen, 'N0nce', languages);
}

describe('the first screen', () => {
  test('stands in the page as it was drawn, its rules let in by the nonce, the root in its language and theme', () => {
    expect(write('de-CH,en;q=0.9')).toBe(
      '<!doctype html>\n<html lang="de" dir="ltr" data-theme="dark"><body>'
      + '<div id="first-screen" class="first-screen" hidden><p>$& and $1</p></div><style nonce="N0nce">.first-screen { display: block; }</style></body></html>',
    );
  });

  test.each(['de-CH,en;q=0.9', 'de-ch', '', '*'])('is shown to a browser that asks for “%s”', (languages) => {
    expect(write(languages)).toContain('display: block');
  });

  test.each(['en-US,en;q=0.9', 'de-DE', 'de-CH,fr', 'de-CH,en,fr'])('is not shown, but brings its pictures, to one that asks for “%s”', (languages) => {
    expect(write(languages)).not.toContain('display: block');
    expect(write(languages)).toContain('<p>');
  });

  test('leaves no trace where there is none', () => {
    expect(writeFirstScreen(page, null, 'N0nce', 'en')).toBe('<!doctype html>\n<html lang="en"><body></body></html>');
  });

  test('is not drawn where the page was built without', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-undrawn-'));
    const nothing: FirstAnswers = { stream: { launch: 'launch', id: 0 }, answers: {}, list: null };
    expect(await firstScreenDrawer(folder)(nothing, { date: null, index: 0, hasClip: false })).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
