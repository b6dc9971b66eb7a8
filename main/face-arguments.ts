// What the window and the browser face can be told when they are started: `[folder] --demo --data DIR --zone Z --port N --no-open`.
import type { ZoneId } from '../shared/schema.ts';
import { parseZone } from '../shared/time.ts';

/** Folders are as typed: whoever started the program resolves them against its own working directory. */
export interface FaceArguments {
  readonly folder?: string;
  readonly demo: boolean;
  /** False after `--no-open`: the browser face only prints its address. */
  readonly open: boolean;
  /** Where the catalog lives instead of the user's data folder. */
  readonly data?: string;
  /** The zone of the computer, said instead of asked. */
  readonly zone?: ZoneId;
  /** TCP port of the app's listener, 0-65535; 0 is any free one. */
  readonly port?: number;
  /** Why this face was started instead of the window: one sentence for the person, said by the start script. */
  readonly why?: string;
}

export type ParsedFaceArguments =
  | { readonly ok: true; readonly value: FaceArguments }
  | { readonly ok: false; readonly message: string };

export const faceUsage = 'Usage: wallclock [folder] [--demo] [--data DIR] [--zone ZONE] [--port N] [--no-open]';

const flags = ['--demo', '--no-open'] as const;
const options = ['--data', '--zone', '--port', '--why'] as const;
type Flag = (typeof flags)[number];
type Option = (typeof options)[number];

/**
 * Reads the arguments that follow the program's name. A value stands in the next argument or after `=`; after `--` only
 * a folder can follow. Unknown, doubled and contradicting arguments fail with one sentence for the user.
 */
export function parseFaceArguments(argv: readonly string[]): ParsedFaceArguments {
  const given = new Set<string>();
  const values = new Map<Option, string>();
  let folder: string | undefined;
  let optionsEnded = false;

  const rest = [...argv];
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--' && !optionsEnded) {
      optionsEnded = true;
    } else if (optionsEnded || !argument.startsWith('-')) {
      if (argument === '') return refuse('The folder has no name.');
      if (folder !== undefined) return refuse(`One folder can be opened at a time: “${folder}” or “${argument}”.`);
      folder = argument;
    } else {
      const equals = argument.indexOf('=');
      const name = equals < 0 ? argument : argument.slice(0, equals);
      if (given.has(name)) return refuse(`${name} is given twice.`);
      given.add(name);
      if (isFlag(name)) {
        if (equals >= 0) return refuse(`${name} takes no value.`);
      } else if (isOption(name)) {
        const value = equals < 0 ? rest.shift() : argument.slice(equals + 1);
        if (value === undefined || value === '' || (equals < 0 && value.startsWith('--'))) return refuse(`${name} needs a value.`);
        values.set(name, value);
      } else {
        return refuse(`${name} is not an option of Wallclock.`);
      }
    }
  }

  if (folder !== undefined && given.has('--demo')) return refuse('Open a folder or the demo drive, not both.');

  const zoneText = values.get('--zone');
  const zone = zoneText === undefined ? undefined : parseZone(zoneText);
  if (zone === null) return refuse(`“${zoneText ?? ''}” is not a time zone. Write one like America/New_York.`);

  const portText = values.get('--port');
  const port = portText === undefined ? undefined : parsePort(portText);
  if (port === null) return refuse(`“${portText ?? ''}” is not a port. Write a number from 0 to 65535.`);

  const data = values.get('--data');
  const why = values.get('--why');
  return {
    ok: true,
    value: {
      demo: given.has('--demo'),
      open: !given.has('--no-open'),
      ...(folder === undefined ? {} : { folder }),
      ...(data === undefined ? {} : { data }),
      ...(zone === undefined ? {} : { zone }),
      ...(port === undefined ? {} : { port }),
      ...(why === undefined ? {} : { why }),
    },
  };
}

function isFlag(name: string): name is Flag {
  return flags.some((flag) => flag === name);
}

function isOption(name: string): name is Option {
  return options.some((option) => option === name);
}

function parsePort(text: string): number | null {
  if (!/^\d{1,5}$/.test(text)) return null;
  const port = Number(text);
  return port <= 65_535 ? port : null;
}

function refuse(sentence: string): ParsedFaceArguments {
  return { ok: false, message: `${sentence} ${faceUsage}` };
}
