import { beforeEach, expect, test, vi } from 'vitest';
import { shell } from './testing/fake-electron.ts';
import { openExternalLink, type ExternalLink } from './external-links.ts';

vi.mock('electron', () => import('./testing/fake-electron.ts'));

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
