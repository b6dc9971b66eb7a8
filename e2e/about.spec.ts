// About the program: the licences of all it holds, and being told of a newer version by those who asked for that.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { axeProblems } from './axe.ts';

const face = fileURLToPath(new URL('../main/browser/testing/releases-face.ts', import.meta.url));

async function openAbout(page: Page) {
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('tab', { name: 'About Wallclock' }).click();
  return page.getByRole('tabpanel', { name: 'About Wallclock' });
}

test('the licences of everything in it are shown, and new versions are not offered by a build that knows of no releases', async ({ app: { page } }) => {
  const about = await openAbout(page);
  await expect(about.getByText(/^Version \d+\.\d+\.\d+/)).toBeVisible();
  await expect(about.getByRole('checkbox')).toHaveCount(0);
  await about.getByRole('button', { name: 'Show the licences' }).click();
  const text = about.locator('pre');
  for (const name of ['react ', 'better-sqlite3 ', '@fontsource-variable/inter ', 'Electron ']) await expect(text).toContainText(name);
  await expect(text).toBeVisible();
});

test.describe('a newer version', () => {
  test.skip(({ face: started }) => started === 'electron', 'another address than the project’s can be given to the browser face only');

  test('is told in a line once the user asked for that, with the way to its page', async ({ page, dataFolder }) => {
    const questions: string[] = [];
    const server = createServer((request, response) => {
      questions.push(request.url ?? '');
      response.end(JSON.stringify({ tag_name: 'v9.8.7' }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('It listens nowhere.');
    const running = spawn(process.execPath, [face, `http://127.0.0.1:${String(bound.port)}/latest`, '--no-open', '--data', dataFolder, '--zone', 'America/New_York', '--demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const bootUrl = await new Promise<string>((resolve) => {
        running.stdout.setEncoding('utf8').on('data', (text: string) => {
          const found = /http:\/\/127\.0\.0\.1:\d+\/boot\?\S+/.exec(text)?.[0];
          if (found !== undefined) resolve(found);
        });
      });
      await page.goto(bootUrl);
      const about = await openAbout(page);
      const wanted = about.getByRole('checkbox', { name: 'Tell me when there is a new version' });
      await expect(wanted).not.toBeChecked();
      expect(questions).toEqual([]);
      expect(await axeProblems(page, '[role=dialog]')).toEqual([]);

      await about.getByText('Tell me when there is a new version').click();
      await expect(wanted).toBeChecked();
      await expect(about.getByText('Wallclock 9.8.7 is out.')).toBeVisible();
      await page.keyboard.press('Escape');
      const line = page.getByRole('status').filter({ hasText: 'Wallclock 9.8.7 is out.' });
      const link = line.getByRole('link', { name: 'See what is new in Wallclock 9.8.7, in your browser' });
      await expect(link).toHaveAttribute('href', 'https://example.test/releases/latest');
      await expect(link).toHaveAttribute('target', '_blank');
      await line.getByRole('button', { name: 'Dismiss' }).press('Enter');
      await expect(line).toHaveCount(0);
      expect(questions).toEqual(['/latest']);
    } finally {
      running.kill('SIGTERM');
      server.closeAllConnections();
      server.close();
    }
  });
});
