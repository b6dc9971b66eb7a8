import { describe, expect, it } from 'vitest';
import { clonesAmong, driveIdentity, fingerprint, folderIdentity, identityKey, isWeak, sameVolume, tellApart } from './volume-identity.ts';

const stick = { uuid: '64A5-F00D', label: 'BLINK', sizeBytes: 30748442624, fileSystem: 'exFAT' };
const clips = [{ path: 'blink/21-05/21-05-02/12-54-30_Hof_001.mp4', sizeBytes: 100 }, { path: 'blink/21-05/21-05-02/12-55-30_Hof_001.mp4', sizeBytes: 200 }];
const contents = fingerprint(clips);

describe('which drive it is', () => {
  it('does not depend on where the drive is mounted, nor on how the UUID is written', () => {
    const here = { ...stick, mountPoint: '/media/a', deviceId: '/dev/sda1' };
    const there = { ...stick, uuid: '64a5-f00d', mountPoint: 'E:\\', deviceId: 'E:' };
    expect(identityKey(driveIdentity(here, null))).toBe(identityKey(driveIdentity(there, 'other contents')));
    expect(sameVolume(driveIdentity(here, null), driveIdentity(there, contents))).toBe('same');
  });

  it('keeps the key it has: it is stored in catalogs', () => {
    expect(identityKey(driveIdentity({ ...stick, label: 'Hof: 😀/cam' }, null))).toBe('drive:64A5-F00D:30748442624:Hof%3A%20%F0%9F%98%80%2Fcam');
    expect(identityKey(driveIdentity({ ...stick, uuid: null }, contents))).toBe('weak-drive:BLINK:30748442624:exFAT');
    expect(identityKey(folderIdentity('/home/ann/copy'))).toBe('folder:/home/ann/copy');
  });

  it.each([
    ['another UUID', { uuid: '1111-2222' }, 'different'],
    ['one UUID on a drive of another size', { sizeBytes: 15517876224 }, 'different'],
    ['a size that is not told this time', { sizeBytes: null }, 'same'],
    ['another label', { label: 'CAMERAS' }, 'unsure'],
  ] as const)('%s', (_what, change, verdict) => {
    expect(sameVolume(driveIdentity(stick, 'before'), driveIdentity({ ...stick, ...change }, 'after'))).toBe(verdict);
  });

  it('knows a renamed drive by its contents', () => {
    expect(sameVolume(driveIdentity(stick, contents), driveIdentity({ ...stick, label: 'CAMERAS' }, contents))).toBe('same');
  });

  it('without a UUID needs the contents, and asks when they changed', () => {
    const nameless = { ...stick, uuid: null };
    expect(isWeak(driveIdentity(nameless, null))).toBe(true);
    expect(isWeak(driveIdentity({ ...stick, uuid: '0000-0000' }, null))).toBe(true);
    expect(isWeak(driveIdentity(stick, null))).toBe(false);
    expect(sameVolume(driveIdentity(nameless, contents), driveIdentity(nameless, contents))).toBe('same');
    expect(sameVolume(driveIdentity(nameless, contents), driveIdentity(nameless, 'other'))).toBe('unsure');
    expect(sameVolume(driveIdentity(nameless, null), driveIdentity(nameless, null))).toBe('unsure');
    expect(sameVolume(driveIdentity(stick, contents), driveIdentity(nameless, contents))).toBe('same');
    expect(sameVolume(driveIdentity(nameless, contents), driveIdentity({ ...nameless, label: 'X' }, contents))).toBe('different');
  });

  it('takes a folder by its real path, and never for a drive', () => {
    expect(sameVolume(folderIdentity('/a'), folderIdentity('/a'))).toBe('same');
    expect(sameVolume(folderIdentity('/a'), folderIdentity('/b'))).toBe('different');
    expect(sameVolume(folderIdentity('/a'), driveIdentity(stick, null))).toBe('different');
  });
});

describe('clones', () => {
  const original = { place: '/media/a', identity: driveIdentity(stick, contents) };
  const clone = { place: '/media/b', identity: driveIdentity(stick, 'other') };
  const stranger = { place: '/media/c', identity: driveIdentity({ ...stick, uuid: '1111-2222' }, contents) };

  it('are present volumes with one identity', () => {
    expect(clonesAmong([original, stranger, clone])).toEqual([[original, clone]]);
    expect(clonesAmong([original, stranger])).toEqual([]);
  });

  it('are told apart by their contents, and asked about when those do not decide', () => {
    const known = driveIdentity(stick, contents);
    expect(tellApart(known, [clone, original])).toBe(original);
    expect(tellApart(known, [original, { ...original, place: '/media/d' }])).toBeNull();
    expect(tellApart(known, [clone])).toBeNull();
    expect(tellApart(driveIdentity(stick, null), [{ place: '/x', identity: driveIdentity(stick, null) }])).toBeNull();
  });
});

describe('the fingerprint', () => {
  it('does not depend on order, case or the composition of accents', () => {
    const one = [{ path: 'blink/Caf\u00e9.mp4', sizeBytes: 1 }, { path: 'blink/b.mp4', sizeBytes: 2 }];
    const other = [{ path: 'BLINK/b.mp4', sizeBytes: 2 }, { path: 'blink/cafe\u0301.MP4', sizeBytes: 1 }];
    expect(fingerprint(one)).toBe(fingerprint(other));
  });

  it('differs by name, by size and by what is missing, and is null for nothing', () => {
    const prints = [clips, clips.slice(1), [{ path: clips[0]!.path, sizeBytes: 101 }, clips[1]!], [{ path: 'x', sizeBytes: 100 }, clips[1]!]].map(fingerprint);
    expect(new Set(prints).size).toBe(4);
    expect(fingerprint([])).toBeNull();
  });

  it('does not take a name for a part of its neighbour', () => {
    expect(fingerprint([{ path: 'a', sizeBytes: 1 }, { path: 'b', sizeBytes: 2 }])).not.toBe(fingerprint([{ path: 'a\t1\nb', sizeBytes: 2 }]));
  });
});
