import { expect, test } from 'vitest';
import { codecName } from './codec-name.ts';

test.each([
  ['avc1.640028', 'H.264'], ['hvc1.1.6.L93.90', 'HEVC'], ['HEV1', 'HEVC'], ['av01.0.04M.08', 'AV1'], ['vp09', 'VP9'], ['xyz9.1', 'xyz9'], ['', null], [null, null],
])('%s is called %s', (codec, name) => {
  expect(codecName(codec)).toBe(name);
});
