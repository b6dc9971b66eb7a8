// macOS: diskutil unmounts every volume of the drive and ejects it, as the Finder does.
import { basename } from 'node:path/posix';
import { lastLine, longestFlushMs } from './eject-outcome.ts';
import type { EjectOutcome } from './eject-outcome.ts';
import type { MountedVolume } from './mounted-volume.ts';
import type { Runner } from './run-command.ts';
import { whoHolds } from './who-holds.ts';
import type { Holder } from './who-holds.ts';

/**
 * Whom diskutil names: `Unmount was dissented by PID 501 (/usr/bin/less)`, or `Dissenter PID=501 (less) status=...`.
 * The line `Dissenter parent PPID ...` that follows names the wrong one and does not match.
 */
export function parseDissenter(text: string): Holder | null {
  const [, pid, path] = /(?:dissented by PID |Dissenter PID=)(\d+)(?: \((.+?)\)(?=\s|\.|$))?/m.exec(text) ?? [];
  if (pid === undefined) return null;
  return { pid: Number(pid), name: path === undefined ? `process ${pid}` : basename(path), paths: [], isOurs: Number(pid) === process.pid };
}

const busy = /dissent|in use|busy|could not be unmounted/i;

export async function ejectMacVolume(volume: MountedVolume, run: Runner): Promise<EjectOutcome> {
  const ran = await run('diskutil', ['eject', volume.deviceId ?? volume.mountPoint], { timeoutMs: longestFlushMs });
  if (ran.ok) return { kind: 'ejected', isPoweredOff: true, stillMounted: [] };
  if (ran.reason === 'missing') return { kind: 'tool-missing', tool: 'diskutil' };
  if (ran.reason === 'timeout') return { kind: 'refused', reason: 'The drive is still writing. Try again in a moment.' };
  if (/(Unable|Failed) to find disk/i.test(ran.stderr)) return { kind: 'ejected', isPoweredOff: true, stillMounted: [] };
  if (!busy.test(ran.stderr)) return { kind: 'refused', reason: lastLine(ran.stderr) };
  const dissenter = parseDissenter(ran.stderr);
  const { holders, isComplete } = await whoHolds([volume.mountPoint], run);
  // The one diskutil names comes first: it said no, the others merely have files open.
  const named = holders.find((holder) => holder.pid === dissenter?.pid) ?? dissenter;
  return {
    kind: 'busy',
    holders: named === null ? holders : [named, ...holders.filter((holder) => holder.pid !== named.pid)],
    isComplete: isComplete || dissenter !== null,
  };
}
