// Every form of Range a player or a curious client sends.
import { describe, expect, it } from 'vitest';
import { chooseBytes } from './byte-range.ts';

const etag = '"a-1"';
const part = (from: number, to: number) => ({ kind: 'part', from, to });

describe('chooseBytes', () => {
  it.each([
    ['bytes=0-', part(0, 1000)],
    ['bytes=0-0', part(0, 1)],
    ['bytes=10-19', part(10, 20)],
    ['bytes=999-', part(999, 1000)],
    ['bytes=990-5000', part(990, 1000)],
    ['bytes=0-99999999999999999999999', part(0, 1000)],
    ['bytes=-1', part(999, 1000)],
    ['bytes=-500', part(500, 1000)],
    ['bytes=-5000', part(0, 1000)],
    ['BYTES=1-2', part(1, 3)],
    ['bytes= 1-2 ', part(1, 3)],
    ['bytes=1000-', { kind: 'outside' }],
    ['bytes=1000-1001', { kind: 'outside' }],
    ['bytes=99999999999999999999999-', { kind: 'outside' }],
    ['bytes=-0', { kind: 'outside' }],
    ['bytes=0-1,5-6', { kind: 'whole' }],
    ['bytes=5-2', { kind: 'whole' }],
    ['bytes=-', { kind: 'whole' }],
    ['bytes=', { kind: 'whole' }],
    ['bytes=a-b', { kind: 'whole' }],
    ['bytes=1.5-2', { kind: 'whole' }],
    ['bytes=--5', { kind: 'whole' }],
    ['seconds=0-1', { kind: 'whole' }],
    ['', { kind: 'whole' }],
  ])('reads Range: %s', (range, expected) => {
    expect(chooseBytes({ range }, 1000, etag)).toEqual(expected);
  });

  it('has no byte to give from an empty clip', () => {
    expect(chooseBytes({ range: 'bytes=0-' }, 0, etag)).toEqual({ kind: 'outside' });
    expect(chooseBytes({ range: 'bytes=-1' }, 0, etag)).toEqual({ kind: 'outside' });
    expect(chooseBytes({}, 0, etag)).toEqual({ kind: 'whole' });
  });

  it('honours the range only while If-Range still names this clip', () => {
    const range = 'bytes=1-2';
    expect(chooseBytes({ range, ifRange: etag }, 1000, etag)).toEqual(part(1, 3));
    for (const ifRange of ['"b-1"', `W/${etag}`, 'Sun, 02 May 2021 12:54:30 GMT', '']) {
      expect(chooseBytes({ range, ifRange }, 1000, etag)).toEqual({ kind: 'whole' });
    }
    expect(chooseBytes({ ifRange: etag }, 1000, etag)).toEqual({ kind: 'whole' });
  });

  it('says unchanged to one who has this clip, before it looks at the range', () => {
    for (const ifNoneMatch of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      expect(chooseBytes({ ifNoneMatch, range: 'bytes=5000-' }, 1000, etag)).toEqual({ kind: 'unchanged' });
    }
    expect(chooseBytes({ ifNoneMatch: '"x", "y"' }, 1000, etag)).toEqual({ kind: 'whole' });
  });
});
