// Scrubbing through a clip with the pointer: after a moment over its picture, where the pointer is says which frame shows.
import { useEffect, useEffectEvent, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import { fillStrip, nearestFrame, openStrip } from './hover-strip.ts';
import type { HoverStrip } from './hover-strip.ts';

const patienceMs = 250;

export interface HoverFrames {
  /** Where the pointer is, 0 to 1 of the width; null while nothing is scrubbed. */
  readonly share: number | null;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
  };
}

function shareAt(event: PointerEvent): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(1, (event.clientX - left) / Math.max(1, width)));
}

export function useHoverFrames(clip: ClipId): HoverFrames {
  const [isOver, setOver] = useState(false);
  const [strip, setStrip] = useState<HoverStrip | null>(null);
  const [share, setShare] = useState(0);
  const place = useRef(0);
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
    if (!isOver) return;
    const stop = new AbortController();
    const timer = window.setTimeout(() => void open(stop.signal), patienceMs);
    return () => {
      window.clearTimeout(timer);
      stop.abort();
    };
  }, [isOver]);
  useEffect(() => draw(), [strip, share]);

  const follow = (event: PointerEvent) => {
    place.current = shareAt(event);
    setShare(place.current);
  };
  return {
    share: isOver && strip !== null ? share : null,
    canvas,
    handlers: {
      onPointerEnter: (event) => {
        // A finger does not hover.
        if (event.pointerType === 'touch') return;
        follow(event);
        setOver(true);
      },
      onPointerMove: (event) => {
        if (isOver) follow(event);
      },
      onPointerLeave: () => {
        setOver(false);
        setStrip(null);
      },
    },
  };
}
