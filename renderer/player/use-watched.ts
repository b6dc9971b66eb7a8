// A clip that has been played through for the most part has been watched.
import { useEffect, useRef } from 'react';
import type { ClipDetails } from '../../shared/schema.ts';
import { writeMark } from './marks.ts';
import type { Playback } from './playback.ts';

/** The end is often an empty porch. */
const mostShare = 0.8;

export function useWatched(clip: ClipDetails | undefined, playback: Playback): void {
  const wasWatched = useRef(false);
  const clipId = clip?.id;
  const isWatched = clip?.isWatched === true;
  // Said once for each time it is opened: who takes the mark away again means it.
  useEffect(() => {
    wasWatched.current = false;
  }, [clipId]);
  useEffect(() => {
    if (isWatched) wasWatched.current = true;
  }, [isWatched]);
  useEffect(() => {
    if (clipId === undefined) return;
    return playback.store.subscribe(() => {
      if (wasWatched.current || playback.playedShare() < mostShare) return;
      wasWatched.current = true;
      void writeMark(clipId, { isWatched: true });
    });
  }, [clipId, playback]);
}
