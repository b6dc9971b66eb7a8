// What the columns hold of one clip, and how.
import type { ClipKind } from '../../shared/schema.ts';

export interface ColumnRow {
  readonly id: number;
  readonly camera: number;
  readonly volume: number;
  /** 0 local storage, 1 clip backup: place in `clipKinds`. */
  readonly kind: number;
  /** NaN until the drive has been asked. */
  readonly size: number;
  /** Of `clipFlags`; none when absent. */
  readonly flags?: number;
  /** In ms; null or absent until the headers were read. */
  readonly lengthMs?: number | null;
  /** Of `makeups`; absent until the headers were read. */
  readonly makeup?: number;
}

/** What the user gave a clip, and what its headers say: bits of the column `flags`. */
export const clipFlags = { starred: 1, watched: 2, noted: 4, damaged: 8, exported: 16 } as const;

/** In the column of lengths: not known. Longer than any clip (49 days). */
export const unknownLength = 0xffff_ffff;

/** The columns themselves, for loops over many places; valid until the next write, the first `length` places of each. */
export interface ColumnArrays {
  readonly length: number;
  readonly ids: Float64Array;
  readonly cameras: Uint32Array;
  readonly volumes: Uint32Array;
  readonly kinds: Uint8Array;
  /** NaN while unknown. */
  readonly sizes: Float64Array;
  readonly flags: Uint8Array;
  readonly lengths: Uint32Array;
  /** Numbers of `Makeups`. */
  readonly makeups: Uint16Array;
}

export const clipKinds: readonly ClipKind[] = ['local-storage', 'clip-backup'];

/** Decides by place in the columns; null when every clip passes. */
export type Passes = ((place: number) => boolean) | null;
