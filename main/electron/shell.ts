// The life of the window face: core and server up, fences up, one window, and everything down again.
import { app, dialog, Menu } from 'electron';
import { join } from 'node:path';
import { failureLine, failureText } from '../../shared/failure-text.ts';
import { computerZone } from '../../shared/time.ts';
import type { FaceArguments } from '../face-arguments.ts';
import { recordFault } from '../server/faults.ts';
import type { HandedOver } from '../server/instance-route.ts';
import type { Log } from '../server/log.ts';
import { desktopAbilities } from './desktop-abilities.ts';
import { openExternalLink } from './external-links.ts';
import { hostCore, type HostedCore } from './hosted-core.ts';
import { createMainWindow } from './main-window.ts';
import { menuTemplate, type MenuActions } from './menu.ts';
import { limitNavigation } from './navigation.ts';
import { openAsked } from './open-asked.ts';
import { readOpenRequest } from './open-request.ts';
import { closeBeforeQuit } from './quit.ts';
import { followLanguage, shellWords } from './shell-words.ts';
import { followTheme } from './theme.ts';
import { prepareSession } from './window-session.ts';

export interface ShellOptions {
  readonly given: FaceArguments;
  readonly asked: HandedOver;
  readonly dataFolder: string;
  readonly log: Log;
}

interface Shell {
  /** Shows the window, then opens what is asked for. Resolves with one line about what went wrong, or null. */
  answer(asked: HandedOver): Promise<string | null>;
}

/** Call once, before Electron is ready, in the launch that holds the lock. */
export function runShell(options: ShellOptions): void {
  const { asked, log } = options;
  const isMac = process.platform === 'darwin';
  let host: HostedCore | null = null;

  const started = start().catch((problem: unknown) => stopOnFault(log, problem));
  async function start(): Promise<Shell | null> {
    await app.whenReady();
    host = await startHost(options, answer);
    return host === null ? null : startShell(host, options);
  }
  async function answer(request: HandedOver): Promise<string | null> {
    const shell = await started;
    return shell === null ? null : shell.answer(request);
  }
  const hear = (request: HandedOver): void => {
    answer(request).catch((problem: unknown) => recordFault(log, 'open', problem));
  };

  process.on('uncaughtException', (problem) => stopOnFault(log, problem));
  process.on('unhandledRejection', (problem) => recordFault(log, 'background work', problem));
  app.on('web-contents-created', (_event, contents) => limitNavigation(contents, () => host?.server.origin ?? null));
  app.on('second-instance', (_event, _arguments, _workingFolder, handedOver) => hear(readOpenRequest(handedOver)));
  app.on('activate', () => hear({ folder: null, demo: false }));
  // On macOS a program without a window stays in the dock.
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  closeBeforeQuit(async () => host?.close(), log);
  hear(asked);
}

async function startHost(options: ShellOptions, answer: Shell['answer']): Promise<HostedCore | null> {
  const { given, asked, dataFolder, log } = options;
  const hosted = await hostCore({
    dataFolder,
    pageFolder: join(app.getAppPath(), 'out', 'page'),
    abilities: desktopAbilities(),
    zone: given.zone ?? computerZone(),
    version: app.getVersion(),
    log,
    asked,
    handOver: answer,
    ...(given.port === undefined ? {} : { port: given.port }),
  });
  if (hosted.ok) return hosted.value;
  const { what, next } = failureText(hosted.failure);
  log(`${what} ${next}`);
  dialog.showErrorBox(what, next);
  app.exit(1);
  return null;
}

async function startShell({ core, server }: HostedCore, { dataFolder, log }: ShellOptions): Promise<Shell> {
  const { pickFolder } = desktopAbilities();
  await followTheme(core, log);
  const session = await prepareSession(server, app.isPackaged);
  const window = createMainWindow({ session, origin: server.origin, stateFile: join(dataFolder, 'window.json'), log });

  const note = (problem: unknown): void => {
    recordFault(log, 'menu', problem);
  };
  const openPicked = async (): Promise<void> => {
    const folder = await pickFolder();
    if (folder === null) return;
    window.show();
    await openAsked(core, { folder, demo: false }, log);
  };
  const actions: MenuActions = {
    openFolder: () => void openPicked().catch(note),
    openDemo: () => {
      window.show();
      openAsked(core, { folder: null, demo: true }, log).catch(note);
    },
    openLink: (link) => void openExternalLink(link).catch(note),
    openHelp: () => window.showHelp(),
  };
  const { platform } = process;
  const showMenus = (): void => {
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ platform, isPackaged: app.isPackaged }, actions, shellWords())));
    app.dock?.setMenu(Menu.buildFromTemplate([{ label: shellWords().openFolder, click: () => actions.openFolder() }]));
  };
  showMenus();
  await followLanguage(core, log, showMenus);

  return {
    answer: async (asked) => {
      window.show();
      const failure = await openAsked(core, asked, log);
      return failure === null ? null : failureLine(failure);
    },
  };
}

function stopOnFault(log: Log, problem: unknown): null {
  const fault = recordFault(log, 'shell', problem);
  dialog.showErrorBox('Wallclock has stopped.', `This is a bug. The log names it as ${fault}. Your clips are not touched.`);
  app.exit(1);
  return null;
}
