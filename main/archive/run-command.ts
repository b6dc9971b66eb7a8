// Runs one of the system's own tools and answers with its text: no shell, no locale, never longer than allowed.
import { execFile } from 'node:child_process';

export interface RunOptions {
  /** After this many ms the tool is killed. 20,000 unless told. */
  readonly timeoutMs?: number;
  /** Text for the tool's standard input, which is closed after it. */
  readonly input?: string;
}

/** `stderr` holds what the tool said about its failure, wherever it said it. */
export type Ran =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly reason: 'missing' | 'timeout' | 'exit'; readonly stderr: string; readonly exitCode: number | null };

export type Runner = (command: string, args: readonly string[], options?: RunOptions) => Promise<Ran>;

const timeoutMsUnlessTold = 20_000;
const mostOutputBytes = 32 * 1024 * 1024;

/**
 * The real runner. `LC_ALL=C` keeps messages in the English the callers look for. A tool that is not installed, or
 * that the account may not start, is `missing`.
 */
export const runCommand: Runner = (command, args, options = {}) =>
  new Promise((resolve) => {
    const timeoutMs = options.timeoutMs ?? timeoutMsUnlessTold;
    const child = execFile(
      command,
      args,
      {
        timeout: timeoutMs,
        killSignal: 'SIGKILL',
        maxBuffer: mostOutputBytes,
        windowsHide: true,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      },
      (problem, stdout, stderr) => {
        if (problem === null) {
          resolve({ ok: true, stdout });
          return;
        }
        const said = stderr.trim() === '' ? stdout : stderr;
        if (problem.code === 'ENOENT' || problem.code === 'EACCES') resolve({ ok: false, reason: 'missing', stderr: said, exitCode: null });
        else if (problem.killed === true && problem.signal === 'SIGKILL') resolve({ ok: false, reason: 'timeout', stderr: said, exitCode: null });
        else resolve({ ok: false, reason: 'exit', stderr: said, exitCode: typeof problem.code === 'number' ? problem.code : null });
      },
    );
    // A tool that ends before it has read its input breaks the pipe; its exit code tells the story.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input ?? '');
  });
