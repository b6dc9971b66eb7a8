// The window face from its entry on, with Electron stood in for: one launch a test.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fail } from '../../shared/failure.ts';
import type * as Electron from './testing/fake-electron.ts';
import type * as Host from './testing/fake-host.ts';

const argv = process.argv;
const platform = process.platform;
const workingFolder = process.cwd();
const faultEvents = ['uncaughtException', 'unhandledRejection'] as const;
/** Who heard of bugs before a launch: the test runner. */
const othersHear = faultEvents.map((event) => process.rawListeners(event));
let folder = '';
let electron: typeof Electron;
let host: typeof Host;

beforeEach(async () => {
  vi.resetModules();
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  folder = mkdtempSync(join(tmpdir(), 'wallclock-window-'));
  electron = await import('./testing/fake-electron.ts');
  host = await import('./testing/fake-host.ts');
  vi.doMock('electron', () => electron);
  vi.doMock('./hosted-core.ts', () => host);
});
afterEach(() => {
  process.argv = argv;
  process.chdir(workingFolder);
  faultEvents.forEach((event, at) => {
    for (const hear of process.rawListeners(event)) {
      if (!othersHear[at]?.includes(hear)) process.off(event, hear as () => void);
    }
  });
  Object.defineProperty(process, 'platform', { value: platform });
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

async function launch(...given: string[]): Promise<void> {
  const data = given.includes('--data') ? [] : ['--data', join(folder, 'data')];
  process.argv = ['/opt/wallclock', ...data, ...given];
  electron.app.isPackaged = true;
  await import('./main.ts');
}

async function launchedWindow(...given: string[]) {
  await launch(...given);
  return vi.waitFor(() => {
    const window = electron.windows[0];
    if (window === undefined) throw new Error('There is no window yet.');
    return window;
  });
}

async function seenWindow(...given: string[]) {
  const window = await launchedWindow(...given);
  window.emit('ready-to-show');
  return window;
}

describe('a launch', () => {
  test('shows the page of its own server once it is ready to be seen', async () => {
    const window = await launchedWindow();
    expect(window.loadURL).toHaveBeenCalledExactlyOnceWith(`${host.origin}/`);
    expect(window.options['show']).toBe(false);
    expect(window.show).not.toHaveBeenCalled();
    window.emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  test('is signed in and fenced before the page is asked for', async () => {
    const window = await launchedWindow();
    const { cookies, webRequest, setPermissionRequestHandler, setProxy } = electron.windowSession;
    expect(cookies.set).toHaveBeenCalledExactlyOnceWith({
      url: host.origin, name: 'wallclock-41234', value: 'token', path: '/', httpOnly: true, sameSite: 'strict',
    });
    const loaded = window.loadURL.mock.invocationCallOrder[0] ?? 0;
    for (const before of [cookies.set, webRequest.onBeforeRequest, setPermissionRequestHandler, setProxy]) {
      expect(before.mock.invocationCallOrder[0]).toBeLessThan(loaded);
    }
  });

  test('passes its arguments to the core', async () => {
    await launchedWindow('--data', join(folder, 'other'), '--zone', 'asia/kathmandu', '--port', '41234');
    expect(host.hostCore).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ dataFolder: join(folder, 'other'), zone: 'Asia/Kathmandu', port: 41_234, version: '0.1.0' }),
    );
  });

  test('keeps Chromium’s files apart from ours, before the lock is taken', async () => {
    await launch();
    expect(electron.app.setPath).toHaveBeenCalledExactlyOnceWith('userData', join(folder, 'data', 'window'));
    expect(existsSync(join(folder, 'data', 'window'))).toBe(true);
    expect(electron.app.setPath.mock.invocationCallOrder[0]).toBeLessThan(electron.app.requestSingleInstanceLock.mock.invocationCallOrder[0] ?? 0);
  });

  test('does not stand in the folder it was started in, which may be the drive', async () => {
    const drive = realpathSync(mkdtempSync(join(folder, 'drive-')));
    process.chdir(drive);
    await launchedWindow('.');
    await vi.waitFor(() => expect(host.openFolder).toHaveBeenCalledExactlyOnceWith(drive));
    expect(process.cwd()).toBe(realpathSync(join(folder, 'data')));
  });

  test('opens the folder it was given, seen from where it was started', async () => {
    await launchedWindow('drive');
    await vi.waitFor(() => expect(host.openFolder).toHaveBeenCalledExactlyOnceWith(resolve(workingFolder, 'drive')));
    expect(host.openDemo).not.toHaveBeenCalled();
  });

  test('opens the demo drive', async () => {
    await launchedWindow('--demo');
    await vi.waitFor(() => expect(host.openDemo).toHaveBeenCalledOnce());
    expect(host.openFolder).not.toHaveBeenCalled();
  });

  test('says in the window why a folder was not opened', async () => {
    host.openFolder.mockResolvedValueOnce(fail('folder-is-empty', '/d'));
    const window = await launchedWindow('/d');
    await vi.waitFor(() => expect(electron.dialog.showMessageBox).toHaveBeenCalledOnce());
    expect(electron.dialog.showMessageBox).toHaveBeenCalledWith(window, expect.objectContaining({ message: '/d is empty.' }));
  });

  test('is not made with arguments nobody understands', async () => {
    await launch('--demoo');
    expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(2);
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toContain('--demoo is not an option');
    expect(electron.app.requestSingleInstanceLock).not.toHaveBeenCalled();
  });

  test('says so when its data folder cannot be made', async () => {
    writeFileSync(join(folder, 'data'), 'a file stands here');
    await launch();
    expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(electron.dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith(
      `Wallclock cannot keep its catalog in ${join(folder, 'data')}.`,
      expect.any(String),
    );
  });

  test('says so when the port is taken, and leaves no window', async () => {
    host.hostCore.mockResolvedValueOnce(fail('port-unavailable', 'port 80'));
    await launch('--port', '80');
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1));
    expect(electron.dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith('Wallclock could not listen on port 80.', expect.any(String));
    expect(electron.windows).toEqual([]);
  });

  test('that meets a bug names it, logs it and ends', async () => {
    host.hostCore.mockRejectedValueOnce(new Error('a broken wheel'));
    await launch();
    await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1));
    expect(readFileSync(join(folder, 'data', 'log', 'wallclock.log'), 'utf8')).toContain('a broken wheel');
  });

  test('whose page does not load says so in a window one can see', async () => {
    const { FakeWindow } = electron;
    const failing = vi.fn(() => Promise.reject(new Error('ERR_CONNECTION_REFUSED')));
    electron.app.once('web-contents-created', () => Object.assign(electron.windows.at(-1) ?? {}, { loadURL: failing }));
    await launch();
    await vi.waitFor(() => expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce());
    expect(FakeWindow.getAllWindows()[0]?.show).toHaveBeenCalledOnce();
  });
});

test('a bug nobody caught is named, logged and ends the program', async () => {
  await launchedWindow();
  const ours = process.rawListeners('uncaughtException').find((hear) => !othersHear[0]?.includes(hear));
  (ours as ((problem: unknown) => void) | undefined)?.(new Error('a loose screw'));
  expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(1);
  const log = readFileSync(join(folder, 'data', 'log', 'wallclock.log'), 'utf8');
  const [, fault = 'none'] = /fault (\w+) in shell: Error: a loose screw/.exec(log) ?? [];
  expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toContain(fault);
});

describe('a second launch', () => {
  test('hands over what it was asked and leaves at once', async () => {
    electron.app.requestSingleInstanceLock.mockReturnValueOnce(false);
    await launch('drive');
    expect(electron.app.requestSingleInstanceLock).toHaveBeenCalledExactlyOnceWith({ folder: resolve('drive'), demo: false });
    expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(0);
    expect(electron.app.whenReady).not.toHaveBeenCalled();
  });

  test('brings the first one’s window to the front and opens its folder there', async () => {
    const window = await seenWindow();
    window.isMinimized.mockReturnValue(true);
    electron.app.emit('second-instance', {}, [], '/', { folder: resolve('/media/BLINK'), demo: false });
    await vi.waitFor(() => expect(host.openFolder).toHaveBeenCalledExactlyOnceWith(resolve('/media/BLINK')));
    expect(window.restore).toHaveBeenCalledOnce();
    expect(window.focus).toHaveBeenCalledOnce();
    expect(electron.windows).toEqual([window]);
  });

  test('does not bring up a window whose page is not drawn yet', async () => {
    const window = await launchedWindow();
    electron.app.emit('activate');
    electron.app.emit('second-instance', {}, [], '/', { folder: null, demo: true });
    await vi.waitFor(() => expect(host.openDemo).toHaveBeenCalledOnce());
    expect(window.show).not.toHaveBeenCalled();
    expect(electron.windows).toEqual([window]);
  });

  test('that hands over nonsense only brings the window to the front', async () => {
    const window = await seenWindow();
    electron.app.emit('second-instance', {}, ['--demo'], '/', { folder: 7 });
    await vi.waitFor(() => expect(window.focus).toHaveBeenCalledOnce());
    expect(host.openFolder).not.toHaveBeenCalled();
    expect(host.openDemo).not.toHaveBeenCalled();
  });

  test('is answered after the first one has started', async () => {
    const ready = Promise.withResolvers<undefined>();
    electron.app.whenReady.mockReturnValueOnce(ready.promise);
    await launch();
    electron.app.emit('second-instance', {}, [], '/', { folder: null, demo: true });
    expect(host.hostCore).not.toHaveBeenCalled();
    ready.resolve(undefined);
    await vi.waitFor(() => expect(host.openDemo).toHaveBeenCalledOnce());
    expect(electron.windows).toHaveLength(1);
  });
});

describe('the window', () => {
  test('is where it was left', async () => {
    const first = await launchedWindow();
    first.isMaximized.mockReturnValue(true);
    first.getNormalBounds.mockReturnValue({ x: 200, y: 100, width: 1000, height: 700 });
    Object.defineProperty(process, 'platform', { value: 'darwin' });
    first.close();
    electron.app.emit('activate');
    const second = await vi.waitFor(() => {
      expect(electron.windows).toHaveLength(1);
      return electron.windows[0];
    });
    expect(second).not.toBe(first);
    expect(second?.options).toMatchObject({ x: 200, y: 100, width: 1000, height: 700 });
    second?.emit('ready-to-show');
    expect(second?.maximize).toHaveBeenCalledOnce();
    expect(second?.setFullScreen).not.toHaveBeenCalled();
  });

  test('opens all the same when the file with its place is damaged', async () => {
    await launch();
    writeFileSync(join(folder, 'data', 'window.json'), '{');
    const window = await vi.waitFor(() => {
      expect(electron.windows).toHaveLength(1);
      return electron.windows[0];
    });
    expect(window?.options).toMatchObject({ width: 1280, height: 840 });
    expect(readFileSync(join(folder, 'data', 'log', 'wallclock.log'), 'utf8')).toContain('window.json');
  });

  test.each([
    ['linux', 1],
    ['win32', 1],
    ['darwin', 0],
  ])('closed on %s, quits the program %i times', async (system, times) => {
    Object.defineProperty(process, 'platform', { value: system });
    const window = await launchedWindow();
    window.close();
    expect(electron.app.quit).toHaveBeenCalledTimes(times);
  });
});

describe('a start of another face', () => {
  type HandOver = (brought: { folder: string | null; demo: boolean }) => Promise<string | null>;
  async function running(): Promise<HandOver> {
    await seenWindow();
    return host.hostCore.mock.calls[0]?.[0]['handOver'] as HandOver;
  }

  test('opens its folder in this window and hears that all is well', async () => {
    const handOver = await running();
    expect(await handOver({ folder: '/media/BLINK', demo: false })).toBeNull();
    expect(host.openFolder).toHaveBeenCalledExactlyOnceWith('/media/BLINK');
    expect(electron.windows[0]?.focus).toHaveBeenCalledOnce();
  });

  test('hears what went wrong without waiting for a click here', async () => {
    const handOver = await running();
    host.openFolder.mockResolvedValueOnce(fail('folder-is-empty', '/d'));
    electron.dialog.showMessageBox.mockReturnValueOnce(Promise.withResolvers<{ response: number }>().promise);
    expect(await handOver({ folder: '/d', demo: false })).toMatch(/^\/d is empty\./);
  });
});

test('quitting closes server and core first', async () => {
  await launchedWindow();
  const closed = Promise.withResolvers<undefined>();
  host.close.mockReturnValueOnce(closed.promise);
  electron.app.quit();
  expect(electron.app.holdQuit).toHaveBeenCalled();
  await vi.waitFor(() => expect(host.close).toHaveBeenCalledOnce());
  expect(electron.app.exit).not.toHaveBeenCalled();
  closed.resolve(undefined);
  await vi.waitFor(() => expect(electron.app.exit).toHaveBeenCalledExactlyOnceWith(0));
});

test('the menu opens the folder chosen in the system’s dialog', async () => {
  await launchedWindow();
  electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/media/BLINK'] });
  const items = electron.Menu.buildFromTemplate.mock.calls.flat(2) as { submenu?: { id?: string; click?: () => void }[] }[];
  items.flatMap((item) => item.submenu ?? []).find((item) => item.id === 'open-folder')?.click?.();
  await vi.waitFor(() => expect(host.openFolder).toHaveBeenCalledExactlyOnceWith('/media/BLINK'));
});
