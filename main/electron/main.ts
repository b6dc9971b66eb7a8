// Entry of the window face. What must happen before Electron is ready happens here, in this order.
import { app, dialog } from 'electron';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { failureText } from '../../shared/failure-text.ts';
import { fail } from '../../shared/failure.ts';
import { userDataFolder } from '../data-folder.ts';
import { parseFaceArguments, type FaceArguments } from '../face-arguments.ts';
import { toOpenRequest } from './open-request.ts';
import { ownArguments } from './own-arguments.ts';
import { openLog } from './shell-log.ts';
import { runShell } from './shell.ts';

app.enableSandbox();
// Windows groups the window with its shortcut by this; the same as `appId` in electron-builder.yml.
app.setAppUserModelId('app.wallclock.desktop');

const parsed = parseFaceArguments(ownArguments(process.argv, app.isPackaged));
if (parsed.ok) start(parsed.value);
else leave('Wallclock was not started.', parsed.message, 2);

function start(given: FaceArguments): void {
  const dataFolder = resolve(given.data ?? userDataFolder({ platform: process.platform, env: process.env, home: homedir() }));
  // Chromium keeps its own files apart from ours. The lock is one per such folder, so another data folder is another program.
  const chromiumFolder = join(dataFolder, 'window');
  try {
    mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 });
  } catch (problem) {
    process.stderr.write(`${String(problem)}\n`);
    const { what, next } = failureText(fail('data-folder-unusable', dataFolder).failure);
    leave(what, next, 1);
    return;
  }
  app.setPath('userData', chromiumFolder);

  const asked = toOpenRequest(given, process.cwd());
  // The launch that holds the lock hears what is handed over here.
  if (!app.requestSingleInstanceLock(asked)) {
    app.exit(0);
    return;
  }
  // The folder this was started in may be the drive: standing in it would keep it from being ejected.
  process.chdir(dataFolder);
  runShell({ given, asked, dataFolder, log: openLog(join(dataFolder, 'log', 'wallclock.log'), Date.now) });
}

function leave(what: string, next: string, exitCode: number): void {
  process.stderr.write(`${what} ${next}\n`);
  dialog.showErrorBox(what, next);
  app.exit(exitCode);
}
