// What a desktop around the browser face lends the core: a player and a file manager, when there is a screen to show them on.
import path from 'node:path';
import type { Abilities } from '../abilities.ts';
import { hasDisplay, systemCommand, type Command } from './system-open.ts';

export interface Desktop {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Resolves false when the command is not there or fails. */
  readonly run: (command: Command) => Promise<boolean>;
}

export function desktopAbilities({ platform, env, run }: Desktop): Abilities {
  if (!hasDisplay(platform, env)) return {};
  return {
    openInPlayer: async (fullPath) => {
      // The system runs what it is given by its ending: a clip is an MP4, and nothing else is passed on.
      if (path.extname(fullPath).toLowerCase() !== '.mp4') return false;
      return run(systemCommand(platform, { kind: 'clip', fullPath }));
    },
    showInFolder: (fullPath) => run(systemCommand(platform, { kind: 'folder-of', fullPath })),
  };
}
