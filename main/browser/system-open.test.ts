import { describe, expect, test } from 'vitest';
import { desktopAbilities } from './desktop.ts';
import { hasDisplay, runOnItsOwn, systemCommand, type Command, type Target } from './system-open.ts';

const url = 'http://127.0.0.1:4000/boot?t=x';
const clip = '/media/$(reboot) "BLINK" & co/blink/clip.mp4';
const windowsClip = 'E:\\blink & co, 2\\%PATH%\\clip.mp4';

describe('what the system is asked to run', () => {
  test.each<[NodeJS.Platform, Target, string, readonly string[]]>([
    ['linux', { kind: 'address', url }, 'xdg-open', [url]],
    ['linux', { kind: 'clip', fullPath: clip }, 'xdg-open', [clip]],
    ['linux', { kind: 'folder-of', fullPath: clip }, 'xdg-open', ['/media/$(reboot) "BLINK" & co/blink']],
    ['darwin', { kind: 'address', url }, 'open', [url]],
    ['darwin', { kind: 'clip', fullPath: clip }, 'open', [clip]],
    ['darwin', { kind: 'folder-of', fullPath: clip }, 'open', ['-R', clip]],
    ['win32', { kind: 'address', url }, 'rundll32.exe', ['url.dll,FileProtocolHandler', url]],
    ['win32', { kind: 'clip', fullPath: windowsClip }, 'explorer.exe', [`"${windowsClip}"`]],
    ['win32', { kind: 'folder-of', fullPath: windowsClip }, 'explorer.exe', [`/select,"${windowsClip}"`]],
  ])('%s, %o', (platform, target, program, args) => {
    expect(systemCommand(platform, target)).toMatchObject({ program, args });
  });
});

test('a display is there on macOS and Windows, and on others when X or Wayland says so', () => {
  expect(hasDisplay('win32', {})).toBe(true);
  expect(hasDisplay('darwin', {})).toBe(true);
  expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
  expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
  expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false);
});

test('a program that fails or is not there is told', async () => {
  const node = (code: number): Command => ({ program: process.execPath, args: ['-e', `process.exit(${code})`], isExplorer: false });
  expect(await runOnItsOwn(node(0))).toBe(true);
  expect(await runOnItsOwn(node(3))).toBe(false);
  expect(await runOnItsOwn({ ...node(1), isExplorer: true })).toBe(true);
  expect(await runOnItsOwn({ program: 'wallclock-no-such-program', args: [], isExplorer: false })).toBe(false);
});

describe('what the desktop lends the core', () => {
  const ran: Command[] = [];
  const run = (command: Command) => {
    ran.push(command);
    return Promise.resolve(true);
  };

  test('nothing without a display, and never a folder dialog', () => {
    expect(desktopAbilities({ platform: 'linux', env: {}, run })).toEqual({});
    expect(Object.keys(desktopAbilities({ platform: 'linux', env: { DISPLAY: ':0' }, run }))).toEqual(['openInPlayer', 'showInFolder']);
  });

  test('clips go to the player; anything else is not started', async () => {
    const { openInPlayer } = desktopAbilities({ platform: 'linux', env: { DISPLAY: ':0' }, run });
    expect(await openInPlayer?.('/media/BLINK/a.MP4')).toBe(true);
    expect(await openInPlayer?.('/media/BLINK/a.desktop')).toBe(false);
    expect(await openInPlayer?.('/media/BLINK/a.mp4.exe')).toBe(false);
    expect(ran).toEqual([{ program: 'xdg-open', args: ['/media/BLINK/a.MP4'], isExplorer: false }]);
  });
});
