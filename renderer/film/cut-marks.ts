// The part of a clip that the user marked for a film, from its in point to its out point.
import { create } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';

/** In milliseconds of the clip; null: its beginning, its end. */
export interface CutMarks {
  readonly clipId: ClipId;
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

/** One clip at a time: marking in another one begins anew. */
export const useCutMarks = create<{ readonly marks: CutMarks | null }>()(() => ({ marks: null }));

/** What is marked in this clip, if anything. */
export function marksIn(clipId: ClipId | null): CutMarks | null {
  const { marks } = useCutMarks.getState();
  return marks !== null && marks.clipId === clipId ? marks : null;
}

/** An out point that does not lie behind it goes. */
export function markFrom(clipId: ClipId, fromMs: number): CutMarks {
  const toMs = marksIn(clipId)?.toMs ?? null;
  return keep({ clipId, fromMs, toMs: toMs !== null && toMs > fromMs ? toMs : null });
}

/** An in point that does not lie before it goes. */
export function markTo(clipId: ClipId, toMs: number): CutMarks {
  const fromMs = marksIn(clipId)?.fromMs ?? null;
  return keep({ clipId, fromMs: fromMs !== null && fromMs < toMs ? fromMs : null, toMs });
}

export function dropMarks(): void {
  useCutMarks.setState({ marks: null });
}

function keep(marks: CutMarks): CutMarks {
  useCutMarks.setState({ marks });
  return marks;
}
