// The menu as data. Roles bring the keys of each system, and its wording where the words have none of their own.
import type { MenuItemConstructorOptions } from 'electron';
import type { ExternalLink } from './external-links.ts';
import type { ShellWords } from './shell-words.ts';

export interface MenuActions {
  openFolder(): void;
  openDemo(): void;
  openLink(link: ExternalLink): void;
  openHelp(): void;
}

export interface MenuPlace {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

export function menuTemplate({ platform, isPackaged }: MenuPlace, actions: MenuActions, words: ShellWords): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const { roles } = words;
  const named = (label: string | undefined) => (label === undefined ? {} : { label });
  const file: MenuItemConstructorOptions[] = [
    { id: 'open-folder', label: words.openFolder, accelerator: 'CommandOrControl+O', click: () => actions.openFolder() },
    { id: 'open-demo', label: words.openDemo, click: () => actions.openDemo() },
    separator,
    isMac ? { role: 'close', ...named(roles?.close) } : { role: 'quit', ...named(roles?.quit) },
  ];
  const development: MenuItemConstructorOptions[] = [{ role: 'reload' }, { role: 'toggleDevTools' }, separator];
  const view: MenuItemConstructorOptions[] = [
    ...(isPackaged ? [] : development),
    { role: 'resetZoom', ...named(roles?.resetZoom) },
    { role: 'zoomIn', ...named(roles?.zoomIn) },
    // The key beside Backspace, pressed without Shift.
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut', ...named(roles?.zoomOut) },
    separator,
    { role: 'togglefullscreen', ...named(roles?.fullScreen) },
  ];
  const help: MenuItemConstructorOptions[] = [
    // No accelerator: the key is the page’s own.
    { id: 'help-wallclock', label: words.ownHelp, click: () => actions.openHelp() },
    separator,
    { id: 'help-local-storage', label: words.localStorage, click: () => actions.openLink('local-storage') },
    { id: 'help-clip-backup', label: words.clipBackup, click: () => actions.openLink('clip-backup') },
    ...(isMac ? [] : [separator, { role: 'about', ...named(roles?.about) } satisfies MenuItemConstructorOptions]),
  ];
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { role: 'fileMenu', ...named(roles?.file), submenu: file },
    roles === null ? { role: 'editMenu' } : { role: 'editMenu', label: roles.edit, submenu: editing(roles) },
    { role: 'viewMenu', ...named(roles?.view), submenu: view },
    roles === null ? { role: 'windowMenu' } : { role: 'windowMenu', label: roles.window, submenu: [{ role: 'minimize', label: roles.minimize }, { role: 'close', label: roles.close }] },
    { role: 'help', ...named(roles?.help), submenu: help },
  ];
}

function editing(roles: NonNullable<ShellWords['roles']>): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: roles.undo },
    { role: 'redo', label: roles.redo },
    separator,
    { role: 'cut', label: roles.cut },
    { role: 'copy', label: roles.copy },
    { role: 'paste', label: roles.paste },
    separator,
    { role: 'selectAll', label: roles.selectAll },
  ];
}
