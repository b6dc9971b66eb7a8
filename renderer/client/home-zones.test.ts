// Which zones the drives live in.
import { describe, expect, it } from 'vitest';
import { ZoneId } from '../../shared/schema.ts';
import { homeZones } from './home-zones.ts';

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
