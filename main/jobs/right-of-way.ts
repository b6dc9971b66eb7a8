// Who goes first on a drive: the user who plays a clip, before work in the background.
import type { VolumeId } from '../../shared/ids.ts';
import { wait } from './wait.ts';

export interface RightOfWay {
  /** The user wants something from the volume now: background work steps aside for a moment. */
  give(volumeId: VolumeId): void;
  /** Resolves when the moment is over, at once when there was none, or when the signal is aborted. */
  clear(volumeId: VolumeId, signal: AbortSignal): Promise<void>;
}

/** A clip of 4 MB comes from a slow stick in a fraction of this; one that plays on is asked for again. */
const momentMs = 2000;

/** `clock`: milliseconds that never go back. */
export function createRightOfWay(clock = () => performance.now()): RightOfWay {
  const until = new Map<VolumeId, number>();
  return {
    give: (volumeId) => void until.set(volumeId, clock() + momentMs),
    async clear(volumeId, signal) {
      while (!signal.aborted) {
        const leftMs = (until.get(volumeId) ?? -Infinity) - clock();
        if (leftMs <= 0) return;
        await wait(leftMs, signal);
      }
    },
  };
}
