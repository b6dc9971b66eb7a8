// How a clip looks in the grid: its picture, its time, then whose it is and what it is. Few elements, for there are many cells; without
// state, for the core draws it too.
import type { CSSProperties, ReactNode, Ref } from 'react';
import type { Camera, Clip } from '../../shared/schema.ts';
import { thumbnailTroubleWords } from '../thumbnails/picture-view.tsx';
import type { Shown } from '../thumbnails/picture-shelf.ts';
import { lengthText, sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import { cameraClass, cameraRound } from './camera-colour.ts';
import type { DayZone } from './day-frame.tsx';
import { cameraName } from './swatch.tsx';
import exportedMark from './marks/exported.svg';
import noteMark from './marks/note.svg';
import starMark from './marks/star.svg';
import watchedMark from './marks/watched.svg';

export interface CellParts {
  readonly clip: Clip;
  readonly camera: Camera | undefined;
  readonly zone: DayZone;
  /** The clocks change on this day: the letters of the zone tell two equal times apart. */
  readonly showsLetters: boolean;
  readonly index: number;
  readonly left: number;
  readonly top: number;
  readonly isChosen: boolean;
  /** Carries the tab stop of the list. */
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly thumbnail: Shown | null;
  readonly picture: ReactNode;
  readonly ref?: Ref<HTMLDivElement>;
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

export function cellView({ clip, camera, zone, showsLetters, index, left, top, isChosen, isActive, isSelected, thumbnail, picture, ref }: CellParts): ReactNode {
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
      ref={ref} role="option" aria-label={label.filter(Boolean).join(', ')} id={`clip-${String(clip.id)}`}
      aria-selected={isSelected} aria-current={isChosen || undefined} aria-posinset={index + 1} tabIndex={isActive ? 0 : -1}
      className={`cell ${cameraClass(camera?.colour ?? 7)}`} data-round={cameraRound(camera?.colour ?? 0)} data-state={clip.state} data-index={index}
      data-mark={(saysDamage ? null : wrong?.words ?? length) ?? undefined} data-tone={wrong?.tone} data-watched={clip.isWatched || undefined}
      style={{ insetInlineStart: left, top }}
    >
      {picture}
      {marks.length > 0 && <span className="cell-marks" style={marksStyle(marks.map(({ picture: mark }) => mark))} />}
      <span className="cell-words num" data-kind={say('clip.kindShort', clip.kind)}>{`${time}${letters}\n${name}`}</span>
    </div>
  );
}
