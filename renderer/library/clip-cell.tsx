// One clip in the grid: its time first, then whose it is, then what it is.
import { memo, useEffect, useRef, type ReactNode } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera, Clip } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { lengthText, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { cameraClass, cameraRound } from './camera-colour.ts';
import { cameraName } from './swatch.tsx';

export interface ClipCellProps {
  readonly clip: Clip;
  readonly camera: Camera | undefined;
  readonly zone: ZoneInForce;
  /** The clocks change on this day: the letters of the zone tell two equal times apart. */
  readonly showsLetters: boolean;
  readonly index: number;
  readonly column: number;
  readonly isChosen: boolean;
  /** Carries the tab stop of the list. */
  readonly isActive: boolean;
  readonly wantsFocus: boolean;
  readonly onOpen: (clip: ClipId, index: number) => void;
}

/** What is wrong with a clip in a word, and how bad. */
function trouble(clip: Clip): { tone: 'bad' | 'warn'; words: string } | null {
  if (clip.state === 'missing') return { tone: 'bad', words: say('clip.stateShort', clip.state) };
  if (clip.facts?.damage != null) return { tone: 'bad', words: say('clip.damaged') };
  if (clip.state === 'offline') return { tone: 'warn', words: say('clip.stateShort', clip.state) };
  return null;
}

export const ClipCell = memo(function ClipCell(props: ClipCellProps): ReactNode {
  const { clip, camera, zone, showsLetters, index, column, isChosen, isActive, wantsFocus, onOpen } = props;
  const cell = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wantsFocus) cell.current?.focus({ preventScroll: true });
  }, [wantsFocus]);

  const [time, rest] = zone.formats.timeParts(clip.recordedAt);
  const letters = showsLetters ? ` ${zone.formats.letters(clip.recordedAt) ?? zone.formats.offset(clip.recordedAt)}` : '';
  const name = camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
  const wrong = trouble(clip);
  const durationMs = clip.facts?.durationMs;
  const length = durationMs == null || wrong?.tone === 'bad' ? null : lengthText(Math.round(durationMs / 1000));
  const size = clip.sizeBytes === null ? null : sizeText(clip.sizeBytes);
  const facts = [length, size].filter((text) => text !== null).join(' · ');

  return (
    <div
      ref={cell} role="option" id={`clip-${String(clip.id)}`} aria-selected={isChosen} aria-posinset={index + 1} tabIndex={isActive ? 0 : -1}
      className={`cell ${cameraClass(camera?.colour ?? 7)}`} data-round={cameraRound(camera?.colour ?? 0)} data-state={clip.state} data-index={index}
      style={{ gridColumn: column }} onClick={() => onOpen(clip.id, index)}
      aria-label={[`${time}${rest}${letters}`, name, say('clip.kind', clip.kind), facts, wrong?.words].filter(Boolean).join(', ')}
    >
      <span className="cell-time num">{time}<small>{rest}{letters}</small></span>
      <span className="cell-camera cut" dir="auto">{name}</span>
      <span className="cell-facts num" data-tone={wrong?.tone} data-kind={say('clip.kindShort', clip.kind)}>{[wrong?.words, facts].filter(Boolean).join(' · ')}</span>
    </div>
  );
});
