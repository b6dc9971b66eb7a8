// Runs the commands that people would use instead.
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { NotAvailable } from './not-available.ts';
import { systemErrorCode } from '../../main/system-error.ts';

const run = promisify(execFile);

/** Ms from its start to its end; what it says on the way is thrown away. Rejects when it fails. */
export function timeCommand(command: string, args: readonly string[]): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const startedAt = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.once('error', reject);
  child.once('close', (code) => {
    if (code === 0) resolve(performance.now() - startedAt);
    else reject(new Error(`${command} ended with ${String(code)}: ${said.slice(-500)}`));
  });
  return promise;
}

/** The first line a command says to a question about its version; rejects with `NotAvailable` where there is no such command. */
export async function versionOf(command: string, question = '--version'): Promise<string> {
  try {
    const { stdout, stderr } = await run(command, [question]);
    const first = `${stdout}${stderr}`.trim().split('\n')[0] ?? '';
    return first.startsWith(command) ? first.slice(0, 60) : `${command} ${first}`.slice(0, 60);
  } catch (problem) {
    if (systemErrorCode(problem) === 'ENOENT') throw new NotAvailable(`${command} is not installed`);
    throw problem;
  }
}
