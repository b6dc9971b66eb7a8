import { describe, expect, test } from 'vitest';
import { faceUsage, parseFaceArguments } from './face-arguments.ts';

const nothing = { demo: false, open: true };

describe('arguments of the window and the browser face', () => {
  test.each([
    ['nothing', [], nothing],
    ['a folder', ['/media/BLINK'], { ...nothing, folder: '/media/BLINK' }],
    ['a folder with spaces and signs', ['E:\\My drive = 2'], { ...nothing, folder: 'E:\\My drive = 2' }],
    ['the demo', ['--demo'], { ...nothing, demo: true }],
    ['no browser', ['--no-open'], { ...nothing, open: false }],
    ['a data folder in the next argument', ['--data', 'tmp/data'], { ...nothing, data: 'tmp/data' }],
    ['a data folder after an equals sign', ['--data=a=b'], { ...nothing, data: 'a=b' }],
    ['a zone in any case', ['--zone', 'america/new_york'], { ...nothing, zone: 'America/New_York' }],
    ['any free port', ['--port', '0'], { ...nothing, port: 0 }],
    ['the last port', ['--port=65535'], { ...nothing, port: 65_535 }],
    ['a reason', ['--why', 'There is no display.'], { ...nothing, why: 'There is no display.' }],
    ['a folder that looks like an option', ['--', '--demo'], { ...nothing, folder: '--demo' }],
    ['a folder between options', ['--zone', 'Asia/Kathmandu', '/d', '--no-open'], { demo: false, open: false, zone: 'Asia/Kathmandu', folder: '/d' }],
  ])('%s', (_name, argv, value) => {
    expect(parseFaceArguments(argv)).toEqual({ ok: true, value });
  });

  test.each([
    ['an unknown option', ['--demoo'], '--demoo is not an option of Wallclock.'],
    ['an unknown short option', ['-x'], '-x is not an option of Wallclock.'],
    ['an option given twice', ['--demo', '--demo'], '--demo is given twice.'],
    ['a flag with a value', ['--demo=yes'], '--demo takes no value.'],
    ['an option without its value', ['--data'], '--data needs a value.'],
    ['an option with an empty value', ['--data='], '--data needs a value.'],
    ['an option where a value should be', ['--data', '--demo'], '--data needs a value.'],
    ['two folders', ['/a', '/b'], 'One folder can be opened at a time: “/a” or “/b”.'],
    ['an empty folder', [''], 'The folder has no name.'],
    ['a folder and the demo', ['/a', '--demo'], 'Open a folder or the demo drive, not both.'],
    ['a zone that does not exist', ['--zone', 'Mars/Olympus'], '“Mars/Olympus” is not a time zone. Write one like America/New_York.'],
    ['a port out of range', ['--port', '65536'], '“65536” is not a port. Write a number from 0 to 65535.'],
    ['a port that is no number', ['--port', '0x50'], '“0x50” is not a port. Write a number from 0 to 65535.'],
    ['a negative port', ['--port', '-1'], '“-1” is not a port. Write a number from 0 to 65535.'],
  ])('refuses %s in a sentence', (_name, argv, sentence) => {
    expect(parseFaceArguments(argv)).toEqual({ ok: false, message: `${sentence} ${faceUsage}` });
  });
});
