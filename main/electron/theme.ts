// Light or dark, as the user chose in the settings or else as the system is; the window's ground follows before the page is drawn.
import { BrowserWindow, nativeTheme } from 'electron';
import type { Core } from '../core-types.ts';
import { recordFault } from '../server/faults.ts';
import type { Log } from '../server/log.ts';

/** The page's own ground (`renderer/ui/tokens.css`), so that no flash of another colour is seen while it loads. */
const grounds = { light: '#ffffff', dark: '#161618' };

export function windowGround(): string {
  return nativeTheme.shouldUseDarkColors ? grounds.dark : grounds.light;
}

/** Sets the theme now and whenever the settings change, for as long as the program runs. */
export async function followTheme(core: Core, log: Log): Promise<void> {
  const apply = async (): Promise<void> => {
    const settings = await core.handlers['settings.read']({});
    if (settings.ok) nativeTheme.themeSource = settings.value.theme;
  };
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(windowGround());
  });
  core.subscribe((event) => {
    if (event.name === 'settings.changed') apply().catch((problem: unknown) => recordFault(log, 'theme', problem));
  });
  await apply();
}
