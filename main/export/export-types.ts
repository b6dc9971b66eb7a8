// What an export is asked for and what it answers.
import type { ClipProblemCode, StopCode } from '../../shared/export/export-problem.ts';
import type { NamedClip, NameTemplate } from '../../shared/export/name-template.ts';
import type { ZoneClock } from '../../shared/time.ts';

export interface ClipToExport extends NamedClip {
  /** Real path of the drive or folder it lies on. */
  readonly root: string;
  /** The name of that drive for the record. */
  readonly drive: string;
  /** Below the root, with slashes. */
  readonly path: string;
  /** As written in the clip's name; `camera` may be the user's label. */
  readonly cameraName: string;
  readonly sizeBytes: number | null;
}

/** `tree`: the folders and names of the drive itself. */
export type ExportLayout = { readonly kind: 'template'; readonly template: NameTemplate } | { readonly kind: 'tree' };

/** Against what a copy was compared: the device itself, or the system's cache, which may hold what the device lost. */
export type VerifiedHow = 'device' | 'cache';

/** One line of the manifest. `bytes` as on the drive; `file` and `path` with slashes. */
export interface ExportedFile {
  readonly file: string;
  readonly drive: string;
  readonly path: string;
  readonly kind: string;
  readonly camera: string;
  readonly utc: string;
  readonly local: string;
  readonly offset: string;
  readonly zone: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly verified: VerifiedHow;
}

export interface PlannedFile {
  readonly clip: ClipToExport;
  /** Below the target, with slashes. */
  readonly file: string;
  /** Known before anything was copied. */
  readonly problem: ClipProblemCode | null;
}

export type ClipResult =
  | { readonly status: 'copied' | 'already-there'; readonly clip: ClipToExport; readonly exported: ExportedFile }
  | { readonly status: 'conflict' | 'failed'; readonly clip: ClipToExport; readonly file: string; readonly reason: ClipProblemCode }
  | { readonly status: 'not-reached'; readonly clip: ClipToExport; readonly file: string; readonly reason: StopCode };

export interface ExportProgress {
  readonly doneBytes: number;
  readonly totalBytes: number;
  readonly doneClips: number;
  readonly totalClips: number;
  /** Null until it can be told. */
  readonly leftMs: number | null;
}

export interface ExportRequest {
  /** Real paths of the drives and folders that the clips come from. */
  readonly roots: readonly string[];
  readonly clips: readonly ClipToExport[];
  /** The clips of the same drives that are left out: the names of two clips are told apart whichever of them is exported. */
  readonly neighbours: readonly NamedClip[];
  /** Absolute. Made when it is not there. */
  readonly target: string;
  readonly layout: ExportLayout;
  /** A folder below the target that takes the copies; its own lists lie in the target all the same. */
  readonly within?: string;
  readonly clock: ZoneClock;
  /** Which file system a folder lies on (real path), by the name that drives are listed with; null where that is not known. */
  readonly fileSystemOf?: (folder: string) => string | null;
  /** Leaves out what the manifest in the target lists and what is still there in the same size. */
  readonly onlyNew: boolean;
  readonly signal?: AbortSignal;
  readonly onClip?: (result: ClipResult) => void;
  /** At most ten times a second, and at the end. */
  readonly onProgress?: (progress: ExportProgress) => void;
  /** Called with the path of each copy after it was written and before it is read back. */
  readonly beforeReadBack?: (fullPath: string) => void | Promise<void>;
}

export interface ExportReport {
  /** `complete`: every clip was tried. */
  readonly end: 'complete' | StopCode;
  /** What went away or is full; '' when complete. */
  readonly subject: string;
  /** In the order asked for, without those that `onlyNew` left out. */
  readonly results: readonly ClipResult[];
  readonly leftOut: number;
  /** False when the target could no longer take `manifest.csv` and `SHA256SUMS`. */
  readonly isRecorded: boolean;
  /** The copies lie on the drive that the clips came from. */
  readonly isOnSource: boolean;
}
