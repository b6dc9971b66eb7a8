// The menu as data. Roles bring the wording and the keys of each system.
import type { MenuItemConstructorOptions } from 'electron';
import type { ExternalLink } from './external-links.ts';

export interface MenuActions {
  openFolder(): void;
  openDemo(): void;
  openLink(link: ExternalLink): void;
}

export interface MenuPlace {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate({ platform, isPackaged }: MenuPlace, actions: MenuActions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const file: MenuItemConstructorOptions[] = [
    { id: 'open-folder', label: 'Open folder…', accelerator: 'CommandOrControl+O', click: () => actions.openFolder() },
    { id: 'open-demo', label: 'Open demo drive', click: () => actions.openDemo() },
    separator,
    isMac ? { role: 'close' } : { role: 'quit' },
  ];
  const development: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }, separator];
  const view: MenuItemConstructorOptions[] = [
    ...(isPackaged ? [] : development),
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    // The key beside Backspace, pressed without Shift.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' },
  ];
  const help: MenuItemConstructorOptions[] = [
    { id: 'help-local-storage', label: 'Blink: local storage questions', click: () => actions.openLink('local-storage') },
    { id: 'help-clip-backup', label: 'Blink: clip backup', click: () => actions.openLink('clip-backup') },
    ...(isMac ? [] : [separator, { role: 'about' } satisfies MenuItemConstructorOptions]),
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { role: 'fileMenu', submenu: file },
    { role: 'editMenu' },
    { role: 'viewMenu', submenu: view },
    { role: 'windowMenu' },
    { role: 'help', submenu: help },
  ];
}
