// Steps to the next and the previous clip. A press that comes before it is known which clip that is waits for it: keys are
// pressed faster than the core is asked.
import { useEffect, useRef } from 'react';
import type { Output } from '../../shared/contract.ts';
import { chooseClip } from '../place/place-store.ts';

type Neighbours = Output<'clips.neighbours'>;
type Direction = keyof Neighbours;

/** The step in a direction; undefined when there is surely no clip. `neighbours` is undefined while they are asked for. */
export function useSteps(neighbours: Neighbours | undefined): (direction: Direction) => (() => void) | undefined {
  const waiting = useRef<Direction | null>(null);
  useEffect(() => {
    if (neighbours === undefined || waiting.current === null) return;
    const clip = neighbours[waiting.current];
    waiting.current = null;
    if (clip !== null) chooseClip(clip.id);
  }, [neighbours]);

  return (direction) => {
    if (neighbours === undefined) {
      return () => {
        waiting.current = direction;
      };
    }
    const clip = neighbours[direction];
    return clip === null ? undefined : () => chooseClip(clip.id);
  };
}
