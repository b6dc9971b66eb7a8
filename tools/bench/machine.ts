// On what it was measured, and what had to be installed for it.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { root, run, tail } from '../project.mjs';

export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Processes that waited for a core in the last minute, when the bench began. */
  readonly load: number;
  readonly commit: string;
  /** The checkout holds changes that the commit does not. */
  readonly isChanged: boolean;
}

export async function describeMachine(): Promise<Machine> {
  const processors = os.cpus();
  const [commit, changes] = await Promise.all([run('git', ['rev-parse', '--short', 'HEAD']), run('git', ['status', '--porcelain'])]);
  return {
    processor: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    system: `${systemName()}, ${os.type()} ${os.release()}, ${os.arch()}`,
    node: process.version,
    load: Math.round((os.loadavg()[0] ?? 0) * 10) / 10,
    commit: commit.ok ? commit.output.trim() : 'unknown',
    isChanged: changes.output.trim() !== '',
  };
}

function systemName(): string {
  if (!existsSync('/etc/os-release')) return os.platform();
  return /^PRETTY_NAME="?([^"\n]+)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? os.platform();
}

/** Installs the packages whose commands are absent, as root on Debian; answers a sentence for each that could not be. */
export async function installPeers(packages: ReadonlyMap<string, string>): Promise<string[]> {
  const absent = [...packages].filter(([command]) => spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command], { stdio: 'ignore' }).status !== 0);
  if (absent.length === 0) return [];
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return absent.map(([command, name]) => `${command} is absent; install ${name} to measure beside it.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => run('apt-get', ['-qq', ...args], { limitMs: 300_000, env });
  await apt('update');
  const problems: string[] = [];
  for (const name of new Set(absent.map(([, name]) => name))) {
    const installed = await apt('install', '-y', '--no-install-recommends', name);
    if (!installed.ok) problems.push(`apt-get could not install ${name}: ${tail(installed.output, 1)}`);
  }
  return problems;
}

export { root as thisRoot };
