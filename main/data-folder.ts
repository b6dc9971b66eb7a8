// Where the catalog, the labels and the log of this user lie: the place each system has for such things.
import path from 'node:path';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home folder, absolute. */
  readonly home: string;
}

/** Absolute; it may not exist yet. Pure. Sources: XDG Base Directory 0.8 (a relative value is to be ignored), Apple's and Microsoft's folder guides. */
export function userDataFolder({ platform, env, home }: Surroundings): string {
  if (platform === 'win32') return path.win32.join(absolute(env['APPDATA'], 'win32') ?? path.win32.join(home, 'AppData', 'Roaming'), 'Wallclock');
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Wallclock');
  return path.posix.join(absolute(env['XDG_DATA_HOME'], 'posix') ?? path.posix.join(home, '.local', 'share'), 'wallclock');
}

function absolute(folder: string | undefined, rules: 'posix' | 'win32'): string | null {
  return folder !== undefined && path[rules].isAbsolute(folder) ? folder : null;
}
