// The one window: made when it is wanted, brought to the front when it is there.
import { app, BrowserWindow, dialog, screen, type Session, type WebPreferences } from 'electron';
import type { Log } from '../server/log.ts';
import { reviveCrashedPage } from './crashed-page.ts';
import { windowGround } from './theme.ts';
import { readWindowState, refitBounds, smallestSize, writeWindowState } from './window-state.ts';

export interface MainWindow {
  /** Makes the window, or brings the one there is to the front. */
  show(): void;
  /** Shows the page’s own help, by its key. */
  showHelp(): void;
}

export interface MainWindowOptions {
  readonly session: Session;
  readonly origin: string;
  /** Where the place of the window is remembered. */
  readonly stateFile: string;
  readonly log: Log;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  let current: BrowserWindow | null = null;
  let hasAppeared = false;
  const show = () => {
    if (current === null) {
      hasAppeared = false;
      current = openWindow(options);
      current.once('show', () => (hasAppeared = true));
      current.once('closed', () => (current = null));
      return;
    }
    // It comes by itself when its page is drawn.
    if (!hasAppeared) return;
    if (current.isMinimized()) current.restore();
    current.show();
    current.focus();
  };
  return {
    show,
    showHelp: () => {
      show();
      current?.webContents.sendInputEvent({ type: 'keyDown', keyCode: 'F1' });
      current?.webContents.sendInputEvent({ type: 'keyUp', keyCode: 'F1' });
    },
  };
}

/** Written out in full, though many are Electron's defaults: this is what keeps the page a page. */
export function webPreferences(session: Session, isPackaged: boolean): WebPreferences {
  return {
    session,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !isPackaged,
  };
}

function openWindow({ session, origin, stateFile, log }: MainWindowOptions): BrowserWindow {
  const remembered = readWindowState(stateFile, log);
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const window = new BrowserWindow({
    ...refitBounds(remembered?.bounds ?? null, [primary.workArea, ...others.map((display) => display.workArea)]),
    minWidth: smallestSize.width,
    minHeight: smallestSize.height,
    show: false,
    title: app.getName(),
    backgroundColor: windowGround(),
    autoHideMenuBar: true,
    webPreferences: webPreferences(session, app.isPackaged),
  });

  window.once('ready-to-show', () => {
    if (remembered?.isMaximized === true) window.maximize();
    if (remembered?.isFullScreen === true) window.setFullScreen(true);
    window.show();
  });
  window.on('close', () => {
    writeWindowState(
      stateFile,
      { bounds: window.getNormalBounds(), isMaximized: window.isMaximized(), isFullScreen: window.isFullScreen() },
      log,
    );
  });
  reviveCrashedPage(window, log);
  void loadPage(window, origin, log);
  return window;
}

async function loadPage(window: BrowserWindow, origin: string, log: Log): Promise<void> {
  try {
    await window.loadURL(`${origin}/`);
  } catch (problem) {
    if (window.isDestroyed()) return;
    log(`The page did not load: ${problem instanceof Error ? problem.message : String(problem)}`);
    window.show();
    dialog.showErrorBox(app.getName(), 'Wallclock could not load its page. Close it and start it again.');
  }
}
