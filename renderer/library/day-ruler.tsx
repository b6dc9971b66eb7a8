// A day drawn to scale: the hours the clock really showed, a lane a camera, a mark where each clip happened.
import { useMemo, useState, type MouseEvent, type ReactNode } from 'react';
import type { Camera, Clip, Instant, LocalDate, Range } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraClass } from './camera-colour.ts';
import { clipUnder, dayHours, hourMarks, labelledHours, lanePaths, laneHeight, xOf, type HourMark } from './ruler.ts';
import './day-ruler.css';

/** Room for the hours under the lanes. */
const labelPx = 18;
const inLanePx = 3;
const reachPx = 16;

export function rulerHeight(cameras: number): number {
  return cameras * laneHeight(cameras) + 2 * inLanePx + labelPx;
}

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

/** Every how many hours a label fits. */
function labelStep(width: number): number {
  if (width >= 960) return 2;
  return width >= 560 ? 3 : 6;
}

function HourTicks({ marks, range, width, bottom }: { marks: readonly HourMark[]; range: Range; width: number; bottom: number }): ReactNode {
  const path = (some: readonly HourMark[]) => some.map(({ at }) => `M${String(Math.round(xOf(range, at, width)) + 0.5)} 0V${String(bottom)}`).join('');
  return (
    <>
      <path className="ruler-tick" d={path(marks.filter(({ hour }) => hour % 6 !== 0))} />
      <path className="ruler-tick strong" d={path(marks.filter(({ hour, at }) => hour % 6 === 0 && at > range.from))} />
    </>
  );
}

export function DayRuler({ date, range, clips, cameras, zone, width, label, playhead = null, onChoose }: DayRulerProps): ReactNode {
  const [hand, setHand] = useState<Instant | null>(null);
  const lanePx = laneHeight(cameras.length);
  const lanesPx = cameras.length * lanePx + 2 * inLanePx;
  const marks = useMemo(() => hourMarks(zone.clock, date), [zone, date]);
  const paths = useMemo(() => lanePaths(clips, cameras, range, width, lanePx), [clips, cameras, range, width, lanePx]);
  const repeat = marks.find(({ isRepeat }) => isRepeat);
  const labels = labelledHours(marks, range, width, labelStep(width));
  const hourPx = width / dayHours(range);

  const instantAt = (event: MouseEvent<SVGSVGElement>): Instant => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return Math.min(range.to - 1, Math.round(range.from + share * (range.to - range.from)));
  };
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const camera = cameras[Math.floor((event.clientY - box.top - inLanePx) / lanePx)];
    const clip = clipUnder(clips, camera?.id, instantAt(event), (reachPx / width) * (range.to - range.from));
    if (clip !== null) onChoose(clip);
  };
  const handX = hand === null ? 0 : xOf(range, hand, width);

  return (
    <svg
      className="ruler" role="img" aria-label={label} width={width} height={lanesPx + labelPx} direction="ltr"
      onClick={choose} onMouseMove={(event) => setHand(instantAt(event))} onMouseLeave={() => setHand(null)}
    >
      <rect className="ruler-ground" width={width} height={lanesPx} rx={4} />
      {repeat !== undefined && <rect className="ruler-repeat" x={xOf(range, repeat.at, width)} width={hourPx} height={lanesPx} />}
      <HourTicks marks={marks} range={range} width={width} bottom={lanesPx} />
      <g transform={`translate(0 ${String(inLanePx)})`} strokeWidth={lanePx - 2}>
        {cameras.map((camera, order) => <path key={camera.id} className={`ruler-lane ${cameraClass(camera.colour)}`} d={paths[order]} />)}
      </g>
      {labels.map(({ at }) => {
        const x = xOf(range, at, width);
        return <text key={at} className="ruler-hour num" x={x < 12 ? 0 : x} y={lanesPx + 13} textAnchor={x < 12 ? 'start' : 'middle'}>{zone.formats.hour(at)}</text>;
      })}
      {playhead !== null && <line className="ruler-playhead" x1={xOf(range, playhead, width)} x2={xOf(range, playhead, width)} y2={lanesPx} />}
      {hand !== null && (
        <g className="ruler-hand" aria-hidden>
          <line x1={handX} x2={handX} y2={lanesPx} />
          <text className="num" x={Math.min(width - 4, Math.max(4, handX))} y={lanesPx + 13} textAnchor={handX < 48 ? 'start' : handX > width - 48 ? 'end' : 'middle'}>{zone.formats.minute(hand)}</text>
        </g>
      )}
    </svg>
  );
}
