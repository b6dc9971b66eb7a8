// What the person typed means the same whichever folder npm runs the script in.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { resolveArguments } from './caller-arguments.mjs';

const home = resolve('/home/ann');
const at = (name: string) => resolve(home, name);

test.each([
  ['a relative folder', ['drive'], [at('drive')]],
  ['an absolute folder stays', [resolve('/media/usb')], [resolve('/media/usb')]],
  ['here', ['.'], [home]],
  ['flags stay', ['--demo', '--no-open'], ['--demo', '--no-open']],
  ['the data folder', ['--data', 'd', 'drive'], ['--data', at('d'), at('drive')]],
  ['the data folder after =', ['--data=d'], [`--data=${at('d')}`]],
  ['values that are no paths stay', ['--port', '8080', '--zone', 'Asia/Kathmandu'], ['--port', '8080', '--zone', 'Asia/Kathmandu']],
  ['a folder that looks like an option', ['--', '--demo'], ['--', at('--demo')]],
  ['a missing value is left for the face to name', ['--data', '--demo'], ['--data', '--demo']],
  ['an empty argument is left for the face to name', ['', '--data', ''], ['', '--data', '']],
])('%s', (_, typed, given) => {
  expect(resolveArguments(typed, home)).toEqual(given);
});
