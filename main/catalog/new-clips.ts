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
    for (let place = 0; place < cameraOf.length; place += 1) {
      const spelling = cameraOf[place] ?? 0;
      newest[spelling] = Math.max(newest[spelling] ?? 0, recordedAt[place] ?? 0);
    }
    // In a stretch of a folder some may have no clip.
    const ids = spellings.map((name, spelling) => (newest[spelling] === -Infinity ? 0 : cameras.idFor(name, newest[spelling] ?? 0)));
    const all = new Uint32Array(cameraOf.length);
    for (let place = 0; place < all.length; place += 1) all[place] = ids[cameraOf[place] ?? 0] ?? 0;
    return all;
  };

  return {
    flagsFor,
    newClips(volume, folderPath, found) {
      const { names, recordedAt: written, kinds } = found;
      const { instantOf } = volume;
      const count = written.length;
      const recordedAt = new Float64Array(count);
      let isAsWritten = true;
      for (let place = 0; place < count; place += 1) {
        const asWritten = written[place] ?? 0;
        const instant = instantOf(asWritten);
        recordedAt[place] = instant;
        if (instant !== asWritten) isAsWritten = false;
      }
      const cameraIds = camerasOf(found, recordedAt);
      const idOf = wantedClipIdsIn(volume.identity, folderPath);
      const ids = new Float64Array(count);
      const flags = new Uint8Array(count);
      for (let place = 0; place < count; place += 1) {
        const name = names[place] ?? '';
        ids[place] = idOf(recordedAt[place] ?? 0, name);
        flags[place] = flagsFor(cameraIds[place] ?? 0, kinds[place] ?? 0, written[place] ?? 0, name);
      }
      return {
        volumes: volume.id, names, cameras: cameraIds, kinds, ids, flags,
        writtenAt: isAsWritten ? null : Array.from(written, (asWritten, place) => (asWritten === recordedAt[place] ? null : asWritten)),
      };
    },
  };
}
