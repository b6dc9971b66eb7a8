// Who keeps a volume from being unmounted: the programs with an open file, a working folder or a mapped file on it.
import { readFile, readdir, readlink } from 'node:fs/promises';
import path from 'node:path';
import type { Runner } from './run-command.ts';

export interface Holder {
  readonly pid: number;
  /** The program's name as the system shows it. */
  readonly name: string;
  /** Up to five of the places it holds. */
  readonly paths: readonly string[];
  /** This process, or a program it started: ours to close, not the user's. */
  readonly isOurs: boolean;
}

export interface Holders {
  readonly holders: readonly Holder[];
  /** False when processes of other accounts could not be looked into: the list may lack the one that matters. */
  readonly isComplete: boolean;
}

const mostPaths = 5;

function liesOn(place: string, mountPoints: readonly string[]): boolean {
  return mountPoints.some((mountPoint) => place === mountPoint || place.startsWith(mountPoint.endsWith('/') ? mountPoint : `${mountPoint}/`));
}

type Looked = { readonly kind: 'told'; readonly paths: readonly string[] } | { readonly kind: 'forbidden' } | { readonly kind: 'ended' };

const forbidden = new Set(['EACCES', 'EPERM']);

function isForbidden(problem: unknown): boolean {
  return problem instanceof Error && 'code' in problem && forbidden.has(String(problem.code));
}

/** Files of `/proc/<pid>/maps` (proc(5)): the path is what follows the fifth column. */
export function mappedFiles(maps: string): string[] {
  return maps.split('\n').flatMap((line) => /^\S+ \S+ \S+ \S+ \S+ +(\/.*)$/.exec(line)?.[1] ?? []);
}

/** Everything a process holds, read from links only: nothing on the volume itself is touched, it may be dead. */
async function lookInto(process: string): Promise<Looked> {
  try {
    const descriptors = (await readdir(`${process}/fd`)).map((number) => `fd/${number}`);
    const links = await Promise.all([...descriptors, 'cwd', 'root', 'exe'].map((name) => readlink(`${process}/${name}`).catch(() => null)));
    const maps = await readFile(`${process}/maps`, 'utf8');
    return { kind: 'told', paths: [...links.filter((path) => path !== null), ...mappedFiles(maps)] };
  } catch (problem) {
    return { kind: isForbidden(problem) ? 'forbidden' : 'ended' };
  }
}

async function describeProcess(pid: number, paths: readonly string[]): Promise<Holder> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const field = (name: string): string | null => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1] ?? null;
  const isOurs = pid === process.pid || field('PPid') === String(process.pid);
  const name = field('Name');
  // Node names its threads: the program is then better known by its file.
  const program = name === 'MainThread' ? await readlink(`/proc/${pid}/exe`).then((exe) => path.basename(exe), () => name) : name;
  return { pid, name: program ?? `process ${pid}`, paths: [...new Set(paths)].slice(0, mostPaths), isOurs };
}

/** Linux: every process under /proc. Without root only the account's own processes can be looked into. */
async function holdersByProc(mountPoints: readonly string[]): Promise<Holders> {
  const holders: Holder[] = [];
  let isComplete = true;
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const looked = await lookInto(`/proc/${pid}`);
    if (looked.kind === 'forbidden') isComplete = false;
    if (looked.kind !== 'told') continue;
    const held = looked.paths.filter((path) => liesOn(path, mountPoints));
    if (held.length > 0) holders.push(await describeProcess(pid, held));
  }
  return { holders, isComplete };
}

/** With `LC_ALL=C` lsof writes bytes beyond ASCII as `\xf0`. */
function unescapeHex(text: string): string {
  if (!text.includes('\\x')) return text;
  const bytes = text.replace(/\\x([0-9a-f]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Reads `lsof -F pRcn`: one field a line, `p` starts a process. */
export function parseLsof(text: string, ownPid: number): Holder[] {
  const holders: { pid: number; name: string; paths: string[]; isOurs: boolean }[] = [];
  for (const line of text.split('\n')) {
    const value = line.slice(1);
    const last = holders.at(-1);
    if (/^p\d+$/.test(line)) holders.push({ pid: Number(value), name: `process ${value}`, paths: [], isOurs: Number(value) === ownPid });
    else if (last === undefined) continue;
    else if (line.startsWith('c')) last.name = unescapeHex(value);
    else if (line.startsWith('R')) last.isOurs ||= Number(value) === ownPid;
    else if (line.startsWith('n') && last.paths.length < mostPaths) last.paths.push(unescapeHex(value));
  }
  return holders;
}

/** macOS: lsof of the whole file system. Without root it does not show the system's own programs (Spotlight, Time Machine). */
async function holdersByLsof(mountPoints: readonly string[], run: Runner): Promise<Holders> {
  const ran = await run('lsof', ['-w', '-n', '-P', '-F', 'pRcn', '+f', '--', ...mountPoints], { timeoutMs: 10_000 });
  // lsof ends with 1 whenever one of the places held nothing, and still tells of the others.
  return { holders: parseLsof(ran.ok ? ran.stdout : ran.stderr, process.pid), isComplete: false };
}

/** `mountPoints`: every place where the volume is mounted. Windows does not tell: an empty list that is not complete. */
export async function whoHolds(mountPoints: readonly string[], run: Runner): Promise<Holders> {
  if (process.platform === 'linux') return holdersByProc(mountPoints);
  return process.platform === 'win32' ? { holders: [], isComplete: false } : holdersByLsof(mountPoints, run);
}
