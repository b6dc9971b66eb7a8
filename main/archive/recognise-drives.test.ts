import { describe, expect, it } from 'vitest';
import { VolumeId } from '../../shared/ids.ts';
import { areContentsNeeded, recogniseDrives } from './recognise-drives.ts';
import type { KnownDrive } from './recognise-drives.ts';
import type { DriveIdentity } from './volume-identity.ts';

function identity(more: Partial<DriveIdentity> = {}): DriveIdentity {
  return { kind: 'drive', uuid: '64A5-F00D', label: 'BLINK', sizeBytes: 32, fileSystem: 'exFAT', fingerprint: null, ...more };
}

function known(id: number, more: Partial<DriveIdentity> = {}, isHere = false): KnownDrive {
  return { id: VolumeId.parse(id), identity: identity({ fingerprint: 'old', ...more }), isHere };
}

/** One word a drive: the number of the known one, or `?` with the numbers of those it may be. */
function told(arrived: readonly DriveIdentity[], drives: readonly KnownDrive[]): string[] {
  return recogniseDrives(arrived.map((one) => ({ identity: one })), drives)
    .map((answer) => (answer.kind === 'known' ? String(answer.id) : `?${answer.resembles.join()}`));
}

describe('which drive was plugged in', () => {
  const cases: [string, string[], DriveIdentity[], KnownDrive[]][] = [
    ['one never seen', ['?'], [identity({ uuid: 'A' })], [known(1)]],
    ['a known one, whatever lies on it', ['1'], [identity({ fingerprint: 'new' })], [known(1)]],
    ['a renamed one with the same contents', ['1'], [identity({ label: 'X', fingerprint: 'old' })], [known(1)]],
    ['a renamed one with other contents', ['?1'], [identity({ label: 'X', fingerprint: 'new' })], [known(1)]],
    ['the same serial on another size', ['?'], [identity({ sizeBytes: 64 })], [known(1)]],
    ['a clone of one that is here', ['?1'], [identity({ fingerprint: 'old' })], [known(1, {}, true)]],
    ['a known clone of one that is here', ['2'], [identity({ fingerprint: 'two' })], [known(1, {}, true), known(2, { fingerprint: 'two' })]],
    ['one of two known clones', ['2'], [identity({ fingerprint: 'two' })], [known(1), known(2, { fingerprint: 'two' })]],
    ['one of two known clones, changed', ['?1,2'], [identity({ fingerprint: 'new' })], [known(1), known(2, { fingerprint: 'two' })]],
    ['one of two known clones, under its own name', ['2'], [identity({ label: 'TWO', fingerprint: 'new' })], [known(1), known(2, { label: 'TWO' })]],
    ['two clones at once', ['?1', '1'], [identity({ fingerprint: 'new' }), identity({ fingerprint: 'old' })], [known(1)]],
    ['two exact clones at once', ['?1', '?1'], [identity({ fingerprint: 'old' }), identity({ fingerprint: 'old' })], [known(1)]],
    ['two clones never seen', ['?', '?'], [identity(), identity()], []],
    ['a drive and its renamed copy at once', ['?1', '1'], [identity({ label: 'X', fingerprint: 'old' }), identity({ fingerprint: 'new' })], [known(1)]],
    ['one without a serial and the same contents', ['1'], [identity({ uuid: null, fingerprint: 'old' })], [known(1, { uuid: null })]],
    ['one without a serial and other contents', ['?1'], [identity({ uuid: null, fingerprint: 'new' })], [known(1, { uuid: null })]],
  ];
  it.each(cases)('%s', (_, expected, arrived, drives) => {
    expect(told(arrived, drives)).toEqual(expected);
  });

  it('is answered without reading its contents when it is new, or known by name and alone', () => {
    const [drive, other] = [{ identity: identity() }, { identity: identity({ uuid: 'A' }) }];
    expect(areContentsNeeded(drive, [drive, other], [known(1)])).toBe(false);
    expect(areContentsNeeded(other, [drive, other], [known(1)])).toBe(false);
    expect(areContentsNeeded(drive, [drive, { identity: identity() }], [known(1)])).toBe(true);
    expect(areContentsNeeded(drive, [drive], [known(1, {}, true)])).toBe(true);
    expect(areContentsNeeded(drive, [drive], [known(1), known(2)])).toBe(true);
    expect(areContentsNeeded(drive, [drive], [known(1, { label: 'X' })])).toBe(true);
  });
});
