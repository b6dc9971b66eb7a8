// At the end of a clip the next one of the list follows, when that is wanted; the time between them is shown first, or skipped.
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip, ClipDetails } from '../../shared/schema.ts';
import { chooseClip, followClip } from '../place/place-store.ts';
import type { AfterEnd } from './after-end.ts';
import { isPlayable } from './is-playable.ts';
import type { Playback } from './playback.ts';

const gapShownMs = 3000;
/** How long a clip that cannot be played is shown, when no hand has chosen it. */
const troubleShownMs = 2500;

export interface NextAtEnd {
  /** The time between this clip and the next one is on the screen. */
  readonly showsGap: boolean;
  readonly goNow: () => void;
  readonly stay: () => void;
}

export function useNextAtEnd(clip: ClipDetails | undefined, next: Clip | null, afterEnd: AfterEnd, playback: Playback): NextAtEnd {
  const isEnded = useStore(playback.store, (state) => state.isEnded);
  const hasTrouble = useStore(playback.store, (state) => state.errorCode !== null) || (clip !== undefined && !isPlayable(clip));
  const [stayedAt, setStayedAt] = useState<ClipId | null>(null);
  const cameByItself = useRef<ClipId | null>(null);
  const clipId = clip?.id ?? null;
  const goesOn = afterEnd.isAutoplay && next !== null && clipId !== null && stayedAt !== clipId;
  const showsGap = goesOn && isEnded && afterEnd.gaps === 'show';
  const waitMs = !goesOn ? null : isEnded ? (showsGap ? gapShownMs : 0) : hasTrouble ? troubleShownMs : null;

  const go = (open: (clip: ClipId) => void) => {
    if (next === null) return;
    cameByItself.current = next.id;
    open(next.id);
  };
  const goByItself = useEffectEvent(() => {
    // Not from under somebody who writes a note on this clip.
    if (!(document.activeElement instanceof HTMLTextAreaElement)) go(followClip);
  });
  useEffect(() => {
    if (waitMs === null) return;
    if (!isEnded && cameByItself.current !== clipId) return;
    const timer = window.setTimeout(() => goByItself(), waitMs);
    return () => window.clearTimeout(timer);
  }, [waitMs, isEnded, clipId]);

  return { showsGap, goNow: () => go(chooseClip), stay: () => setStayedAt(clipId) };
}
