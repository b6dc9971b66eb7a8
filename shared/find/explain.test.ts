// The path explainer: from a name to the local time, from a time to where its clips lie.
import { describe, expect, it } from 'vitest';
import { clipPath, parseClipPath } from '../clip-name.ts';
import { parseZone } from '../time.ts';
import { explainName, pathsToLookFor } from './explain.ts';

const at = (text: string): number => Date.parse(text);
const moment = (text: string, precision: 'second' | 'minute' | 'hour') => ({ instant: at(text), range: null, precision });

describe('explaining a name', () => {
  it('gives the local time of both layouts, and which of two it is in autumn', () => {
    const zone = parseZone('America/New_York');
    if (zone === null) throw new Error('No New York here.');
    const parsed = parseClipPath('blink/26-11/26-11-01/05-30-05_Front_Door_001.mp4');
    if (!parsed.ok) throw new Error(parsed.problem);
    const explained = explainName(parsed.clip, { zone, locale: 'en-US' });
    expect({ ...explained, text: explained.text.replaceAll('\u202f', ' ') }).toEqual({
      instant: at('2026-11-01T05:30:05Z'),
      utc: '2026-11-01T05:30:05Z',
      local: '2026-11-01T01:30:05-04:00',
      zone,
      text: 'Sunday, November 1, 2026, 1:30:05 AM EDT (UTC-04:00), New York',
      label: 'EDT (UTC-04:00)',
    });
  });
});

describe('where to look on a drive', () => {
  it('gives folder and start of the name in UTC, as far as the time is known', () => {
    expect(pathsToLookFor(moment('2026-11-01T01:30:05-04:00', 'second'))).toEqual({
      localStorage: ['blink/26-11/26-11-01/05-30-05_'],
      clipBackup: ['blink_backup/26-11/01-05-30-05_'],
    });
    expect(pathsToLookFor(moment('2026-11-01T01:30:00-04:00', 'minute'))).toEqual({
      localStorage: ['blink/26-11/26-11-01/05-30-'],
      clipBackup: ['blink_backup/26-11/01-05-30-'],
    });
    expect(pathsToLookFor(moment('2026-11-01T01:00:00-04:00', 'hour'))).toEqual({
      localStorage: ['blink/26-11/26-11-01/05-'],
      clipBackup: ['blink_backup/26-11/01-05-'],
    });
  });

  it('is how the paths of real clips begin', () => {
    const recordedAt = at('2021-05-02T12:54:30Z');
    const paths = pathsToLookFor({ instant: recordedAt, range: null, precision: 'second' });
    expect(`blink/${clipPath({ kind: 'local-storage', camera: 'Door', recordedAt, number: '001' })}`.startsWith(paths?.localStorage[0] ?? 'none')).toBe(true);
    expect(`blink_backup/${clipPath({ kind: 'clip-backup', camera: 'Door', recordedAt, uid: 'A1' })}`.startsWith(paths?.clipBackup[0] ?? 'none')).toBe(true);
  });

  it('names every UTC day that a local evening or day touches', () => {
    const evening = { from: at('2026-10-30T17:00:00-04:00'), to: at('2026-10-30T22:00:00-04:00') };
    expect(pathsToLookFor({ instant: evening.from, range: evening, precision: 'span' })).toEqual({
      localStorage: ['blink/26-10/26-10-30/', 'blink/26-10/26-10-31/'],
      clipBackup: ['blink_backup/26-10/30-', 'blink_backup/26-10/31-'],
    });
    const utcDay = { from: at('2026-10-30T00:00:00Z'), to: at('2026-10-31T00:00:00Z') };
    expect(pathsToLookFor({ instant: utcDay.from, range: utcDay, precision: 'day' })?.localStorage).toEqual(['blink/26-10/26-10-30/']);
  });

  it('lists no more than two months of days, and nothing beyond the years a name can say', () => {
    const year = { from: at('2025-01-01T00:00:00Z'), to: at('2026-01-01T00:00:00Z') };
    expect(pathsToLookFor({ instant: year.from, range: year, precision: 'span' })?.clipBackup).toHaveLength(62);
    expect(pathsToLookFor(moment('1999-12-31T23:59:59Z', 'second'))).toBeNull();
    expect(pathsToLookFor(moment('2100-01-01T00:00:00Z', 'second'))).toBeNull();
  });
});
