// Writes down which clips have verified copies, many at once, while they are copied.
import type { ClipMarks } from './catalog/clip-marks.ts';
import type { GatheredClips } from './export-clips.ts';
import type { ClipResult } from './export/export-types.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';

export interface ExportMarkerParts {
  readonly marks: Pick<ClipMarks, 'recordExported'>;
  readonly rowOf: GatheredClips['rowOf'];
  /** Absolute path of the folder of the copies. */
  readonly target: string;
  readonly now: () => Instant;
  /** Clips of this volume are marked now. */
  readonly onMarked: (id: VolumeId) => void;
  readonly onFault: (error: unknown) => void;
}

export interface ExportMarker {
  readonly add: (result: ClipResult) => void;
  readonly flush: () => void;
}

const marksAtOnce = 500;

export function createExportMarker({ marks, rowOf, target, now, onMarked, onFault }: ExportMarkerParts): ExportMarker {
  let waiting: Parameters<ClipMarks['recordExported']>[0][number][] = [];
  const flush = (): void => {
    const copies = waiting;
    waiting = [];
    try {
      for (const volumeId of marks.recordExported(copies, target, now())) onMarked(volumeId);
    } catch (error) {
      // The copies are what counts, and they are made: a mark that cannot be kept must not stop them.
      onFault(error);
    }
  };
  return {
    flush,
    add(result) {
      const row = 'exported' in result ? rowOf.get(result.clip) : undefined;
      if (row === undefined || !('exported' in result)) return;
      waiting.push({ row, sha256: result.exported.sha256 });
      if (waiting.length >= marksAtOnce) flush();
    },
  };
}
