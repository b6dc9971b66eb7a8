// One clip among the answers: as a row of its own, or as a cell beside its camera.
import type { MouseEvent, PointerEvent, ReactNode } from 'react';
import type { Camera, Clip, Instant } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { lengthText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import type { AnswerOption } from './answer-sections.ts';

export interface CellProps {
  readonly option: AnswerOption;
  readonly camera: Camera | undefined;
  readonly drive: string | undefined;
  readonly zone: ZoneInForce;
  readonly showsLetters: boolean;
  /** The instant asked for: a clip of another day says its date. */
  readonly asked: Instant | null;
  readonly isActive: boolean;
  readonly onOpen: () => void;
  readonly onPoint: () => void;
}

export function ClipRow(props: CellProps): ReactNode {
  const { option: { clip, distance, isNearest }, camera, drive } = props;
  const length = clip.facts?.durationMs == null ? null : lengthText(Math.round(clip.facts.durationMs / 1000));
  const state = stateText(clip, drive);
  return (
    <div {...optionProps(props)} className="find-clip">
      <span className="find-when num">{whenText(props)}</span>
      <span className="find-whose"><Swatch camera={camera} /><span className="cut">{nameOf(camera)}</span></span>
      {state !== null && <span className="find-state cut">{state}</span>}
      {length !== null && <span className="find-length num">{length}</span>}
      {distance !== null && <span className="find-distance num" data-nearest={isNearest || undefined}>{distance}</span>}
    </div>
  );
}

export function NearCell(props: CellProps): ReactNode {
  const { option: { clip, distance }, camera, drive } = props;
  const state = stateText(clip, drive);
  return (
    <div {...optionProps(props)} className="find-near">
      <span className="visually-hidden">{nameOf(camera)}</span>
      <span className="find-when num">{whenText(props)}</span>
      {distance !== null && <span className="find-distance num">{distance}</span>}
      {state !== null && <span className="find-state cut">{state}</span>}
    </div>
  );
}

function optionProps({ option, isActive, onOpen, onPoint }: CellProps) {
  return {
    role: 'option',
    id: option.id,
    'aria-selected': isActive,
    // The box keeps the focus: a click is a choice made in it.
    onPointerDown: (event: PointerEvent) => event.preventDefault(),
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onPointerMove: isActive ? undefined : onPoint,
    onClick: onOpen,
  } as const;
}

function whenText({ option: { clip }, zone, showsLetters, asked }: CellProps): string {
  const { clock, formats } = zone;
  const at = clip.recordedAt;
  const letters = showsLetters ? ` ${formats.letters(at) ?? formats.offset(at)}` : '';
  const isThatDay = asked !== null && clock.dateAt(at) === clock.dateAt(asked);
  if (isThatDay) return `${formats.time(at)}${letters}`;
  return `${formats.shortDate(at)}, ${asked === null ? formats.time(at) : formats.minute(at)}${letters}`;
}

function stateText({ state }: Clip, drive: string | undefined): string | null {
  if (state === 'offline') return drive === undefined ? say('find.awayUnknown') : say('find.away', drive);
  return state === 'missing' ? say('clip.stateShort', state) : null;
}

export function nameOf(camera: Camera | undefined): string {
  return camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
}
