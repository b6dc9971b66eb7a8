// What the desktop lends the core: its folder dialog, its player, its file manager.
import { BrowserWindow, dialog, shell, type OpenDialogOptions } from 'electron';
import { extname } from 'node:path';
import type { Abilities } from '../abilities.ts';
import { openReleases } from './external-links.ts';
import { shellWords } from './shell-words.ts';

function folderDialog(): OpenDialogOptions {
  const words = shellWords();
  return { title: words.folderTitle, message: words.folderMessage, buttonLabel: words.open, properties: ['openDirectory'] };
}

export type DesktopAbilities = Required<Abilities>;

export function desktopAbilities(): DesktopAbilities {
  return {
    pickFolder: async () => {
      const parent = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
      const chosen = await (parent === undefined ? dialog.showOpenDialog(folderDialog()) : dialog.showOpenDialog(parent, folderDialog()));
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
    },
    openInPlayer: async (fullPath) => {
      // The system runs what it is given by its ending: a clip is an MP4 and nothing else is passed on.
      if (extname(fullPath).toLowerCase() !== '.mp4') return false;
      return (await shell.openPath(fullPath)) === '';
    },
    showInFolder: (fullPath) => {
      shell.showItemInFolder(fullPath);
      return Promise.resolve(true);
    },
    openReleases,
  };
}
