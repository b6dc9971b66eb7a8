import { describe, expect, test } from 'vitest';
import { ownArguments } from './own-arguments.ts';

describe('our own arguments', () => {
  test.each([
    ['of a package', ['/opt/wallclock', '/media/BLINK', '--zone', 'Asia/Tokyo'], true, ['/media/BLINK', '--zone', 'Asia/Tokyo']],
    ['of a package started plainly', ['/opt/wallclock'], true, []],
    ['behind the path of the app', ['/e/electron', '.', '--demo'], false, ['--demo']],
    ['behind switches of Electron and the path', ['/e/electron', '--inspect=0', '--no-sandbox', '.', '/d'], false, ['/d']],
    ['among switches of Chromium', ['/opt/w', '--ozone-platform=wayland', '--demo', '--disable-gpu', '--lang=de'], true, ['--demo']],
    ['beside what macOS and the installer add', ['/opt/w', '-psn_0_1234', '--updated', '--demo'], true, ['--demo']],
    ['that end all options', ['/opt/w', '--no-open', '--', '--disable-this-is-a-folder'], true, ['--no-open', '--', '--disable-this-is-a-folder']],
  ])('%s', (_name, argv, isPackaged, own) => {
    expect(ownArguments(argv, isPackaged)).toEqual(own);
  });

  test('keeps a mistyped option, so that it is refused and not passed over', () => {
    expect(ownArguments(['/opt/w', '--datta', '/d', '--use'], true)).toEqual(['--datta', '/d']);
  });
});
