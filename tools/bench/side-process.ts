// A side as the bench sees it: a process that is asked, one question at a time.
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { NotAvailable } from './not-available.ts';
import type { Figures } from './line.ts';
import type { Answer, Question, SideOrder } from './side-messages.ts';
import { systemErrorCode } from '../../main/system-error.ts';

export interface SideProcess {
  readonly version: string;
  round(): Promise<Figures>;
  end(): Promise<void>;
}

export interface SideProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Where a CPU profile is written at the end; null for none. */
  readonly profile: string | null;
}

const longestAnswerMs = 1_200_000;
const child = fileURLToPath(new URL('side-child.ts', import.meta.url));
const running = new Set<ChildProcess>();

/** Rejects with `NotAvailable` where the machine lacks what the side needs. */
export async function startSide(order: SideOrder, { env, profile }: SideProcessOptions): Promise<SideProcess> {
  if (isOver) throw new NotAvailable('the bench was ended');
  const execArgv = ['--expose-gc', '--disable-warning=ExperimentalWarning', ...(profile === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`, `--cpu-prof-name=${order.line}-${order.side}-${String(Date.now())}.cpuprofile`])];
  // A group of its own, so that it can be ended with all that it has started.
  const process_ = fork(child, [], { detached: true, execArgv, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' });
  running.add(process_);
  process_.once('exit', () => running.delete(process_));
  try {
    const { version } = await ask(process_, { ask: 'start', order });
    return {
      version,
      round: async () => (await ask(process_, { ask: 'round' })).figures,
      async end() {
        await ask(process_, { ask: 'end' });
        await stopped(process_);
      },
    };
  } catch (problem) {
    killGroup(process_);
    throw problem;
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (problem) {
    if (systemErrorCode(problem) !== 'ESRCH') throw problem;
  }
}

let isOver = false;

/** For the end of the bench: whatever still runs is ended, and nothing more is started. */
export async function endAllSides(): Promise<void> {
  isOver = true;
  await Promise.all([...running].map((one) => {
    const over = new Promise((done) => one.once('exit', done));
    killGroup(one);
    return over;
  }));
}

function ask(side: ChildProcess, question: Question): Promise<Answer & { readonly ok: true }> {
  if (!side.connected) return Promise.reject(new Error('The process has ended.'));
  const { promise, resolve, reject } = Promise.withResolvers<Answer & { readonly ok: true }>();
  const timer = setTimeout(() => reject(new Error(`No answer within ${String(longestAnswerMs / 60_000)} minutes.`)), longestAnswerMs);
  const hear = (answer: Answer): void => {
    if (answer.ok) resolve(answer);
    else reject(answer.isUnavailable ? new NotAvailable(answer.why) : new Error(answer.why));
  };
  const ended = (code: number | null, signal: string | null): void => reject(new Error(`The process ended with ${signal ?? String(code)}.`));
  side.once('message', hear);
  side.once('exit', ended);
  // Where it has ended meanwhile, its end is what is told.
  side.send(question, () => undefined);
  return promise.finally(() => {
    clearTimeout(timer);
    side.off('message', hear);
    side.off('exit', ended);
  });
}

function stopped(side: ChildProcess): Promise<void> {
  if (side.exitCode !== null || side.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    side.once('exit', () => done());
    side.disconnect();
  });
}
