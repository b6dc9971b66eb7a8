// The part of the open clip that is marked for a film: the keys that mark it, and where it shows on the seek bar.
import type { ReactNode } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import { tellDone } from '../actions/notices.ts';
import { useActions } from '../actions/use-actions.ts';
import { dropMarks, markFrom, markTo, useCutMarks, type CutMarks } from '../film/cut-marks.ts';
import { lengthText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';
import type { Playback } from './playback.ts';

export function useMarking(clipId: ClipId, playback: Playback): void {
  const isMarked = useCutMarks(({ marks }) => marks?.clipId === clipId);
  const mark = (set: (id: ClipId, ms: number) => CutMarks) => () => {
    const { at, length } = playback.store.getState();
    if (length !== null) tellDone(say('film.marked', ...spanWords(set(clipId, Math.round(at * 1000)))));
  };
  useActions({ 'player.markIn': mark(markFrom), 'player.markOut': mark(markTo), 'player.dropMarks': isMarked ? dropMarks : undefined });
}

/** Lies in the track of the seek bar. `length` in seconds. */
export function MarkedPart({ clipId, length }: { readonly clipId: ClipId; readonly length: number }): ReactNode {
  const marks = useCutMarks(({ marks: kept }) => (kept?.clipId === clipId ? kept : null));
  if (marks === null) return null;
  const share = (ms: number) => Math.min(1, ms / 1000 / length) * 100;
  const from = share(marks.fromMs ?? 0);
  const to = marks.toMs === null ? 100 : share(marks.toMs);
  return (
    <span
      className="slider-part" role="img" aria-label={say('film.markedShort', ...spanWords(marks))}
      style={{ insetInlineStart: `${String(from)}%`, inlineSize: `${String(to - from)}%` }}
    />
  );
}

function spanWords({ fromMs, toMs }: CutMarks): [from: string, to: string | null] {
  return [lengthText((fromMs ?? 0) / 1000), toMs === null ? null : lengthText(toMs / 1000)];
}
