// Keeps the place and the address of the page the same. Choosing a clip, a filter or a day is a step Back returns from; scrolling is not.
import { create } from 'zustand';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import { noFilters, type Filters } from '../filters/filters.ts';
import { hashToPlace, placeToHash, type ListPlace, type Place } from './place.ts';

interface PlaceState extends Place {
  /** Grows when the place changed other than by scrolling: the list goes to `at` again. */
  readonly arrivals: number;
  /** The clip the user chose in this page: it plays at once. One that came with the address waits. */
  readonly chosenHere: ClipId | null;
  /** Seconds into that clip at which it starts. */
  readonly startsAt: number;
}

export const usePlace = create<PlaceState>()(() => ({ ...hashToPlace(window.location.hash), arrivals: 0, chosenHere: null, startsAt: 0 }));

function write(change: Partial<PlaceState>, step: 'push' | 'replace'): void {
  usePlace.setState(change);
  const address = placeToHash(usePlace.getState()) || window.location.pathname;
  if (step === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}

/** Opens a clip in the player, `startsAt` seconds into it; null closes it. */
export function chooseClip(clip: ClipId | null, startsAt = 0): void {
  openClip(clip, startsAt, 'push');
}

/** Opens the clip that follows by itself: Back leads to where the user's own hand last was. */
export function followClip(clip: ClipId): void {
  openClip(clip, 0, 'replace');
}

function openClip(clip: ClipId | null, startsAt: number, step: 'push' | 'replace'): void {
  if (usePlace.getState().clip !== clip) write({ clip, chosenHere: clip, startsAt }, step);
  else if (startsAt > 0) usePlace.setState({ chosenHere: clip, startsAt });
}

export function listMovedTo(at: ListPlace | null): void {
  const now = usePlace.getState().at;
  if (now?.date !== at?.date || now?.index !== at?.index) write({ at }, 'replace');
}

/** Brings the list to a place, as a click in the calendar does. */
export function goTo(at: ListPlace): void {
  write({ at, arrivals: usePlace.getState().arrivals + 1 }, 'push');
}

export function switchCamera(camera: CameraId, isOn: boolean): void {
  const rest = usePlace.getState().camerasOff.filter((id) => id !== camera);
  write({ camerasOff: isOn ? rest : [...rest, camera] }, 'push');
}

export function switchAllCamerasOn(): void {
  write({ camerasOff: [] }, 'push');
}

export function changeFilters(change: Partial<Filters>): void {
  const filters = { ...usePlace.getState().filters, ...change };
  const isSame = JSON.stringify(filters) === JSON.stringify(usePlace.getState().filters);
  if (!isSame) write({ filters }, 'push');
}

/** No filter and no camera switched off: every clip. */
export function clearFilters(): void {
  write({ filters: noFilters, camerasOff: [] }, 'push');
}

/** Takes up the place of an earlier launch, unless the address names one. */
export function resumePlace(hash: string): void {
  if (hash === '' || window.location.hash !== '') return;
  write({ ...hashToPlace(hash), arrivals: usePlace.getState().arrivals + 1, chosenHere: null }, 'replace');
}

/** Follows Back and Forward for the life of the page; returns the way to stop. */
export function followAddress(): () => void {
  const arrive = () => {
    usePlace.setState(({ arrivals }) => ({ ...hashToPlace(window.location.hash), arrivals: arrivals + 1, chosenHere: null }));
  };
  window.addEventListener('popstate', arrive);
  return () => window.removeEventListener('popstate', arrive);
}
