import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dialog, FakeWindow, focused, shell, windows } from './testing/fake-electron.ts';
import { desktopAbilities } from './desktop-abilities.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

const abilities = desktopAbilities();

beforeEach(() => {
  vi.clearAllMocks();
});
afterEach(() => {
  windows.length = 0;
  focused.window = null;
});

describe('the folder dialog', () => {
  test('asks for one folder, above the window, and answers with its path', async () => {
    const window = new FakeWindow({});
    focused.window = window;
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/media/BLINK'] });
    expect(await abilities.pickFolder()).toBe('/media/BLINK');
    expect(dialog.showOpenDialog).toHaveBeenCalledExactlyOnceWith(window, expect.objectContaining({ properties: ['openDirectory'] }));
  });

  test('stands alone when there is no window', async () => {
    expect(await abilities.pickFolder()).toBeNull();
    expect(dialog.showOpenDialog).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ properties: ['openDirectory'] }));
  });

  test('closed without a choice, it answers null', async () => {
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: ['/left/over'] });
    expect(await abilities.pickFolder()).toBeNull();
  });
});

describe('the system’s player', () => {
  test.each(['/d/blink/21-05/21-05-02/12-54-30_Mini_001.mp4', '/d/12-54-30_MINI_001.MP4'])('opens %s', async (path) => {
    expect(await abilities.openInPlayer(path)).toBe(true);
    expect(shell.openPath).toHaveBeenCalledExactlyOnceWith(path);
  });

  test('that cannot be started answers false', async () => {
    shell.openPath.mockResolvedValueOnce('No application is registered');
    expect(await abilities.openInPlayer('/d/a.mp4')).toBe(false);
  });

  test.each(['/d/run.exe', '/d/a.mp4.desktop', '/d/script', '/d/.mp4'])('is never given %s', async (path) => {
    expect(await abilities.openInPlayer(path)).toBe(false);
    expect(shell.openPath).not.toHaveBeenCalled();
  });
});

test('the file manager shows a clip', async () => {
  expect(await abilities.showInFolder('/d/a.mp4')).toBe(true);
  expect(shell.showItemInFolder).toHaveBeenCalledExactlyOnceWith('/d/a.mp4');
});
