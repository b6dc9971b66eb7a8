// Runs ffmpeg: the only importer of fluent-ffmpeg. One process an order, with progress, an end to waiting, and its last words.
import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type ffmpeg from 'fluent-ffmpeg';

/** `clip`: one file by its absolute path. `list`: for the concat demuxer, written by us. `made`: a source of libavfilter. */
export type FfmpegInput =
  | { readonly kind: 'clip'; readonly fullPath: string; readonly options?: readonly string[] }
  | { readonly kind: 'list'; readonly fullPath: string }
  | { readonly kind: 'metadata'; readonly fullPath: string }
  | { readonly kind: 'text'; readonly fullPath: string }
  | { readonly kind: 'made'; readonly graph: string };

export interface FfmpegOrder {
  readonly inputs: readonly FfmpegInput[];
  /** What stands before the output. */
  readonly options: readonly string[];
  /** Absolute path; replaced when it is there. Null: nothing is written. */
  readonly output: string | null;
  /** Where files named by filters lie. Never on a drive: a working folder keeps it from being ejected. */
  readonly folder: string;
  readonly signal?: AbortSignal | undefined;
  /** Hears how much of the film is written, in milliseconds and pictures. */
  readonly onProgress?: ((doneMs: number, pictures: number) => void) | undefined;
  /** How long it may go without progress, and take as a whole. */
  readonly stallMs?: number;
  readonly totalMs?: number;
}

export type FfmpegFailureCode = 'cancelled' | 'stalled' | 'too-long' | 'target-full' | 'target-refused' | 'not-started' | 'failed';

/** Why an order was not carried out. `said`: the last lines of stderr. */
export interface FfmpegFailure {
  readonly code: FfmpegFailureCode;
  readonly arguments: readonly string[];
  readonly said: readonly string[];
}

/** `writtenMs`, `pictures`: how much of a film there is. `said`: warnings. */
export type FfmpegAnswer = { readonly ok: true; readonly writtenMs: number; readonly pictures: number; readonly said: readonly string[] } | { readonly ok: false; readonly failure: FfmpegFailure };

/** A program that was found and has answered. */
export interface Ffmpeg {
  readonly path: string;
  readonly version: string;
  readonly from: 'setting' | 'shipped' | 'path';
  /** What it was built with: `libx264`, `libass`. */
  readonly libraries: ReadonlySet<string>;
  run(order: FfmpegOrder): Promise<FfmpegAnswer>;
}

const linesKept = 20;
const defaultStallMs = 60_000;
const defaultTotalMs = 6 * 3_600_000;
/** Counts of `-progress`, one a line, among what ffmpeg says. */
const progressLine = /^\s*(?:frame|fps|stream_\S+|bitrate|total_size|out_time\S*|dup_frames|drop_frames|speed|progress)=/;

const running = new Set<ffmpeg.FfmpegCommand>();
const killAll = (): void => {
  for (const command of running) command.kill('SIGKILL');
};

/**
 * Resolves when the process is gone, however it ended. Rejects for a path that is not absolute: such a one never came through
 * the door to clips.
 */
export async function runFfmpeg(programPath: string, order: FfmpegOrder): Promise<FfmpegAnswer> {
  const { signal, onProgress, stallMs = defaultStallMs, totalMs = defaultTotalMs } = order;
  // Loaded with the first film: no start waits for it.
  const { default: createCommand } = await import('fluent-ffmpeg');
  const command = createCommand({ cwd: order.folder, stdoutLines: linesKept });
  command.setFfmpegPath(programPath);
  for (const input of order.inputs) addInput(command, input);
  const options = ['-y', '-nostdin', '-hide_banner', '-nostats', '-progress', 'pipe:2', '-loglevel', 'warning', ...order.options];
  // With two words or more it takes each as it is; one alone is split at spaces.
  command.outputOptions(...options);
  command.output(order.output === null ? '-' : asFile(order.output));

  const given = argumentsOf(order, options);
  const said: string[] = [];
  // fluent-ffmpeg 2.1.3 throws out of an event, past every handler, where a process cannot be started.
  if (!(await canStart(programPath, order.folder))) return { ok: false, failure: { code: 'not-started', arguments: given, said } };
  if (signal?.aborted === true) return { ok: false, failure: { code: 'cancelled', arguments: given, said } };
  return new Promise((resolve) => {
    let reason: FfmpegFailureCode | null = null;
    let isStarted = false;
    const stop = (why: FfmpegFailureCode): void => {
      reason ??= why;
      if (isStarted) command.kill('SIGKILL');
    };
    const onAbort = (): void => stop('cancelled');
    const stall = setTimeout(stop, stallMs, 'stalled');
    const total = setTimeout(stop, totalMs, 'too-long');
    const end = (answer: FfmpegAnswer): void => {
      clearTimeout(stall);
      clearTimeout(total);
      signal?.removeEventListener('abort', onAbort);
      running.delete(command);
      if (running.size === 0) process.off('exit', killAll);
      resolve(answer);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    let doneMs = -1;
    let pictures = 0;
    command.on('start', () => {
      isStarted = true;
      if (running.size === 0) process.on('exit', killAll);
      running.add(command);
      if (reason !== null) command.kill('SIGKILL');
    });
    command.on('stderr', (line: string) => {
      if (!progressLine.test(line)) {
        if (line.trim() !== '') said.push(line.trim());
        if (said.length > linesKept) said.shift();
        return;
      }
      pictures = Number(/^frame=\s*(\d+)/.exec(line)?.[1] ?? pictures);
      const now = /^out_time_us=(\d+)/.exec(line)?.[1];
      if (now === undefined || Number(now) / 1000 <= doneMs) return;
      doneMs = Number(now) / 1000;
      stall.refresh();
      onProgress?.(doneMs, pictures);
    });
    command.on('end', () => end(reason === null ? { ok: true, writtenMs: Math.max(0, doneMs), pictures, said } : { ok: false, failure: { code: reason, arguments: given, said } }));
    command.on('error', (error: Error) => {
      const code = reason ?? (isStarted ? codeOf(said) : 'not-started');
      end({ ok: false, failure: { code, arguments: given, said: said.length > 0 ? said : [error.message] } });
    });
    command.run();
  });
}

async function canStart(programPath: string, folder: string): Promise<boolean> {
  const isProgram = await access(programPath, constants.X_OK).then(() => true, () => false);
  return isProgram && (await stat(folder).catch(() => null))?.isDirectory() === true;
}

function addInput(command: ffmpeg.FfmpegCommand, input: FfmpegInput): void {
  switch (input.kind) {
    case 'clip':
      command.input(asFile(input.fullPath));
      if (input.options !== undefined && input.options.length > 1) command.inputOptions(...input.options);
      return;
    case 'list':
      command.input(asFile(input.fullPath)).inputOptions('-f', 'concat', '-safe', '0');
      return;
    case 'metadata':
      command.input(asFile(input.fullPath)).inputOptions('-f', 'ffmetadata');
      return;
    case 'text':
      command.input(asFile(input.fullPath)).inputOptions('-f', 'ass');
      return;
    case 'made':
      command.input(input.graph).inputOptions('-f', 'lavfi');
  }
}

/** Named as a file: no name is taken for a protocol, an option or a pattern of numbers. */
function asFile(fullPath: string): string {
  if (!path.isAbsolute(fullPath)) throw new Error(`${fullPath} is not an absolute path.`);
  return `file:${fullPath}`;
}

function codeOf(said: readonly string[]): FfmpegFailureCode {
  const text = said.join('\n');
  if (/No space left on device|Disk quota exceeded/i.test(text)) return 'target-full';
  if (/Read-only file system/i.test(text)) return 'target-refused';
  return 'failed';
}

function argumentsOf(order: FfmpegOrder, options: readonly string[]): string[] {
  const inputs = order.inputs.flatMap((input) => ['-i', 'fullPath' in input ? input.fullPath : input.graph]);
  return [...inputs, ...options, order.output ?? '-'];
}
