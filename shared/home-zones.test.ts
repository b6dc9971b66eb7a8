// Which zones the drives live in.
import { describe, expect, it } from 'vitest';
import { ZoneId } from './schema.ts';
import { automaticZone, homeZones } from './home-zones.ts';

const computer = ZoneId.parse('America/New_York');
const kathmandu = ZoneId.parse('Asia/Kathmandu');

describe('the home zones of the drives', () => {
  it('are the computer’s for drives that were given none', () => {
    expect([...homeZones([{ homeZone: null }, { homeZone: null }], computer)]).toEqual([computer]);
  });

  it('are one where the drives agree', () => {
    expect([...homeZones([{ homeZone: kathmandu }, { homeZone: kathmandu }], computer)]).toEqual([kathmandu]);
    expect([...homeZones([{ homeZone: computer }, { homeZone: null }], computer)]).toEqual([computer]);
  });

  it('differ when a holiday home’s drive lies beside one that was given none', () => {
    expect(homeZones([{ homeZone: kathmandu }, { homeZone: null }], computer).size).toBe(2);
  });

  it('are none without a drive', () => {
    expect(homeZones([], computer).size).toBe(0);
  });
});

describe('the zone while none is chosen', () => {
  it('is that of the drives where they agree', () => {
    expect(automaticZone([{ homeZone: kathmandu }, { homeZone: kathmandu }], computer)).toBe(kathmandu);
  });

  it('is the computer’s where they differ, and without a drive', () => {
    expect(automaticZone([{ homeZone: kathmandu }, { homeZone: null }], computer)).toBe(computer);
    expect(automaticZone([], computer)).toBe(computer);
  });
});
