// For tests: a served core with one clip, one page and a log, new for every test of the file that asks for it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { fail, succeed } from '../../../shared/failure.ts';
import { firstSettings } from '../../../shared/settings.ts';
import type { MediaFailure } from '../../media-source.ts';
import { serve, type Server } from '../serve.ts';
import { fakeCore, locateIn, type FakeCore } from './fake-core.ts';

/** Clip 100 and those after it fail in these ways, in this order. */
export const clipFailures: readonly MediaFailure[] = ['clip-unknown', 'clip-missing', 'clip-unreadable', 'volume-offline'];
export const instanceSecret = 'instance-secret';

export interface Serving {
  readonly core: FakeCore;
  server: Server;
  readonly log: string[];
  /** What a second start's folder is handed to. */
  readonly handOver: ReturnType<typeof vi.fn<() => Promise<string | null>>>;
  readonly folder: string;
  readonly pageFolder: string;
  /** The file of clip 1. */
  readonly clip: string;
  readonly clipBytes: Buffer;
  /** Closed by whoever asks. */
  serveOn(core: FakeCore, port?: number): Promise<Server>;
  /** The headers of a browser that was let in, and these. */
  own(headers?: Readonly<Record<string, string>>): Record<string, string>;
  call(method: string, body: string | null, headers?: Readonly<Record<string, string>>): Promise<Response>;
  media(target: string, init?: RequestInit): Promise<Response>;
}

/** Call it at the top of a test file; what it returns is filled before each test. */
export function serveForTests(): Serving {
  const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-serve-'));
  const pageFolder = path.join(folder, 'page');
  const clip = path.join(folder, 'clip.mp4');
  const clipBytes = Buffer.from(Array.from({ length: 4 * 1024 * 1024 }, (_, at) => at % 251));
  const log: string[] = [];
  const handOver = vi.fn(() => Promise.resolve<string | null>(null));
  let core: FakeCore | null = null;
  let server: Server | null = null;

  beforeAll(() => {
    mkdirSync(path.join(pageFolder, 'assets'), { recursive: true });
    writeFileSync(path.join(pageFolder, 'index.html'), '<title>Wallclock</title>');
    writeFileSync(path.join(pageFolder, 'assets/index-B3kq_9aZ.js'), 'export {}');
    writeFileSync(clip, clipBytes);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    log.length = 0;
    handOver.mockReset().mockResolvedValue(null);
    const locateClip = locateIn({ 1: clip });
    core = fakeCore({
      handlers: {
        'settings.read': () => succeed(firstSettings),
        'clips.describe': () => fail('clip-unknown', 'this clip'),
        'cameras.list': () => { throw new Error(`a bug in ${folder}`); },
      },
      locate: (ref) => {
        const failure = ref.kind === 'clip' ? clipFailures[ref.id - 100] : undefined;
        return failure === undefined ? locateClip(ref) : Promise.resolve(fail(failure, 'Front door'));
      },
    });
    server = await serveOn(core);
  });
  afterEach(() => server?.close());

  const serveOn = async (served: FakeCore, port = 0): Promise<Server> => {
    const result = await serve(served, { port, pageFolder, log: (entry) => log.push(entry), instance: { secret: instanceSecret, handOver } });
    if (!result.ok) throw new Error(result.failure.code);
    return result.value;
  };
  const own = (headers: Readonly<Record<string, string>> = {}) => {
    const { name, value } = ready(server).sessionCookie();
    return { cookie: `${name}=${value}`, ...headers };
  };
  return {
    log, handOver, folder, pageFolder, clip, clipBytes, serveOn, own,
    get core() { return ready(core); },
    get server() { return ready(server); },
    set server(next) { server = next; },
    call: (method, body, headers = { 'content-type': 'application/json' }) =>
      fetch(`${ready(server).origin}/rpc/${method}`, { method: 'POST', headers: own(headers), body }),
    media: (target, init = {}) => fetch(`${ready(server).mediaBase}${target}`, init),
  };
}

function ready<Part>(part: Part | null): Part {
  if (part === null) throw new Error('It is served from the first beforeEach on.');
  return part;
}
