import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isPermitted } from './permissions.ts';

const own = 'http://127.0.0.1:41234';

/** Every permission this Electron knows, as its declarations list them. */
function knownPermissions(): string[] {
  const declarations = readFileSync(new URL('../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');
  const [, union = ''] = /setPermissionRequestHandler\(handler: .*? permission: ([^,]*), callback/.exec(declarations) ?? [];
  return [...union.matchAll(/'([^']+)'/g)].map(([, name = '']) => name);
}

describe('permissions', () => {
  test('the list of Electron is read', () => {
    expect(knownPermissions().length).toBeGreaterThan(30);
    expect(knownPermissions()).toContain('geolocation');
  });

  test('our own page gets full screen and copying, and nothing else there is', () => {
    const granted = knownPermissions().filter((permission) => isPermitted({ permission, address: `${own}/`, isMainFrame: true }, own));
    expect(granted.sort()).toEqual(['clipboard-sanitized-write', 'fullscreen']);
  });

  test.each([
    ['a permission nobody knows', { permission: 'mind-reading', address: own, isMainFrame: true }],
    ['another port of this computer', { permission: 'fullscreen', address: 'http://127.0.0.1:41235/', isMainFrame: true }],
    ['the other name of this computer', { permission: 'fullscreen', address: 'http://localhost:41234/', isMainFrame: true }],
    ['https on our port', { permission: 'fullscreen', address: 'https://127.0.0.1:41234/', isMainFrame: true }],
    ['a frame inside our page', { permission: 'fullscreen', address: own, isMainFrame: false }],
    ['a file', { permission: 'fullscreen', address: 'file:///etc/passwd', isMainFrame: true }],
    ['an origin that only begins like ours', { permission: 'fullscreen', address: `${own}.evil.test/`, isMainFrame: true }],
    ['an opaque origin', { permission: 'fullscreen', address: 'null', isMainFrame: true }],
    ['no origin', { permission: 'fullscreen', address: '', isMainFrame: true }],
  ])('denies %s', (_name, asker) => {
    expect(isPermitted(asker, own)).toBe(false);
  });
});
