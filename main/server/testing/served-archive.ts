// For tests: a real core over real folders, served for real, and asked over HTTP as the page asks it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '../../../shared/client.ts';
import type { CoreEvent } from '../../../shared/contract.ts';
import type { FolderId, VolumeId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/schema.ts';
import { ZoneId } from '../../../shared/schema.ts';
import type { Abilities } from '../../abilities.ts';
import { createCore } from '../../core.ts';
import type { Core } from '../../core-types.ts';
import { fillDrive } from '../../testing/cleanup-desk.ts';
import { createDesk, stick, valueOf, type DriveDesk } from '../../testing/drive-desk.ts';
import { serve, type Server } from '../serve.ts';

export interface ServedArchive {
  /** Everything of the test lies here. */
  readonly base: string;
  readonly data: string;
  readonly desk: DriveDesk;
  readonly core: Core;
  readonly server: Server;
  readonly client: Client<AbortSignal>;
  readonly log: string[];
  /** Bugs met in the background. */
  readonly faults: unknown[];
  /** A new drive in a folder of that name, plugged in beside the others, opened and read. */
  addDrive(name: string, clips: readonly string[]): Promise<{ readonly root: string; readonly id: VolumeId }>;
  /** A new empty folder, as the chooser knows it. */
  addFolder(name: string): Promise<{ readonly place: string; readonly id: FolderId }>;
  rpc(method: string, body: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Resolves once it holds: asked now and after each event. */
  until(holds: () => Promise<boolean>): Promise<void>;
  /** Answers what went wrong out of sight. */
  close(): Promise<readonly unknown[]>;
}

export interface ServedArchiveOptions {
  readonly abilities?: Abilities;
  readonly now?: () => Instant;
}

export async function serveArchive({ abilities = {}, now = () => Date.UTC(2026, 10, 20) }: ServedArchiveOptions = {}): Promise<ServedArchive> {
  const base = realpathSync(mkdtempSync(path.join(tmpdir(), 'wallclock-served-')));
  const data = path.join(base, 'data');
  const pageFolder = path.join(base, 'page');
  mkdirSync(pageFolder);
  writeFileSync(path.join(pageFolder, 'index.html'), '<title>Wallclock</title>');
  const desk = createDesk();
  const faults: unknown[] = [];
  const log: string[] = [];
  const made = await createCore({
    dataFolder: data, abilities, now, zone: ZoneId.parse('America/New_York'), version: '0', watch: true, volumes: desk, undoMs: 0, releases: null,
    onFault: (fault) => faults.push(fault),
  });
  const core = made.ok ? made.value : failed(made.failure.code);
  const served = await serve(core, { pageFolder, log: (entry) => log.push(entry), instance: { secret: 'instance-secret', handOver: () => Promise.resolve(null) } });
  const server = served.ok ? served.value : failed(served.failure.code);
  const { name: cookieName, value } = server.sessionCookie();
  const cookie = `${cookieName}=${value}`;

  const rpc: ServedArchive['rpc'] = (method, body, headers = {}) =>
    fetch(`${server.origin}/rpc/${method}`, { method: 'POST', headers: { cookie, 'content-type': 'application/json', ...headers }, body });
  const client = createClient<AbortSignal>(async (method, input) => {
    const answer = await rpc(method, JSON.stringify(input));
    if (answer.status !== 200) throw new Error(`${method} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  });

  const until: ServedArchive['until'] = async (holds) => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    let isLooking = false;
    let hasNews = false;
    const look = async (): Promise<void> => {
      hasNews = true;
      if (isLooking) return;
      isLooking = true;
      while (hasNews) {
        hasNews = false;
        if (await holds()) resolve(undefined);
      }
      isLooking = false;
    };
    const leave = core.subscribe((_event: CoreEvent) => void look().catch(reject));
    look().catch(reject);
    await promise.finally(leave);
  };

  const mounted: ReturnType<typeof stick>[] = [];
  return {
    base, data, desk, core, server, client, log, faults, rpc, until,
    async addDrive(name, clips) {
      const root = path.join(base, name);
      fillDrive(root, clips);
      mounted.push(stick(root, { deviceId: `/dev/${name}`, uuid: `UUID-${name}`, label: name }));
      desk.mount(...mounted);
      const opened: VolumeId[] = [];
      await until(async () => {
        const { volumes, candidates } = await valueOf(client.call('volumes.list', {}));
        const offered = candidates.find(({ place }) => place === root);
        if (offered !== undefined && opened.length === 0) opened.push((await valueOf(client.call('volumes.open', { candidateId: offered.id }))).id);
        return volumes.some((volume) => volume.id === opened[0] && volume.isPresent && volume.scan === 'done' && volume.probed === volume.clips);
      });
      const [id] = opened;
      if (id === undefined) throw new Error(`${name} was not opened.`);
      return { root, id };
    },
    async addFolder(name) {
      const place = path.join(base, name);
      mkdirSync(place);
      let here = await valueOf(client.call('folders.list', { folderId: null }));
      for (const step of ['/', ...place.split(path.sep).filter((one) => one !== '')]) {
        const next = here.entries.find((entry) => entry.name === step);
        if (next === undefined) throw new Error(`${step} is not listed in ${here.path}`);
        here = await valueOf(client.call('folders.list', { folderId: next.id }));
      }
      return { place, id: here.id };
    },
    async close() {
      await server.close();
      await core.close();
      rmSync(base, { recursive: true, force: true });
      return [...faults, ...log.filter((entry) => entry.startsWith('fault'))];
    },
  };
}

function failed(code: string): never {
  throw new Error(code);
}
