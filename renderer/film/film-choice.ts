// From what the dialog shows to what the core is asked for. Pure.
import type { ExportClips } from '../../shared/export/export-schema.ts';
import type { FilmChoice, FilmKind } from '../../shared/export/film-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { FilmWishes } from './open-film.ts';

export interface FilmDraft {
  readonly kind: FilmKind;
  readonly wishes: FilmWishes;
  /** For one film of many. */
  readonly clips: ExportClips | null;
  /** For films of one clip. */
  readonly clipId: ClipId | null;
  readonly fromMs: number;
  readonly toMs: number;
  readonly atMs: number;
  /** For all cameras. */
  readonly moment: Instant | null;
  readonly reachMs: number;
}

/** Null: something that it needs is not there. */
export function choiceOf({ kind, wishes, clips, clipId, fromMs, toMs, atMs, moment, reachMs }: FilmDraft): FilmChoice | null {
  const overlay = wishes.overlay === 'burned' ? 'burned' : 'none';
  switch (kind) {
    case 'join':
      return clips === null ? null : { kind, clips, overlay: wishes.overlay, hasCards: wishes.hasCards };
    case 'around':
      return moment === null ? null : { kind, range: { from: moment - reachMs, to: moment + reachMs }, cameras: null, as: wishes.as, overlay };
    case 'cut':
      return clipId === null ? null : { kind, clipId, fromMs, toMs, at: wishes.cutAt, overlay };
    case 'small':
      return clipId === null ? null : { kind, clipId, mostBytes: Math.round(wishes.megabytes * 1_000_000) };
    case 'still':
      return clipId === null ? null : { kind, clipId, atMs, format: wishes.still };
    case 'loop':
      return clipId === null ? null : { kind, clipId, fromMs, toMs, format: wishes.loop };
  }
}

/** The seconds a user typed, in milliseconds; null for what is no number or lies outside. */
export function typedMs(text: string, mostMs: number): number | null {
  const seconds = Number(text.trim().replace(',', '.'));
  const ms = Math.round(seconds * 1000);
  return text.trim() === '' || !Number.isFinite(seconds) || ms < 0 || ms > mostMs ? null : ms;
}
