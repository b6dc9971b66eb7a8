// Clips as a list shows them: answered from the columns. SQLite is asked only for what they do not hold, a clip missing from its drive.
//
// Note: a page of 200 clips from SQLite took 220 µs, nearly all of it for carrying seventeen values a clip over to JavaScript; from the
// columns it takes a tenth (measured).
import type { CameraId, ClipId, VolumeId } from '../../shared/ids.ts';
import type { ClipFacts } from '../../shared/schema.ts';
import type { ClipColumns } from './clip-columns.ts';
import { clipIdInstant } from './clip-id.ts';
import type { ClipMarks } from './clip-marks.ts';
import type { ClipReader, ClipRow } from './clip-reads.ts';
import { clipKinds, unknownLength } from './column-row.ts';
import { makeupNumber } from './makeups.ts';
import { seek } from './seek.ts';

/** A clip without its name and where it lies. */
export interface ListedClip extends Omit<ClipRow, 'name' | 'path' | 'writtenAt' | 'modifiedAt'> {
  /** Bits of `clipFlags`. */
  readonly flags: number;
}

/** The clips with these ids, in their order; ids that are no clip's are left out. Quickest where neighbours stand side by side. */
export type ClipLister = (ids: readonly number[]) => ListedClip[];

interface ClipListerParts {
  readonly columns: ClipColumns;
  readonly clips: Pick<ClipReader, 'byIds'>;
  readonly marks: Pick<ClipMarks, 'flagsOf'>;
}

export function createClipLister({ columns, clips, marks }: ClipListerParts): ClipLister {
  const inColumns = (ids: readonly number[]): (ListedClip | null)[] => {
    const { length, ids: all, cameras, volumes, kinds, sizes, flags, lengths, makeups } = columns.arrays;
    const factsOf = (place: number): ClipFacts | null => {
      const makeup = columns.makeups.of(makeups[place] ?? 0);
      if (makeup === null) return null;
      const { widthPx, heightPx, videoCodec, audioCodec, damage } = makeup;
      const lengthMs = lengths[place] ?? unknownLength;
      return { durationMs: lengthMs === unknownLength ? null : lengthMs, widthPx, heightPx, videoCodec, audioCodec, damage };
    };
    let place = length;
    return ids.map((id) => {
      place = seek(all, id, 0, length, place - 1);
      const kind = clipKinds[kinds[place] ?? 0];
      if (place >= length || all[place] !== id || kind === undefined || makeups[place] === makeupNumber.elsewhere) return null;
      const size = sizes[place] ?? Number.NaN;
      return {
        // The columns hold ids of clips, volumes and cameras.
        id: id as ClipId, volumeId: volumes[place] as VolumeId, cameraId: cameras[place] as CameraId, kind,
        recordedAt: clipIdInstant(id), sizeBytes: Number.isNaN(size) ? null : size, isMissing: false, facts: factsOf(place), flags: flags[place] ?? 0,
      };
    });
  };

  return (ids) => {
    const listed = inColumns(ids);
    const others = ids.filter((_, order) => listed[order] === null);
    if (others.length === 0) return listed.filter((clip) => clip !== null);
    const rows = new Map(clips.byIds(others).map((row) => [row.id as number, row]));
    return ids.flatMap((id, order): ListedClip[] => {
      const clip = listed[order];
      if (clip != null) return [clip];
      const row = rows.get(id);
      return row === undefined ? [] : [{ ...row, flags: marks.flagsOf(row) }];
    });
  };
}
