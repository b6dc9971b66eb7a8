// Whether the film dialog is open, and what it was opened for. The choices of the last time stay for the next.
import { create } from 'zustand';
import type { FilmId, FilmKind } from '../../shared/export/film-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { CutMarks } from './cut-marks.ts';

/** What the dialog was opened from. `atMs`: where the playhead stood, of the clip; `part`: what the user marked in it. */
export type FilmSubject =
  | { readonly kind: 'selection' }
  | { readonly kind: 'all' }
  | { readonly kind: 'clip'; readonly clipId: ClipId; readonly atMs: number; readonly part: CutMarks | null }
  | { readonly kind: 'around'; readonly moment: Instant; readonly reachMs: number };

/** What the user chooses beside the clips. */
export interface FilmWishes {
  readonly overlay: 'none' | 'track' | 'burned';
  readonly hasCards: boolean;
  readonly cutAt: 'keys' | 'exact';
  readonly megabytes: number;
  readonly still: 'png' | 'jpeg';
  readonly loop: 'gif' | 'webp';
  readonly as: 'tiled' | 'separate';
}

interface FilmView extends FilmWishes {
  readonly shown: { readonly kind: 'choosing'; readonly subject: FilmSubject } | { readonly kind: 'job'; readonly id: FilmId } | null;
}

export const useFilmView = create<FilmView>()(() => ({ shown: null, overlay: 'track', hasCards: false, cutAt: 'keys', megabytes: 8, still: 'png', loop: 'gif', as: 'tiled' }));

export function openFilm(subject: FilmSubject): void {
  useFilmView.setState({ shown: { kind: 'choosing', subject } });
}

export function showFilm(id: FilmId): void {
  useFilmView.setState({ shown: { kind: 'job', id } });
}

export function closeFilm(): void {
  useFilmView.setState({ shown: null });
}

export function wish(change: Partial<FilmWishes>): void {
  useFilmView.setState(change);
}

/** Kinds that a subject offers; the first is chosen. */
export function kindsOf(subject: FilmSubject): readonly FilmKind[] {
  switch (subject.kind) {
    case 'selection':
    case 'all':
      return ['join'];
    case 'around':
      return ['around'];
    case 'clip':
      return ['cut', 'around', 'small', 'still', 'loop'];
  }
}
