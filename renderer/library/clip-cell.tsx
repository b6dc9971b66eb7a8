// One clip in the grid: its picture, its time, then whose it is and what it is. Few elements, for there are many cells.
import { memo, useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import type { Camera, Clip } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { useSelection } from '../selection/selection.ts';
import { Thumbnail, thumbnailTroubleWords } from '../thumbnails/thumbnail.tsx';
import { useThumbnail } from '../thumbnails/use-thumbnail.ts';
import { lengthText, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { cameraClass, cameraRound } from './camera-colour.ts';
import { cameraName } from './swatch.tsx';
import exportedMark from './marks/exported.svg';
import noteMark from './marks/note.svg';
import starMark from './marks/star.svg';
import watchedMark from './marks/watched.svg';

export interface ClipCellProps {
  readonly clip: Clip;
  readonly camera: Camera | undefined;
  readonly zone: ZoneInForce;
  /** The clocks change on this day: the letters of the zone tell two equal times apart. */
  readonly showsLetters: boolean;
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly isChosen: boolean;
  /** Carries the tab stop of the list. */
  readonly isActive: boolean;
  readonly wantsFocus: boolean;
}

/** What is wrong with a clip in a word, and how bad. */
function trouble(clip: Clip): { tone: 'bad' | 'warn'; words: string } | null {
  if (clip.state === 'missing') return { tone: 'bad', words: say('clip.stateShort', clip.state) };
  if (clip.facts?.damage != null) return { tone: 'bad', words: say('clip.damaged') };
  if (clip.state === 'offline') return { tone: 'warn', words: say('clip.stateShort', clip.state) };
  return null;
}

/** What the user gave the clip or did with it: the picture of each mark, and how it is said. */
function marksOf({ isStarred, hasNote, isExported, isWatched }: Clip): readonly { readonly picture: string; readonly words: string }[] {
  return [
    ...(isStarred ? [{ picture: starMark, words: say('clip.starred') }] : []),
    ...(hasNote ? [{ picture: noteMark, words: say('clip.noted') }] : []),
    ...(isExported ? [{ picture: exportedMark, words: say('clip.exported') }] : []),
    ...(isWatched ? [{ picture: watchedMark, words: say('clip.watched') }] : []),
  ];
}

const markPx = 16;

/** All marks of a clip in one element. */
function marksStyle(pictures: readonly string[]): CSSProperties {
  return {
    width: pictures.length * markPx + 6,
    backgroundImage: pictures.map((picture) => `url(${picture})`).join(','),
    backgroundPosition: pictures.map((_, order) => `${String(4 + order * markPx)}px center`).join(','),
  };
}

export const ClipCell = memo(function ClipCell({ clip, camera, zone, showsLetters, index, left, top, isChosen, isActive, wantsFocus }: ClipCellProps): ReactNode {
  const cell = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wantsFocus) cell.current?.focus({ preventScroll: true });
  }, [wantsFocus]);
  const thumbnail = useThumbnail(clip, cell);
  const isSelected = useSelection(({ clips }) => clips.has(clip.id));

  const time = zone.formats.time(clip.recordedAt);
  const letters = showsLetters ? ` ${zone.formats.letters(clip.recordedAt) ?? zone.formats.offset(clip.recordedAt)}` : '';
  const name = camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
  const wrong = trouble(clip);
  const durationMs = clip.facts?.durationMs;
  const length = durationMs == null || wrong?.tone === 'bad' ? null : lengthText(Math.round(durationMs / 1000));
  const size = clip.sizeBytes === null ? null : sizeText(clip.sizeBytes);
  const marks = marksOf(clip);
  const noPicture = thumbnail?.kind === 'trouble' ? thumbnailTroubleWords(thumbnail.trouble) : null;
  const saysDamage = thumbnail?.kind === 'trouble' && thumbnail.trouble.why === 'damaged' && clip.state === 'present';
  const label = [`${time}${letters}`, name, wrong?.words, length, size, noPicture, say('clip.kind', clip.kind), ...marks.map(({ words }) => words)];

  return (
    <div
      ref={cell} role="option" aria-label={label.filter(Boolean).join(', ')} id={`clip-${String(clip.id)}`}
      aria-selected={isSelected} aria-current={isChosen || undefined} aria-posinset={index + 1} tabIndex={isActive ? 0 : -1}
      className={`cell ${cameraClass(camera?.colour ?? 7)}`} data-round={cameraRound(camera?.colour ?? 0)} data-state={clip.state} data-index={index}
      data-mark={(saysDamage ? null : wrong?.words ?? length) ?? undefined} data-tone={wrong?.tone} data-watched={clip.isWatched || undefined}
      style={{ insetInlineStart: left, top }}
    >
      <Thumbnail clip={clip} shown={thumbnail} />
      {marks.length > 0 && <span className="cell-marks" style={marksStyle(marks.map(({ picture }) => picture))} />}
      <span className="cell-words num" data-kind={say('clip.kindShort', clip.kind)}>{`${time}${letters}\n${name}`}</span>
    </div>
  );
});
