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

  const isBrought = brought.folder !== null || brought.demo;
  const opened = Promise.withResolvers<null>();
  const told = Promise.withResolvers<null>();
  const making = options.createCore({
    dataFolder,
    abilities: desktopAbilities({ platform: process.platform, env: process.env, run: runOnItsOwn }),
    now: Date.now,
    zone: args.zone ?? computerZone(),
    version: options.version,
    watch: true,
    onOpened: () => {
      opened.resolve(null);
      // To read it first would hold the address up; what was brought is opened in it before there is one.
      return isBrought ? null : told.promise;
    },
    onFault: (error) => void recordFault(log, 'background work', error),
  });
  const core = making.then((made) => (made.ok ? made.value : Promise.reject(new Error(`there is no core: ${made.failure.code}`))));
  // Told below, as a failure.
  core.catch(() => undefined);
  const closeCore = async () => {
    told.resolve(null);
    const made = await making;
    if (made.ok) await made.value.close();
  };
  closers.push(closeCore);

  const served = await serve(core, {
    pageFolder: options.pageFolder,
    log,
    isPageComing: true,
    instance: { secret: claim.secret, handOver: async (handed) => openBrought(await core, handed) },
    ...(args.port === undefined ? {} : { port: args.port }),
  });
  if (!served.ok) {
    await closeCore();
    return served.failure;
  }
  const server = served.value;
  closers.push(() => server.close());

  // The browser takes longer to open than the catalog to be read: what the page asks waits until it is.
  const failed = await (isBrought ? failureOf(making) : Promise.race([opened.promise, failureOf(making)]));
  if (failed !== null) {
    await server.close();
    return failed;
  }
  await claim.announce(server.port);
  if (isBrought) {
    const trouble = await openBrought(await core, brought);
    if (trouble !== null) warn(trouble);
  }
  const url = server.bootUrl();
  say(`${args.why ?? 'Wallclock runs for your browser.'} Open ${url}`);
  const browser = openBrowser(args, url);
  told.resolve(null);
  await browser;
  const late = await failureOf(making);
  if (late !== null) await server.close();
  return late;
}

async function failureOf(making: ReturnType<typeof createCore>): Promise<Failure | null> {
  const made = await making;
  return made.ok ? null : made.failure;
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
