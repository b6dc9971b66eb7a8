import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app } from './testing/fake-electron.ts';
import { closeBeforeQuit } from './quit.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

const log = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
});
afterEach(() => {
  app.removeAllListeners();
  vi.useRealTimers();
});

test('the program stays until everything is closed, and closes once however often it is asked', async () => {
  const closed = Promise.withResolvers<undefined>();
  const close = vi.fn(() => closed.promise);
  closeBeforeQuit(close, log);
  app.quit();
  app.quit();
  expect(app.holdQuit).toHaveBeenCalledTimes(2);
  expect(close).toHaveBeenCalledOnce();
  expect(app.exit).not.toHaveBeenCalled();
  closed.resolve(undefined);
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
  expect(log).not.toHaveBeenCalled();
});

test('what hangs is left behind after three seconds, with a line in the log', async () => {
  vi.useFakeTimers();
  closeBeforeQuit(() => Promise.withResolvers<undefined>().promise, log);
  app.quit();
  await vi.advanceTimersByTimeAsync(2999);
  expect(app.exit).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(0);
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('3000 ms'));
});

test('a bug while closing is logged, and the program ends all the same', async () => {
  closeBeforeQuit(() => Promise.reject(new Error('a broken wheel')), log);
  app.quit();
  await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
  expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('a broken wheel'));
});
