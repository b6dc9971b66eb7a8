// What a deletion is planned from, what a plan holds, and what a run answers.
import type { CleanupRule, DeletionRefusal, DeletionStop, KeptReason, LeftOutReason } from '../../shared/deletion/deletion-schema.ts';
import type { ClipKind, Instant } from '../../shared/schema.ts';
import type { Skeleton } from '../archive/skeleton.ts';

/** A recognised clip of the volume, as it was last seen. */
export interface DeletionCandidate {
  /** Below the volume's root, with slashes. */
  readonly path: string;
  readonly kind: ClipKind;
  /** As shown to the user. */
  readonly camera: string;
  /** The same for every spelling and every name merged with it. */
  readonly cameraKey: string;
  readonly recordedAt: Instant;
  readonly sizeBytes: number;
  /** Whole epoch ms. */
  readonly modifiedAt: Instant;
  readonly durationMs: number | null;
  readonly isStarred: boolean;
  readonly hasNote: boolean;
  readonly isWatched: boolean;
  /** A copy of it was read back and compared, and is still there: proven by the caller, now. */
  readonly isExported: boolean;
  /** Of its bytes, where the caller has read them; null otherwise. */
  readonly sha256: string | null;
  /** Why it is not deleted; only a damaged one may be, by hand. Whether it lies in an archive root is judged by the plan. */
  readonly obstacle: LeftOutReason | null;
}

/** As the page writes it, but with cameras as `cameraKey` of a candidate. */
export type DeletionRule = Readonly<Omit<CleanupRule, 'cameras'>> & { readonly cameras?: readonly string[] | undefined };

/** `confirmed`: starred, noted and damaged clips that the user was asked about as what they are. */
export type DeletionChoice =
  | { readonly kind: 'rule'; readonly rule: DeletionRule }
  | { readonly kind: 'by-hand'; readonly paths: ReadonlySet<string>; readonly confirmed: ReadonlySet<string> };

export interface LeftOut {
  readonly path: string;
  readonly reason: LeftOutReason;
}

/** A clip to delete, as it was when the plan was made: it must still be so. */
export interface PlannedDeletion {
  readonly path: string;
  readonly recordedAt: Instant;
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
}

export interface PlanShare {
  readonly clips: number;
  readonly bytes: number;
}

/** `clip` null: a file that is no clip. */
export interface PlanLeftOut<Clip> extends LeftOut {
  readonly clip: Clip | null;
}

export interface DeletionPlan<Clip extends DeletionCandidate = DeletionCandidate> {
  /** Oldest first. */
  readonly files: readonly PlannedDeletion[];
  /** The same, as they were given. */
  readonly clips: readonly Clip[];
  readonly bytes: number;
  readonly oldest: Instant | null;
  readonly newest: Instant | null;
  /** Largest first. */
  readonly cameras: readonly (PlanShare & { readonly cameraKey: string; readonly camera: string })[];
  /** Local months as `2026-11`, oldest first. */
  readonly months: readonly (PlanShare & { readonly month: string })[];
  /** What the choice means but the plan leaves out, by path. */
  readonly leftOut: readonly PlanLeftOut<Clip>[];
  /** How many of the bytes asked for cannot be had this way. */
  readonly missingBytes: number;
  /** No clip in an archive root would be left. */
  readonly takesAll: boolean;
}

/** Which file system is meant: another one at the same path is another drive. */
export interface DeletionVolume {
  /** Real path. */
  readonly root: string;
  /** Its name for the user. */
  readonly drive: string;
  readonly device: number;
  /** As `rootNumber` answers it. */
  readonly inode: number | null;
  /** What tells this very mounting from any other, as `proveMount` answers it; null where the system does not say. */
  readonly mount: string | null;
}

export type FileResult =
  | { readonly path: string; readonly outcome: 'deleted'; readonly bytes: number; /** The same bytes still have another name (a hard link). */ readonly hasOtherName: boolean }
  | { readonly path: string; readonly outcome: 'kept'; readonly reason: KeptReason };

export interface DeletionProgress {
  readonly doneClips: number;
  readonly totalClips: number;
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface DeletionReport {
  readonly end: 'complete' | DeletionStop;
  /** In the order of the journal: folder by folder, the one with the oldest clip first. */
  readonly results: readonly FileResult[];
  /** Emptied day and month folders that went with their last clip. */
  readonly removedFolders: readonly string[];
  readonly freeBytesBefore: number | null;
  readonly freeBytesAfter: number | null;
  /** As it is at the end; null when the drive could no longer be asked. */
  readonly skeleton: Skeleton | null;
  /** Full path. */
  readonly journal: string;
}

export type DeletionAnswer =
  | { readonly ok: true; readonly report: DeletionReport }
  | { readonly ok: false; readonly refusal: DeletionRefusal };
