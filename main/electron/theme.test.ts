import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { CoreEvent } from '../../shared/contract.ts';
import { firstSettings } from '../../shared/settings.ts';
import type { Settings } from '../../shared/settings.ts';
import { FakeWindow, nativeTheme } from './testing/fake-electron.ts';
import { followTheme, windowGround } from './theme.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

function coreWithTheme(first: Settings['theme']) {
  const listeners: ((event: CoreEvent) => void)[] = [];
  const settings: Settings = { ...firstSettings, theme: first };
  return {
    choose: (theme: Settings['theme']) => {
      settings.theme = theme;
      for (const hear of listeners) hear({ name: 'settings.changed', payload: {} });
    },
    // Only the two members the theme follows.
    core: {
      handlers: { 'settings.read': () => ({ ok: true, value: settings }) },
      subscribe: (hear: (event: CoreEvent) => void) => listeners.push(hear),
    } as unknown as Parameters<typeof followTheme>[0],
  };
}

test('the system’s surfaces follow the theme of the settings, at once and later', async () => {
  const { core, choose } = coreWithTheme('dark');
  await followTheme(core, vi.fn());
  expect(nativeTheme.themeSource).toBe('dark');
  choose('light');
  await vi.waitFor(() => expect(nativeTheme.themeSource).toBe('light'));
});

test('an open window gets the ground of the new theme', async () => {
  await followTheme(coreWithTheme('system').core, vi.fn());
  const window = new FakeWindow({});
  const lightGround = windowGround();
  nativeTheme.shouldUseDarkColors = true;
  nativeTheme.emit('updated');
  const [ground] = window.setBackgroundColor.mock.calls.at(-1) ?? [];
  expect(ground).toBe(windowGround());
  expect(ground).not.toBe(lightGround);
});

test('the window has the ground of the page, so that nothing flashes while it loads', () => {
  const tokens = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');
  const [, light, dark] = /--ground: light-dark\((#\w+), (#\w+)\)/.exec(tokens) ?? [];
  const grounds = [false, true].map((isDark) => {
    nativeTheme.shouldUseDarkColors = isDark;
    return windowGround();
  });
  expect(grounds).toEqual([light, dark]);
});
