import { beforeEach, expect, test, vi } from 'vitest';
import { app, dialog, FakeWindow, windows } from './testing/fake-electron.ts';
import { reviveCrashedPage } from './crashed-page.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

const log = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  windows.length = 0;
});

function watchedWindow(): FakeWindow {
  const window = new FakeWindow({});
  // The stand-in has the members that are used.
  reviveCrashedPage(window as unknown as Parameters<typeof reviveCrashedPage>[0], log);
  return window;
}

function crash(window: FakeWindow, reason = 'crashed'): void {
  window.webContents.emit('render-process-gone', {}, { reason, exitCode: 139 });
}

test('a crashed page is loaded again, with a line in the log', async () => {
  const window = watchedWindow();
  crash(window);
  await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledOnce());
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/crashed.*139/));
  expect(dialog.showMessageBox).not.toHaveBeenCalled();
});

test.each([
  ['loads it again', 0, 2, 0],
  ['quits', 1, 1, 1],
])('the second time the person %s', async (_name, response, reloads, quits) => {
  const window = watchedWindow();
  crash(window);
  await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledOnce());
  dialog.showMessageBox.mockResolvedValueOnce({ response });
  crash(window, 'oom');
  await vi.waitFor(() => expect([window.webContents.reload.mock.calls.length, app.quit.mock.calls.length]).toEqual([reloads, quits]));
});

test('a page that ended in order is left alone', () => {
  const window = watchedWindow();
  crash(window, 'clean-exit');
  expect(log).not.toHaveBeenCalled();
});

test('a window closed in the meantime is not touched', async () => {
  const window = watchedWindow();
  crash(window);
  window.close();
  await new Promise(setImmediate);
  expect(window.webContents.reload).not.toHaveBeenCalled();
});
