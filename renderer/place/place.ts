// Where the user is: the clip that is open, the top of the list, the cameras switched off, the filters. The address of the page carries it.
import { z } from 'zod';
import { CameraId, ClipId } from '../../shared/ids.ts';
import { LocalDate } from '../../shared/schema.ts';
import type { Filters } from '../filters/filters.ts';
import { filtersToParams, paramsToFilters } from '../filters/filters-address.ts';

/** The clip at the top of the list: the day and its index in it, newest first. Survives any change of columns. */
export interface ListPlace {
  readonly date: LocalDate;
  readonly index: number;
}

export interface Place {
  readonly clip: ClipId | null;
  readonly at: ListPlace | null;
  readonly camerasOff: readonly CameraId[];
  readonly filters: Filters;
}

const Digits = z.string().regex(/^\d{1,16}$/).transform(Number);
const Index = Digits.pipe(z.number().int());
const ClipNumber = Digits.pipe(ClipId);
const CameraNumber = Digits.pipe(CameraId);

function parseAt(text: string | null): ListPlace | null {
  if (text === null) return null;
  const [date, index = '0'] = text.split('.');
  const parsed = z.object({ date: LocalDate, index: Index }).safeParse({ date, index });
  return parsed.success ? parsed.data : null;
}

/** Reads `#clip=12&at=2026-11-01.4&off=2,3` and the filters; what does not make sense is left out. Pure. */
export function hashToPlace(hash: string): Place {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const clip = ClipNumber.safeParse(params.get('clip'));
  const off = (params.get('off') ?? '').split(',').flatMap((text) => {
    const camera = CameraNumber.safeParse(text);
    return camera.success ? [camera.data] : [];
  });
  return { clip: clip.success ? clip.data : null, at: parseAt(params.get('at')), camerasOff: off, filters: paramsToFilters(params) };
}

/** The inverse of `hashToPlace`; empty when there is nothing to say. Pure. */
export function placeToHash({ clip, at, camerasOff, filters }: Place): string {
  const parts = [
    ...(clip === null ? [] : [`clip=${String(clip)}`]),
    ...(at === null ? [] : [`at=${at.date}.${String(at.index)}`]),
    ...(camerasOff.length === 0 ? [] : [`off=${camerasOff.join(',')}`]),
    ...filtersToParams(filters),
  ];
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
