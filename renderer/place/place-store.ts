// Keeps the place and the address of the page the same. Choosing a clip is a step Back returns from; scrolling is not.
import { create } from 'zustand';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import { hashToPlace, placeToHash, type ListPlace, type Place } from './place.ts';

interface PlaceState extends Place {
  /** Grows when the address changed by itself (Back, Forward): the list goes to `at` again. */
  readonly arrivals: number;
  /** The clip the user chose in this page: it plays at once. One that came with the address waits. */
  readonly chosenHere: ClipId | null;
}

export const usePlace = create<PlaceState>()(() => ({ ...hashToPlace(window.location.hash), arrivals: 0, chosenHere: null }));

function write(change: Partial<PlaceState>, step: 'push' | 'replace'): void {
  usePlace.setState(change);
  const address = placeToHash(usePlace.getState()) || window.location.pathname;
  if (step === 'push') window.history.pushState(null, '', address);
  else window.history.replaceState(null, '', address);
}

/** Opens a clip in the player; null closes it. */
export function chooseClip(clip: ClipId | null): void {
  if (usePlace.getState().clip !== clip) write({ clip, chosenHere: clip }, 'push');
}

export function listMovedTo(at: ListPlace | null): void {
  const now = usePlace.getState().at;
  if (now?.date !== at?.date || now?.index !== at?.index) write({ at }, 'replace');
}

export function switchCamera(camera: CameraId, isOn: boolean): void {
  const rest = usePlace.getState().camerasOff.filter((id) => id !== camera);
  write({ camerasOff: isOn ? rest : [...rest, camera] }, 'push');
}

export function switchAllCamerasOn(): void {
  write({ camerasOff: [] }, 'push');
}

/** Follows Back and Forward for the life of the page; returns the way to stop. */
export function followAddress(): () => void {
  const arrive = () => {
    usePlace.setState(({ arrivals }) => ({ ...hashToPlace(window.location.hash), arrivals: arrivals + 1, chosenHere: null }));
  };
  window.addEventListener('popstate', arrive);
  return () => window.removeEventListener('popstate', arrive);
}
