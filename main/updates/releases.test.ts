import { expect, test } from 'vitest';
import { releasesOf } from './releases.ts';

const wallclock = {
  question: 'https://api.github.com/repos/someone/wall.clock/releases/latest',
  page: 'https://github.com/someone/wall.clock/releases/latest',
};

test.each([
  'github:someone/wall.clock', 'https://github.com/someone/wall.clock', 'https://github.com/someone/wall.clock.git', 'git+https://github.com/someone/wall.clock.git',
])('%s says where the releases are', (address) => {
  expect(releasesOf(address)).toEqual(wallclock);
});

test.each([
  '', 'someone/wallclock', 'http://github.com/someone/wallclock', 'https://github.com.evil.test/someone/wallclock', 'https://evil.test/https://github.com/a/b',
  'https://github.com/someone', 'https://github.com/someone/..', 'https://github.com/someone/a/b', 'https://user@github.com/a/b', 'gitlab:someone/wallclock', 'https://github.com/a/b?c',
])('%j names no releases', (address) => {
  expect(releasesOf(address)).toBeNull();
});
