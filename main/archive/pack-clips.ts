// What the names of one folder say, as columns: a drive has a hundred thousand of them, and objects cost more than reading the names.
import { parseClipName } from '../../shared/clip-name.ts';
import type { FolderDate } from '../../shared/clip-name.ts';
import type { NameProblem } from '../../shared/schema.ts';

/** Clips of one folder; the same place of each column is one clip. */
export interface PackedClips {
  readonly names: readonly string[];
  /** The name read as UTC. */
  readonly recordedAt: Float64Array;
  /** 0 local storage, 1 clip backup. */
  readonly kinds: Uint8Array;
  /** As spelled in the names, each once. */
  readonly cameras: readonly string[];
  /** Places in `cameras`. */
  readonly cameraOf: Uint32Array;
}

export interface FoundUnrecognised {
  readonly name: string;
  readonly problem: NameProblem;
}

export interface PackedNames {
  readonly clips: PackedClips;
  readonly unrecognised: readonly FoundUnrecognised[];
}

export function packNames(all: readonly string[], date: FolderDate | null): PackedNames {
  const names: string[] = [];
  const unrecognised: FoundUnrecognised[] = [];
  const cameras = new Map<string, number>();
  const recordedAt = new Float64Array(all.length);
  const kinds = new Uint8Array(all.length);
  const cameraOf = new Uint32Array(all.length);
  for (const name of all) {
    const parsed = parseClipName(name, date);
    if (!parsed.ok) {
      unrecognised.push({ name, problem: parsed.problem });
      continue;
    }
    const { clip } = parsed;
    const place = names.push(name) - 1;
    let camera = cameras.get(clip.camera);
    if (camera === undefined) cameras.set(clip.camera, (camera = cameras.size));
    recordedAt[place] = clip.recordedAt;
    kinds[place] = clip.kind === 'local-storage' ? 0 : 1;
    cameraOf[place] = camera;
  }
  const count = names.length;
  const clips = { names, recordedAt: recordedAt.subarray(0, count), kinds: kinds.subarray(0, count), cameras: [...cameras.keys()], cameraOf: cameraOf.subarray(0, count) };
  return { clips, unrecognised };
}
