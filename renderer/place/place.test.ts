// The address of the page carries the place, and survives whatever somebody types into it.
import { describe, expect, it } from 'vitest';
import { CameraId, ClipId } from '../../shared/ids.ts';
import { LocalDate } from '../../shared/schema.ts';
import { noFilters } from '../filters/filters.ts';
import { hashToPlace, placeToHash, type Place } from './place.ts';

const nowhere: Place = { clip: null, at: null, camerasOff: [], filters: noFilters };

describe('the place in the address', () => {
  it('comes back the same', () => {
    const place: Place = {
      clip: ClipId.parse(470_400_462_088_937),
      at: { date: LocalDate.parse('2026-11-01'), index: 12 },
      camerasOff: [CameraId.parse(2), CameraId.parse(5)],
      filters: { ...noFilters, only: ['starred'], time: { from: 1320, to: 360 } },
    };
    expect(hashToPlace(placeToHash(place))).toEqual(place);
  });

  it('is empty when there is nothing to say', () => {
    expect(placeToHash(nowhere)).toBe('');
  });

  it.each(['', '#', '#clip=', '#clip=abc', '#clip=-3', '#clip=1.5', '#at=yesterday', '#at=2026-11-01.-1', '#off=,x,0', '#%E0%A4%A'])('makes nothing of %j', (hash) => {
    expect(hashToPlace(hash)).toEqual(nowhere);
  });

  it('keeps what makes sense beside what does not', () => {
    expect(hashToPlace('#clip=7&at=nonsense&off=3,x')).toEqual({ clip: 7, at: null, camerasOff: [3], filters: noFilters });
  });
});
