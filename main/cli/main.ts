// The command line: the same core without a screen. Answers the exit code: 0 done, 1 failed, 2 not understood.
import { checkCommand } from './check.ts';
import { cleanCommand } from './clean.ts';
import type { Command, Terminal } from './command.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { findCommand } from './find.ts';
import { listCommand } from './list.ts';

const commands: readonly Command[] = [listCommand, findCommand, explainCommand, checkCommand, exportCommand, cleanCommand];

export async function main(args: readonly string[], terminal: Terminal = ownTerminal()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = name !== undefined;
    const text = `Wallclock reads the USB drive of a Blink Sync Module.\n\n${commands.map((command) => `  ${command.usage}\n      ${command.purpose}\n`).join('')}`;
    if (asked) terminal.out(text);
    else terminal.err(text);
    return asked ? 0 : 2;
  }
  const command = commands.find((one) => one.name === name);
  if (command === undefined) {
    terminal.err(`“${name}” is not a command. Commands: ${commands.map((one) => one.name).join(', ')}.\n`);
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.out(`  ${command.usage}\n      ${command.purpose}\n${command.details}`);
    return 0;
  }
  return command.run(rest, terminal);
}

/** A reader that closes early (`| head`) is no failure. */
function ownTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    locale: process.env['LC_ALL'] ?? process.env['LC_TIME'] ?? process.env['LANG'] ?? 'en',
    now: Date.now(),
  };
}
