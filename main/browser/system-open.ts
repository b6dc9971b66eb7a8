// Asks the system to open an address, a clip or a folder in the program the user has for it: arguments in arrays, never a shell.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';

export type Target =
  | { readonly kind: 'address'; readonly url: string }
  | { readonly kind: 'clip' | 'folder-of'; readonly fullPath: string };

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Windows' file manager reports failure when it succeeds, and reads its arguments as one line. */
  readonly isExplorer: boolean;
}

/** What opens `target` here. Pure. */
export function systemCommand(platform: NodeJS.Platform, target: Target): Command {
  if (platform === 'win32') {
    if (target.kind === 'address') return { program: 'rundll32.exe', args: ['url.dll,FileProtocolHandler', target.url], isExplorer: false };
    // A path on Windows cannot hold a quote, so quoting it is enough.
    const quoted = `"${target.fullPath}"`;
    return { program: 'explorer.exe', args: [target.kind === 'clip' ? quoted : `/select,${quoted}`], isExplorer: true };
  }
  if (platform === 'darwin') {
    if (target.kind === 'address') return { program: 'open', args: [target.url], isExplorer: false };
    return { program: 'open', args: target.kind === 'clip' ? [target.fullPath] : ['-R', target.fullPath], isExplorer: false };
  }
  const opened = target.kind === 'address' ? target.url : target.kind === 'clip' ? target.fullPath : path.posix.dirname(target.fullPath);
  return { program: 'xdg-open', args: [opened], isExplorer: false };
}

/** Whether this computer can show anything at all. */
export function hasDisplay(platform: NodeJS.Platform, env: Readonly<Record<string, string | undefined>>): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

// Some openers end at once, some stay as long as what they opened: one that is still there after this has not failed.
const failsWithinMs = 3000;

/** False when the program is not there or fails at once. It is on its own then, with no handle and no folder of ours. */
export function runOnItsOwn({ program, args, isExplorer }: Command): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: homedir(), detached: true, stdio: 'ignore', windowsVerbatimArguments: isExplorer });
    child.unref();
    const stillThere = setTimeout(() => { resolve(true); }, failsWithinMs);
    stillThere.unref();
    const settle = (isOpened: boolean) => {
      clearTimeout(stillThere);
      resolve(isOpened);
    };
    child.once('error', () => { settle(false); });
    child.once('exit', (code) => { settle(isExplorer || code === 0); });
  });
}
