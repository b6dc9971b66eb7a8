// The core and its server, running inside Electron's main process.
import { fail, succeed, type Result } from '../../shared/failure.ts';
import type { ZoneId } from '../../shared/schema.ts';
import type { Abilities } from '../abilities.ts';
import type { Core } from '../core-types.ts';
import { createCore } from '../core.ts';
import { recordFault } from '../server/faults.ts';
import type { HandedOver, HandOver } from '../server/instance-route.ts';
import { claimInstance, type Claim } from '../server/instance.ts';
import type { Log } from '../server/log.ts';
import { serve, type Server } from '../server/serve.ts';

export interface HostedCore {
  readonly core: Core;
  readonly server: Server;
  /** Stops listening, then the core; resolves when no handle is left. */
  close: () => Promise<void>;
}

export interface HostOptions {
  readonly dataFolder: string;
  readonly pageFolder: string;
  readonly abilities: Abilities;
  readonly zone: ZoneId;
  readonly version: string;
  readonly port?: number;
  readonly log: Log;
  /** What this launch was asked: handed over when another face already has the data folder. */
  readonly asked: HandedOver;
  /** Answers a later start that asks this one. */
  readonly handOver: HandOver;
}

export type HostFailure = 'data-folder-unusable' | 'already-open' | 'port-unavailable';

/** On a failure nothing stays open. `already-open`: the other face has heard what was asked. */
export async function hostCore(options: HostOptions): Promise<Result<HostedCore, HostFailure>> {
  const claimed = await claimInstance(options.dataFolder, options.asked);
  if (!claimed.ok) return claimed;
  if (claimed.value.kind === 'running') return fail('already-open', options.dataFolder);
  const { claim } = claimed.value;
  try {
    const hosted = await startCore(options, claim);
    if (!hosted.ok) claim.release();
    return hosted;
  } catch (problem) {
    claim.release();
    throw problem;
  }
}

async function startCore(options: HostOptions, claim: Claim): Promise<Result<HostedCore, HostFailure>> {
  const { dataFolder, pageFolder, abilities, zone, version, port, log, handOver } = options;
  const onFault = (problem: unknown): void => {
    recordFault(log, 'core', problem);
  };
  const made = await createCore({ dataFolder, abilities, now: Date.now, zone, version, watch: true, onFault });
  if (!made.ok) return made;
  const core = made.value;

  const instance = { secret: claim.secret, handOver };
  const served = await serve(core, { pageFolder, log, instance, isPageComing: true, ...(port === undefined ? {} : { port }) });
  if (!served.ok) {
    await core.close();
    return served;
  }
  const server = served.value;
  await claim.announce(server.port);
  const close = async (): Promise<void> => {
    await server.close();
    await core.close();
    claim.release();
  };
  return succeed({ core, server, close });
}
