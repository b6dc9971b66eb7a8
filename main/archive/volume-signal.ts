// A cheap sign that something was mounted or unmounted, one for each system. Asking what it was costs more and comes after.
import { watch } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { parseMountInfo } from './mount-info.ts';

export interface VolumeSignal {
  /** Time between two looks, in ms; never under 2000. */
  readonly everyMs: number;
  /** A text that differs after volumes came or went. Rejects when it cannot be read. */
  look(): Promise<string>;
  /** Hears of a change between two looks, where the system offers that. Returns the way to stop. */
  listen?(wake: () => void, onFault: (problem: unknown) => void): () => void;
}

const longestWaitMs = 1000;

/**
 * Asks many places at once without waiting for the slow ones: a place that does not answer in time keeps its last
 * state, and is not asked again until it has answered (each open question holds a thread).
 */
function patientAsker(ask: (place: string) => Promise<string>, waitMs = longestWaitMs): (places: readonly string[]) => Promise<string> {
  const states = new Map<string, string>();
  const pending = new Set<string>();
  const askOnce = async (place: string): Promise<void> => {
    if (pending.has(place)) return;
    pending.add(place);
    states.set(place, await ask(place).catch((problem: unknown) => (problem instanceof Error ? problem.name : 'away')));
    pending.delete(place);
  };
  return async (places) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([Promise.all(places.map(askOnce)), tooLate]);
    clearTimeout(timer);
    return places.map((place) => `${place}\t${states.get(place) ?? ''}`).join('\n');
  };
}

/**
 * The kernel's own table as it stands: no process, no udev. Two things it does not show are added: disks that were
 * pulled while mounted (the mount stays where nobody cleans up), and FUSE drivers that died (it stays as well).
 */
export function linuxSignal(): VolumeSignal {
  let lastTable = '';
  let fuseMounts: string[] = [];
  const askFuse = patientAsker(async (mountPoint) => ((await stat(mountPoint)).isDirectory() ? 'alive' : 'odd'));
  return {
    everyMs: 2000,
    look: async () => {
      const [table, disks] = await Promise.all([readFile('/proc/self/mountinfo', 'utf8'), readdir('/sys/block').catch(() => [])]);
      if (table !== lastTable) {
        lastTable = table;
        fuseMounts = parseMountInfo(table)
          .filter((mount) => mount.fileSystem.startsWith('fuse') && mount.source.startsWith('/dev/') && mount.source !== '/dev/fuse')
          .map((mount) => mount.mountPoint);
      }
      return `${table}\n${disks.join(' ')}\n${await askFuse(fuseMounts)}`;
    },
  };
}

/** Every drive gets a folder in /Volumes. The event is prompt; the look is for the event that was lost. */
export function macSignal(folder = '/Volumes'): VolumeSignal {
  return {
    everyMs: 2500,
    look: async () => (await readdir(folder)).toSorted().join('\0'),
    listen: (wake, onFault) => {
      const watcher = watch(folder, { persistent: false }, () => {
        wake();
      });
      watcher.on('error', onFault);
      return () => {
        watcher.close();
      };
    },
  };
}

/** From C on: A and B were floppy drives, and some still click when they are asked. */
const letters = Array.from('CDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`);

/** Which letters answer, with the serial of what is behind them (`dev` is that on Windows). */
export function windowsSignal(ask: (path: string) => Promise<string> = askLetter, waitMs = longestWaitMs): VolumeSignal {
  const askLetters = patientAsker(ask, waitMs);
  return { everyMs: 2000, look: () => askLetters(letters) };
}

async function askLetter(path: string): Promise<string> {
  return String((await stat(path, { bigint: true })).dev);
}

export function signalOfThisSystem(): VolumeSignal {
  if (process.platform === 'darwin') return macSignal();
  if (process.platform === 'win32') return windowsSignal();
  return linuxSignal();
}
