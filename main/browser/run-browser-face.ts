// The browser face from its arguments to its end: claims the data folder, serves the core, says where, opens the browser, closes in time.
import { homedir } from 'node:os';
import path from 'node:path';
import { failureLine } from '../../shared/failure-text.ts';
import type { Failure } from '../../shared/failure.ts';
import { computerZone } from '../../shared/time.ts';
import type { createCore } from '../core.ts';
import { userDataFolder } from '../data-folder.ts';
import { parseFaceArguments, type FaceArguments } from '../face-arguments.ts';
import { recordFault } from '../server/faults.ts';
import { claimInstance, type Claim } from '../server/instance.ts';
import type { HandedOver } from '../server/instance-route.ts';
import { openLogFile } from '../server/log-file.ts';
import { serve } from '../server/serve.ts';
import { desktopAbilities } from './desktop.ts';
import { openBrought } from './open-brought.ts';
import { hasDisplay, runOnItsOwn, systemCommand } from './system-open.ts';

export interface BrowserFaceOptions {
  /** What follows the program's name. */
  readonly argv: readonly string[];
  /** The built page, absolute. */
  readonly pageFolder: string;
  readonly version: string;
  readonly createCore: typeof createCore;
}

// Whoever presses Ctrl-C has waited long enough after this, whatever a drive is doing.
const closeLimitMs = 2000;

/** Takes over the process: exit code 0 when asked to end or when handed over, 1 with a sentence on failure, 2 on bad usage. */
export async function runBrowserFace(options: BrowserFaceOptions): Promise<void> {
  const parsed = parseFaceArguments(options.argv);
  if (!parsed.ok) {
    endWith(2, parsed.message);
    return;
  }
  const args = parsed.value;
  const dataFolder = path.resolve(args.data ?? userDataFolder({ platform: process.platform, env: process.env, home: homedir() }));
  const brought: HandedOver = { folder: args.folder === undefined ? null : path.resolve(args.folder), demo: args.demo };

  const claimed = await claimInstance(dataFolder, brought);
  if (!claimed.ok) {
    endWith(1, failureLine(claimed.failure));
    return;
  }
  if (claimed.value.kind === 'running') {
    const { url, trouble } = claimed.value;
    if (trouble !== null) warn(trouble);
    say(`Wallclock is already open. ${url}`);
    await openBrowser(args, url);
    return;
  }
  const { claim } = claimed.value;
  const failure = await run(options, args, { dataFolder, brought, claim });
  if (failure === null) return;
  claim.release();
  endWith(1, failureLine(failure));
}

interface Ground {
  readonly dataFolder: string;
  readonly brought: HandedOver;
  readonly claim: Claim;
}

/** Null when Wallclock is up. */
async function run(options: BrowserFaceOptions, args: FaceArguments, { dataFolder, brought, claim }: Ground): Promise<Failure | null> {
  // The folder this was started in may be the drive: standing in it would keep it from being ejected.
  process.chdir(dataFolder);
  const logFile = path.join(dataFolder, 'log', 'wallclock.log');
  const log = openLogFile(logFile, { now: Date.now, onTrouble: warn });

  const closers: (() => Promise<void>)[] = [];
  let isClosing = false;
  const close = async (exitCode: number) => {
    if (isClosing) return;
    isClosing = true;
    const limit = setTimeout(() => {
      log('closing took too long and was cut short');
      claim.release();
      process.exit(exitCode);
    }, closeLimitMs);
    for (const closer of closers.toReversed()) await closer();
    clearTimeout(limit);
    claim.release();
    process.exit(exitCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close(0));
  process.on('uncaughtException', (error) => {
    const fault = recordFault(log, 'the browser face', error);
    warn(`Wallclock met a bug and has to stop. The log ${logFile} has it as fault ${fault}.`);
    void close(1);
  });

  const made = await options.createCore({
    dataFolder,
    abilities: desktopAbilities({ platform: process.platform, env: process.env, run: runOnItsOwn }),
    now: Date.now,
    zone: args.zone ?? computerZone(),
    version: options.version,
    watch: true,
    onFault: (error) => void recordFault(log, 'background work', error),
  });
  if (!made.ok) return made.failure;
  const core = made.value;
  closers.push(() => core.close());

  const served = await serve(core, {
    pageFolder: options.pageFolder,
    log,
    instance: { secret: claim.secret, handOver: (handed) => openBrought(core, handed) },
    ...(args.port === undefined ? {} : { port: args.port }),
  });
  if (!served.ok) {
    await core.close();
    return served.failure;
  }
  const server = served.value;
  closers.push(() => server.close());

  await claim.announce(server.port);
  const trouble = await openBrought(core, brought);
  if (trouble !== null) warn(trouble);
  const url = server.bootUrl();
  say(`${args.why ?? 'Wallclock runs for your browser.'} Open ${url}`);
  await openBrowser(args, url);
  return null;
}

async function openBrowser({ open }: FaceArguments, url: string): Promise<void> {
  if (open && hasDisplay(process.platform, process.env)) await runOnItsOwn(systemCommand(process.platform, { kind: 'address', url }));
}

function endWith(exitCode: number, sentence: string): void {
  warn(sentence);
  process.exitCode = exitCode;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}
