import { expect, test } from 'vitest';
import { isNewer, parseVersion } from './version.ts';

test.each([
  ['v1.0.1', '1.0.0'], ['1.1.0', '1.0.9'], ['2.0.0', '1.99.99'], ['1.10.0', '1.9.0'], ['1.0.0', '1.0.0-beta.2'], ['1.0.1-rc.1', '1.0.0'],
])('%s is newer than %s', (release, own) => {
  expect(isNewer(release, own)).toBe(true);
  expect(isNewer(own, release)).toBe(false);
});

test.each([['1.0.0', '1.0.0'], ['v1.0.0', '1.0.0'], ['1.0.0-a', '1.0.0-b'], ['nightly', '1.0.0'], ['2.0.0', 'bench'], ['9999999999999999999999.0.0', '1.0.0'], ['1.0', '0.9.0']])(
  '%s is not newer than %s', (release, own) => {
    expect(isNewer(release, own)).toBe(false);
  },
);

test.each([['v1.2.3', '1.2.3'], ['1.2.3-rc.1', '1.2.3-rc.1'], ['v1.2', null], ['1.2.3; rm', null], ['<b>1.2.3</b>', null]])('%s is read as %j', (text, version) => {
  expect(parseVersion(text)).toBe(version);
});
