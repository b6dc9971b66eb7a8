// Where the window writes what a person looking for a bug needs: the log in the data folder, and the terminal when there is one.
import { openLogFile } from '../server/log-file.ts';
import type { Log } from '../server/log.ts';

export function openLog(file: string, now: () => number): Log {
  const keep = openLogFile(file, { now, onTrouble: say });
  return (entry) => {
    say(entry);
    keep(entry);
  };
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
