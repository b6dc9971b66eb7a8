// A stand-in for the electron module: remembers what it was told, and lets a test be the system.
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

type Handler = (...given: never[]) => unknown;

export class FakeWebContents extends EventEmitter {
  readonly setWindowOpenHandler = vi.fn<(handler: () => { action: string }) => void>();
  readonly reload = vi.fn<() => void>();
}

export class FakeWindow extends EventEmitter {
  readonly options: Record<string, unknown>;
  readonly webContents = new FakeWebContents();
  readonly loadURL = vi.fn<(address: string) => Promise<void>>(() => Promise.resolve());
  readonly show = vi.fn<() => void>(() => {
    this.emit('show');
  });
  readonly focus = vi.fn<() => void>();
  readonly restore = vi.fn<() => void>();
  readonly maximize = vi.fn<() => void>();
  readonly setFullScreen = vi.fn<(isFullScreen: boolean) => void>();
  readonly setBackgroundColor = vi.fn<(colour: string) => void>();
  readonly isMinimized = vi.fn(() => false);
  readonly isMaximized = vi.fn(() => false);
  readonly isFullScreen = vi.fn(() => false);
  readonly getNormalBounds = vi.fn(() => ({ x: 10, y: 20, width: 900, height: 700 }));
  isGone = false;

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  /** As a click on the window's cross. */
  close(): void {
    this.emit('close');
    this.isGone = true;
    windows.splice(windows.indexOf(this), 1);
    this.emit('closed');
    if (windows.length === 0) app.emit('window-all-closed');
  }

  static getAllWindows(): FakeWindow[] {
    return [...windows];
  }

  static getFocusedWindow(): FakeWindow | null {
    return focused.window;
  }
}

export const windows: FakeWindow[] = [];
export const focused: { window: FakeWindow | null } = { window: null };

class FakeSession {
  readonly setPermissionRequestHandler = vi.fn<(handler: Handler) => void>();
  readonly setPermissionCheckHandler = vi.fn<(handler: Handler) => void>();
  readonly setDevicePermissionHandler = vi.fn<(handler: Handler) => void>();
  readonly setSpellCheckerEnabled = vi.fn<(isEnabled: boolean) => void>();
  readonly setProxy = vi.fn<(config: unknown) => Promise<void>>(() => Promise.resolve());
  readonly webRequest = { onBeforeRequest: vi.fn<(filter: unknown, handler: Handler) => void>() };
  readonly cookies = { set: vi.fn<(cookie: Record<string, unknown>) => Promise<void>>(() => Promise.resolve()) };
}
export const windowSession = new FakeSession();

export const session = { fromPartition: vi.fn<(partition: string) => FakeSession>(() => windowSession) };

class FakeApp extends EventEmitter {
  isPackaged = false;
  readonly enableSandbox = vi.fn<() => void>();
  readonly setAppUserModelId = vi.fn<(id: string) => void>();
  readonly setPath = vi.fn<(name: string, path: string) => void>();
  readonly getAppPath = vi.fn(() => '/opt/wallclock/app');
  readonly getPreferredSystemLanguages = vi.fn(() => ['en-US']);
  readonly getName = vi.fn(() => 'Wallclock');
  readonly getVersion = vi.fn(() => '0.1.0');
  readonly requestSingleInstanceLock = vi.fn<(handedOver: unknown) => boolean>(() => true);
  readonly whenReady = vi.fn(() => Promise.resolve());
  readonly exit = vi.fn<(code: number) => void>();
  readonly dock = undefined;

  /** Like Electron: first every window closes, then the program may still hold itself back. */
  readonly quit = vi.fn(() => {
    for (const window of [...windows]) window.close();
    this.emit('will-quit', { preventDefault: this.holdQuit });
  });
  readonly holdQuit = vi.fn<() => void>();
}
export const app = new FakeApp();

export const BrowserWindow = FakeWindow;

export const dialog = {
  showErrorBox: vi.fn<(title: string, text: string) => void>(),
  showMessageBox: vi.fn<(...given: unknown[]) => Promise<{ response: number }>>(() => Promise.resolve({ response: 0 })),
  showOpenDialog: vi.fn<(...given: unknown[]) => Promise<{ canceled: boolean; filePaths: string[] }>>(() =>
    Promise.resolve({ canceled: true, filePaths: [] }),
  ),
};

export const shell = {
  openPath: vi.fn<(path: string) => Promise<string>>(() => Promise.resolve('')),
  openExternal: vi.fn<(address: string) => Promise<void>>(() => Promise.resolve()),
  showItemInFolder: vi.fn<(path: string) => void>(),
};

export const Menu = {
  buildFromTemplate: vi.fn<(template: unknown[]) => unknown[]>((template) => template),
  setApplicationMenu: vi.fn<(menu: unknown) => void>(),
};

class FakeTheme extends EventEmitter {
  themeSource = 'system';
  shouldUseDarkColors = false;
}
export const nativeTheme = new FakeTheme();

const onlyDisplay = { id: 1, workArea: { x: 0, y: 25, width: 1920, height: 1055 } };
export const screen = { getPrimaryDisplay: () => onlyDisplay, getAllDisplays: () => [onlyDisplay] };
