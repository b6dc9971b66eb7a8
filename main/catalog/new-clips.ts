// From what names say to what is written of clips that are new: ids, cameras, marks.
import type { Instant } from '../../shared/schema.ts';
import type { PackedClips } from '../archive/pack-clips.ts';
import type { CameraBook } from './camera-rows.ts';
import { wantedClipIdsIn } from './clip-id.ts';
import type { NewClips } from './clip-inserts.ts';
import { clipSerial } from './clip-labels.ts';
import type { ClipMarks } from './clip-marks.ts';
import type { WritableVolume } from './writable-volume.ts';
import { clipKinds } from './column-row.ts';

export interface ClipPacker {
  newClips(volume: WritableVolume, folderPath: string, found: PackedClips): NewClips;
  flagsFor(camera: number, kind: number, writtenAt: Instant, name: string): number;
}

export function createClipPacker(cameras: CameraBook, marks: Pick<ClipMarks, 'flagsFor'>): ClipPacker {
  /** One for all, as few clips have marks: what a mark hangs on is worked out for those alone. */
  const asked = {
    kind: clipKinds[0] ?? 'local-storage', writtenAt: 0, cameraId: 0, name: '',
    get camera() {
      return cameras.byId(this.cameraId)?.key ?? '';
    },
    get serial() {
      return clipSerial(this.name);
    },
  };
  const flagsFor = (cameraId: number, kind: number, writtenAt: Instant, name: string): number => {
    asked.kind = clipKinds[kind] ?? 'local-storage';
    asked.writtenAt = writtenAt;
    asked.cameraId = cameraId;
    asked.name = name;
    return marks.flagsFor(asked);
  };

  /** Each camera is asked for once a folder, with its newest clip in it. */
  const camerasOf = ({ cameras: spellings, cameraOf }: PackedClips, recordedAt: Float64Array): Uint32Array => {
    const newest = new Float64Array(spellings.length).fill(-Infinity);
    cameraOf.forEach((spelling, place) => {
      newest[spelling] = Math.max(newest[spelling] ?? 0, recordedAt[place] ?? 0);
    });
    // In a stretch of a folder some may have no clip.
    const ids = spellings.map((name, spelling) => (newest[spelling] === -Infinity ? 0 : cameras.idFor(name, newest[spelling] ?? 0)));
    return cameraOf.map((spelling) => ids[spelling] ?? 0);
  };

  return {
    flagsFor,
    newClips(volume, folderPath, found) {
      const { names, recordedAt: written, kinds } = found;
      const recordedAt = written.map((asWritten) => volume.instantOf(asWritten));
      const cameraIds = camerasOf(found, recordedAt);
      const idOf = wantedClipIdsIn(volume.identity, folderPath);
      const isAsWritten = recordedAt.every((instant, place) => instant === written[place]);
      return {
        volumes: volume.id, names, cameras: cameraIds, kinds,
        ids: recordedAt.map((instant, place) => idOf(instant, names[place] ?? '')),
        flags: kinds.map((kind, place) => flagsFor(cameraIds[place] ?? 0, kind, written[place] ?? 0, names[place] ?? '')),
        writtenAt: isAsWritten ? null : Array.from(written, (asWritten, place) => (asWritten === recordedAt[place] ? null : asWritten)),
      };
    },
  };
}
