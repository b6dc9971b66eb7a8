import { beforeEach, expect, test, vi } from 'vitest';
import { shell } from './testing/fake-electron.ts';
import type { Releases } from '../updates/releases.ts';
import { openExternalLink, openReleases, type ExternalLink } from './external-links.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));
const own = vi.hoisted(() => ({ releases: null as Releases | null }));
vi.mock('../updates/releases.ts', () => ({ ownReleases: () => own.releases }));

beforeEach(() => {
  shell.openExternal.mockClear();
});

test.each(['local-storage', 'clip-backup'] as const)('%s opens a page of the vendor, over https', async (link) => {
  await openExternalLink(link);
  expect(shell.openExternal).toHaveBeenCalledOnce();
  const [address = ''] = shell.openExternal.mock.calls[0] ?? [];
  expect(new URL(address)).toMatchObject({ protocol: 'https:', host: 'support.blinkforhome.com' });
});

test.each(['https://example.com/', 'toString', '__proto__', ''])('%j opens nothing', async (text) => {
  await expect(openExternalLink(text as ExternalLink)).rejects.toThrow('No such external link');
  expect(shell.openExternal).not.toHaveBeenCalled();
});

test('the page of the releases is the project’s own, and nothing is opened where there is none', async () => {
  own.releases = null;
  expect(await openReleases()).toBe(false);
  expect(shell.openExternal).not.toHaveBeenCalled();
  own.releases = { question: 'https://api.example.test/', page: 'https://example.test/releases' };
  expect(await openReleases()).toBe(true);
  expect(shell.openExternal).toHaveBeenCalledExactlyOnceWith('https://example.test/releases');
  shell.openExternal.mockRejectedValueOnce(new Error('no browser'));
  expect(await openReleases()).toBe(false);
});
