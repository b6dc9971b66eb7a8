// The decision of `npm start`, as a table.
import { describe, expect, test } from 'vitest';
import { chooseFace } from './choose-face.mjs';

const desktop = {
  browserWanted: false,
  platform: 'linux',
  isRoot: false,
  hasDisplay: true,
  isCi: false,
  binary: '/electron',
  fetchFailed: false,
} as const;

describe('the window opens', () => {
  test.each([
    ['on a Linux desktop with the binary', {}],
    ['on macOS, where no display variable exists', { platform: 'darwin', hasDisplay: false }],
    ['on Windows', { platform: 'win32', hasDisplay: false }],
    ['in CI when the binary is at hand', { isCi: true }],
    ['when an earlier download failed but the binary came since', { fetchFailed: true }],
  ] as const)('%s', (_, facts) => {
    expect(chooseFace({ ...desktop, ...facts })).toEqual({ face: 'electron', binary: '/electron' });
  });
});

describe('the browser opens and the sentence names the reason', () => {
  test.each([
    ['no display', { hasDisplay: false }, /no display/],
    ['no display and no binary: nothing is downloaded', { hasDisplay: false, binary: null }, /no display/],
    ['root', { isRoot: true }, /root/],
    ['root on macOS', { isRoot: true, platform: 'darwin' }, /root/],
    ['no binary in CI: nothing is downloaded', { binary: null, isCi: true }, /CI/],
    ['the download failed', { binary: null, fetchFailed: true }, /could not be downloaded/],
  ] as const)('%s', (_, facts, why) => {
    const choice = chooseFace({ ...desktop, ...facts });
    expect(choice.face).toBe('browser');
    expect('why' in choice && choice.why).toMatch(why);
  });
});

test('who asked for the browser is told no reason', () => {
  expect(chooseFace({ ...desktop, browserWanted: true })).toEqual({ face: 'browser', why: null });
});

test('a desktop without the binary fetches it first', () => {
  expect(chooseFace({ ...desktop, binary: null })).toEqual({ face: 'fetch-electron' });
});
