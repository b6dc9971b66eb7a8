// `explain`: what local time a clip's name stands for, and what names a drive has for a local time.
import { explainName, pathsToLookFor } from '../../shared/find/explain.ts';
import { describeReading } from '../../shared/find/describe.ts';
import { refusalText } from '../../shared/find/refusal-text.ts';
import { understand } from '../../shared/find/understand.ts';
import type { FindContext, Reading, Understanding } from '../../shared/find/understanding.ts';
import { computerZone, utcText } from '../../shared/time.ts';
import { orExplain, readNow, readWords, readZone, refuse } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { localeTag } from './locale-tag.ts';

const options = { zone: { type: 'string' }, now: { type: 'string' }, json: { type: 'boolean' } } as const;

export const explainCommand: Command = {
  name: 'explain',
  usage: 'wallclock explain <file name, path or time> [--zone Z] [--now T] [--json]',
  purpose: 'Tells the local time of a clip’s name, or the names to look for at a local time.',
  details: ['  --zone Z  zone of the wall clock; the computer’s otherwise', '  --now T   the time from which "yesterday" is counted', '  --json    one JSON object', ''].join('\n'),
  run: (args, terminal) => orExplain(explainCommand, terminal, () => Promise.resolve(explain(args, terminal))),
};

interface Explained {
  readonly text: string;
  readonly utc: string | null;
  readonly local: string | null;
  readonly localStorage: readonly string[];
  readonly clipBackup: readonly string[];
}

function explain(args: readonly string[], terminal: Terminal): number {
  const { words, ...given } = readWords(args, options);
  if (words.length === 0) return refuse('Name a clip, a path or a time.');
  const query = words.join(' ');
  const zone = readZone(given.text('zone')) ?? computerZone();
  const context: FindContext = { now: readNow(given.text('now'), zone, terminal), zone, locale: localeTag(terminal.locale), dayInView: null };
  const answer = answerOf(understand(query, context), context);
  if (typeof answer === 'string') {
    terminal.err(`${answer}\n`);
    return 1;
  }
  if (given.flag('json')) terminal.out(`${JSON.stringify({ query, zone, explained: answer })}\n`);
  else for (const one of answer) terminal.out([one.text, ...one.localStorage.map((path) => `  ${path}…`), ...one.clipBackup.map((path) => `  ${path}…`), ''].join('\n'));
  return 0;
}

/** A sentence where there is nothing to explain. */
function answerOf(meant: Understanding, context: FindContext): Explained[] | string {
  switch (meant.kind) {
    case 'nothing':
      return 'Name a clip, a path or a time.';
    case 'not-understood':
      return refusalText(meant.reason);
    case 'gap':
      return `${meant.local.date} ${meant.local.hour}:${String(meant.local.minute).padStart(2, '0')} did not happen in ${meant.zone}: the clocks went forward over it.`;
    case 'clip-name': {
      const { text, label, utc, local } = explainName(meant.clip, context);
      return [{ text: `${utc} is ${text}, ${label}`, utc, local, localStorage: [], clipBackup: [] }];
    }
    case 'clip-name-no-date':
      if (meant.readings.length === 0) {
        return 'The name says a time of day in UTC but no date: paste it with the folders above it, such as 26-11/26-11-01/05-30-05_Front_Door_001.mp4.';
      }
      return meant.readings.map((reading) => explainReading(reading, context));
    case 'times':
      return meant.readings.map((reading) => explainReading(reading, context));
  }
}

function explainReading(reading: Reading, context: FindContext): Explained {
  const paths = pathsToLookFor(reading);
  return {
    text: describeReading(reading, context),
    utc: utcText(reading.instant),
    local: null,
    localStorage: paths?.localStorage ?? [],
    clipBackup: paths?.clipBackup ?? [],
  };
}
