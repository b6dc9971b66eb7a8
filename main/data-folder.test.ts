import { expect, test } from 'vitest';
import { userDataFolder } from './data-folder.ts';

test.each([
  ['Linux', 'linux', '/home/ann', {}, '/home/ann/.local/share/wallclock'],
  ['Linux with its own data home', 'linux', '/home/ann', { XDG_DATA_HOME: '/data/ann' }, '/data/ann/wallclock'],
  ['Linux with a relative data home, which does not count', 'linux', '/home/ann', { XDG_DATA_HOME: 'data' }, '/home/ann/.local/share/wallclock'],
  ['Linux with an empty data home', 'linux', '/home/ann', { XDG_DATA_HOME: '' }, '/home/ann/.local/share/wallclock'],
  ['a BSD', 'freebsd', '/home/ann', {}, '/home/ann/.local/share/wallclock'],
  ['macOS', 'darwin', '/Users/ann', { XDG_DATA_HOME: '/data' }, '/Users/ann/Library/Application Support/Wallclock'],
  ['Windows', 'win32', 'C:\\Users\\Ann', { APPDATA: 'D:\\Roaming' }, 'D:\\Roaming\\Wallclock'],
  ['Windows without APPDATA', 'win32', 'C:\\Users\\Ann', {}, 'C:\\Users\\Ann\\AppData\\Roaming\\Wallclock'],
] as const)('on %s', (_name, platform, home, env, folder) => {
  expect(userDataFolder({ platform, home, env })).toBe(folder);
});
