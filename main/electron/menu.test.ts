import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import type { CoreEvent } from '../../shared/contract.ts';
import { firstSettings } from '../../shared/settings.ts';
import { app } from './testing/fake-electron.ts';
import { menuTemplate, type MenuPlace } from './menu.ts';
import { followLanguage, shellWords } from './shell-words.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

function allItems(place: MenuPlace, actions = { openFolder: vi.fn(), openDemo: vi.fn(), openLink: vi.fn(), openHelp: vi.fn() }): MenuItemConstructorOptions[] {
  const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])]);
  return flat(menuTemplate(place, actions, shellWords()));
}

function roles(place: MenuPlace): unknown[] {
  return allItems(place).map((item) => item.role).filter((role) => role !== undefined);
}

const systems: NodeJS.Platform[] = ['linux', 'win32', 'darwin'];

describe.each(systems)('the menu on %s', (platform) => {
  test('opens a folder, the demo, the help and the vendor’s pages', () => {
    const actions = { openFolder: vi.fn(), openDemo: vi.fn(), openLink: vi.fn(), openHelp: vi.fn() };
    for (const item of allItems({ platform, isPackaged: true }, actions)) {
      // The arguments of a click are not used.
      (item.click as (() => void) | undefined)?.();
    }
    expect(actions.openFolder).toHaveBeenCalledOnce();
    expect(actions.openDemo).toHaveBeenCalledOnce();
    expect(actions.openHelp).toHaveBeenCalledOnce();
    expect(actions.openLink.mock.calls).toEqual([['local-storage'], ['clip-backup']]);
  });

  test('can always make text larger and smaller, edit text and go full screen', () => {
    expect(roles({ platform, isPackaged: true })).toEqual(expect.arrayContaining(['zoomIn', 'zoomOut', 'resetZoom', 'editMenu', 'togglefullscreen', 'about'].filter((role) => role !== 'about' || platform !== 'darwin')));
  });

  test('reloads and shows the developer tools only while the program is being made', () => {
    const makers = ['reload', 'toggleDevTools'];
    expect(roles({ platform, isPackaged: false })).toEqual(expect.arrayContaining(makers));
    expect(roles({ platform, isPackaged: true }).filter((role) => makers.includes(String(role)))).toEqual([]);
  });

  test('gives no key twice', () => {
    const keys = allItems({ platform, isPackaged: false }).flatMap((item) => item.accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('ends the program or closes the window as is usual there', () => {
    const isMac = platform === 'darwin';
    expect(roles({ platform, isPackaged: true }).includes('appMenu')).toBe(isMac);
    expect(roles({ platform, isPackaged: true }).includes('quit')).toBe(!isMac);
    expect(roles({ platform, isPackaged: true }).includes('close')).toBe(isMac);
  });
});

test('speaks the language of the settings, at once and when it changes', async () => {
  const settings = { ...firstSettings };
  let hear: (event: CoreEvent) => void = () => undefined;
  // Only the two members the language follows.
  const core = { handlers: { 'settings.read': () => ({ ok: true, value: settings }) }, subscribe: (listener: typeof hear) => { hear = listener; } } as unknown as Parameters<typeof followLanguage>[0];
  const onSpoken = vi.fn();
  const labels = (): unknown[] => menuTemplate({ platform: 'linux', isPackaged: true }, { openFolder: vi.fn(), openDemo: vi.fn(), openLink: vi.fn(), openHelp: vi.fn() }, shellWords()).map(({ label }) => label);
  app.getPreferredSystemLanguages.mockReturnValueOnce(['fr-FR', 'de-CH', 'en']);
  await followLanguage(core, vi.fn(), onSpoken);
  expect(labels()).toEqual(['Datei', 'Bearbeiten', 'Ansicht', 'Fenster', 'Hilfe']);
  settings.language = 'es';
  hear({ name: 'settings.changed', payload: {} });
  await vi.waitFor(() => expect(onSpoken).toHaveBeenCalledTimes(2));
  expect(labels()).toEqual(['Archivo', 'Edición', 'Ver', 'Ventana', 'Ayuda']);
  settings.language = 'en';
  hear({ name: 'settings.changed', payload: {} });
  await vi.waitFor(() => expect(onSpoken).toHaveBeenCalledTimes(3));
});
