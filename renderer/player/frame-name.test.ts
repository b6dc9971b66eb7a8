// The name of a saved frame says camera and wall clock, and is legal everywhere.
import { describe, expect, it } from 'vitest';
import { parseZone, zoneClock } from '../../shared/time.ts';
import { frameName } from './frame-name.ts';

const clockOf = (name: string) => {
  const zone = parseZone(name);
  if (zone === null) throw new Error(name);
  return zoneClock(zone);
};
const five = Date.parse('2026-11-05T22:00:03.400Z');

describe('the name of a frame', () => {
  it('is the camera and its wall clock', () => {
    expect(frameName('Front Door', five, clockOf('America/New_York'), '.png')).toBe('Front Door 2026-11-05 17.00.03 EST.png');
    expect(frameName('Front Door', five, clockOf('Asia/Kathmandu'), '.jpg')).toBe('Front Door 2026-11-06 03.45.03 UTC+05.45.jpg');
    expect(frameName('Front Door', five, clockOf('UTC'), '.png')).toBe('Front Door 2026-11-05 22.00.03 UTC.png');
  });

  it('tells the two half past ones of an autumn night apart', () => {
    const clock = clockOf('America/New_York');
    expect(frameName('A', Date.parse('2026-11-01T05:30:00Z'), clock, '.png')).toBe('A 2026-11-01 01.30.00 EDT.png');
    expect(frameName('A', Date.parse('2026-11-01T06:30:00Z'), clock, '.png')).toBe('A 2026-11-01 01.30.00 EST.png');
  });

  it.each(['a/b\\c:d*?"<>|', '../..', 'CON', '  ', '🏠'.repeat(200), 'بوابة'])('holds nothing a system refuses, and the whole time: %j', (camera) => {
    const name = frameName(camera, five, clockOf('America/New_York'), '.png');
    // eslint-disable-next-line no-control-regex -- control characters are what must not be there
    expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f]/);
    expect(name).toMatch(/\S.* 2026-11-05 17\.00\.03 EST\.png$/);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
  });
});
