// A core and server that only answer what the shell asks, for tests of the shell around them.
import { vi } from 'vitest';
import { succeed, type Result } from '../../../shared/failure.ts';
import type { HostedCore, HostFailure } from '../hosted-core.ts';

export const origin = 'http://127.0.0.1:41234';
export const mediaOrigin = 'http://127.0.0.1:41235';

export const openFolder = vi.fn<(path: string) => Promise<unknown>>(() => Promise.resolve(succeed({})));
export const openDemo = vi.fn<() => Promise<unknown>>(() => Promise.resolve(succeed({})));
export const close = vi.fn<() => Promise<void>>(() => Promise.resolve());

const hosted = {
  core: {
    handlers: { 'settings.read': () => succeed({ zone: null, theme: 'system', language: 'system' }) },
    subscribe: () => () => undefined,
    openFolder,
    openDemo,
  },
  server: { origin, mediaBase: `${mediaOrigin}/secret`, sessionCookie: () => ({ name: 'wallclock-41234', value: 'token' }) },
  close,
};

export const hostCore = vi.fn<(options: Record<string, unknown>) => Promise<Result<HostedCore, HostFailure>>>(() =>
  // Only the members the shell uses are there.
  Promise.resolve(succeed(hosted as unknown as HostedCore)),
);
