// A day drawn to scale: the hours the clock really showed, a lane a camera, a mark where each clip happened.
import { memo, useLayoutEffect, useRef, useState, type MouseEvent, type ReactNode } from 'react';
import type { Camera, Clip, Instant, LocalDate, Range } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { drawRuler, inLanePx, labelPx } from './draw-ruler.ts';
import { lanesHeight } from './list-measures.ts';
import { useInk } from './ruler-ink.ts';
import { clipUnder, laneHeight, xOf } from './ruler.ts';
import './day-ruler.css';

const reachPx = 16;

interface DayRulerProps {
  readonly date: LocalDate;
  readonly range: Range;
  readonly clips: readonly Clip[];
  readonly cameras: readonly Camera[];
  readonly zone: ZoneInForce;
  readonly width: number;
  readonly label: string;
  /** Where the playhead stands on this day. */
  readonly playhead?: Instant | null;
  readonly onChoose: (clip: Clip) => void;
}

export const DayRuler = memo(function DayRuler({ date, range, clips, cameras, zone, width, label, playhead = null, onChoose }: DayRulerProps): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hand, setHand] = useState<Instant | null>(null);
  const ink = useInk();
  const lanePx = laneHeight(cameras.length);
  const lanesPx = lanesHeight(cameras.length);

  useLayoutEffect(() => {
    if (canvas.current !== null) drawRuler(canvas.current, { date, range, clips, cameras, zone, width, lanePx, playhead }, ink);
  }, [date, range, clips, cameras, zone, width, lanePx, playhead, ink]);

  const instantAt = (event: MouseEvent<HTMLElement>): Instant => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return Math.min(range.to - 1, Math.round(range.from + share * (range.to - range.from)));
  };
  const choose = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const camera = cameras[Math.floor((event.clientY - box.top - inLanePx) / lanePx)];
    const clip = clipUnder(clips, camera?.id, instantAt(event), (reachPx / width) * (range.to - range.from));
    if (clip !== null) onChoose(clip);
  };

  return (
    <div className="ruler" data-tour="day" style={{ height: lanesPx + labelPx }} onClick={choose} onMouseMove={(event) => setHand(instantAt(event))} onMouseLeave={() => setHand(null)}>
      <canvas ref={canvas} role="img" aria-label={label} style={{ width, height: lanesPx + labelPx }} />
      {hand !== null && <RulerHand x={xOf(range, hand, width)} lanesPx={lanesPx} width={width} text={zone.formats.minute(hand)} />}
    </div>
  );
});

/** The time under the pointer. */
function RulerHand({ x, lanesPx, width, text }: { readonly x: number; readonly lanesPx: number; readonly width: number; readonly text: string }): ReactNode {
  const edge = x < 48 ? 'start' : x > width - 48 ? 'end' : 'middle';
  return (
    <span className="ruler-hand num" data-edge={edge} style={{ left: x, height: lanesPx }} aria-hidden><span>{text}</span></span>
  );
}
