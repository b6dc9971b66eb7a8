// The hands on the zoom: wheel and pinch at the pointer, drag to move, double click for the whole picture, and steps for keys and buttons.
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Run } from '../actions/use-actions.ts';
import { panBy, wholePicture, zoomAt, type Zoom } from './zoom.ts';

const stepFactor = 1.5;
const panStep = 0.1;
/** A hand that moves less has clicked. */
const dragPx = 4;
const linePx = 16;

interface Point {
  readonly x: number;
  readonly y: number;
}

export interface ZoomHands {
  readonly zoom: Zoom;
  readonly stepIn: () => void;
  readonly stepOut: () => void;
  readonly reset: () => void;
  readonly pan: Run;
  /** For the element that clips the picture. */
  readonly hands: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  };
  /** The click that ends a drag is no click. */
  readonly wasDragged: () => boolean;
}

/** `subject`: another one begins with the whole picture. */
export function useZoom(place: RefObject<HTMLElement | null>, subject: unknown): ZoomHands {
  const [zoom, setZoom] = useState(wholePicture);
  const [shown, setShown] = useState(subject);
  if (shown !== subject) {
    setShown(subject);
    setZoom(wholePicture);
  }
  const pointers = useRef(new Map<number, Point>());
  const dragged = useRef(0);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const px = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePx : 1);
      // A pinch on a trackpad arrives as a wheel with Ctrl, in smaller steps.
      const factor = Math.exp(-px * (event.ctrlKey ? 0.01 : 0.002));
      setZoom((now) => zoomAt(now, factor, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [place]);

  const move = (event: PointerEvent<HTMLElement>) => {
    const before = pointers.current.get(event.pointerId);
    if (before === undefined) return;
    const here = { x: event.clientX, y: event.clientY };
    const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
    pointers.current.set(event.pointerId, here);
    dragged.current += Math.hypot(here.x - before.x, here.y - before.y);
    if (dragged.current < dragPx) return;
    const { currentTarget: element } = event;
    const box = element.getBoundingClientRect();
    if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
    setZoom((now) => {
      if (other === undefined) return panBy(now, (here.x - before.x) / box.width, (here.y - before.y) / box.height);
      const factor = Math.hypot(here.x - other.x, here.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      return zoomAt(now, factor, ((here.x + other.x) / 2 - box.left) / box.width, ((here.y + other.y) / 2 - box.top) / box.height);
    });
  };
  const lift = (event: PointerEvent<HTMLElement>) => {
    pointers.current.delete(event.pointerId);
  };
  const step = (factor: number) => setZoom((now) => zoomAt(now, factor, 0.5, 0.5));

  return {
    zoom,
    stepIn: () => step(stepFactor),
    stepOut: () => step(1 / stepFactor),
    reset: () => setZoom(wholePicture),
    pan: (chord = '') => {
      const [dx, dy] = chord.endsWith('ArrowLeft') ? [panStep, 0] : chord.endsWith('ArrowRight') ? [-panStep, 0] : chord.endsWith('ArrowUp') ? [0, panStep] : [0, -panStep];
      setZoom((now) => panBy(now, dx, dy));
    },
    hands: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        if (pointers.current.size === 0) dragged.current = 0;
        pointers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      onPointerMove: move,
      onPointerUp: lift,
      onPointerCancel: lift,
    },
    wasDragged: () => dragged.current >= dragPx,
  };
}
