// Scrubbing through a clip with the pointer: after a moment over its picture, where the pointer is says which frame shows.
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import { fillStrip, nearestFrame, openStrip } from './hover-strip.ts';
import type { HoverStrip } from './hover-strip.ts';

const patienceMs = 250;

export interface HoverFrames {
  /** There are frames to show on the canvas. */
  readonly isOpen: boolean;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
}

/** For as long as the pointer is over the picture; `share`: where it is, 0 to 1 of the width. */
export function useHoverFrames(clip: ClipId, share: number): HoverFrames {
  const [strip, setStrip] = useState<HoverStrip | null>(null);
  const place = useRef(share);
  const canvas = useRef<HTMLCanvasElement>(null);

  const indexIn = ({ times }: HoverStrip) => Math.min(times.length - 1, Math.floor(place.current * times.length));
  const draw = useEffectEvent(() => {
    const frame = strip === null ? null : nearestFrame(strip, indexIn(strip));
    const element = canvas.current;
    if (frame === null || element === null) return;
    if (element.width !== frame.width) element.width = frame.width;
    if (element.height !== frame.height) element.height = frame.height;
    element.getContext('2d')?.drawImage(frame, 0, 0);
    element.dataset['isDrawn'] = 'true';
  });

  const open = useEffectEvent(async (signal: AbortSignal) => {
    const opened = await openStrip(clip, signal);
    if (opened === null || signal.aborted) return;
    setStrip(opened);
    await fillStrip(clip, opened, () => indexIn(opened), draw, signal);
  });

  useEffect(() => {
    const stop = new AbortController();
    const timer = window.setTimeout(() => void open(stop.signal), patienceMs);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, []);
  useEffect(() => {
    place.current = share;
    draw();
  }, [strip, share]);

  return { isOpen: strip !== null, canvas };
}
