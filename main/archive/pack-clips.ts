// What the names of one folder say, as columns: a drive has a hundred thousand of them, and objects cost more than reading the names.
import { parseClipName } from '../../shared/clip-name.ts';
import type { FolderDate } from '../../shared/clip-name.ts';
import type { NameProblem } from '../../shared/schema.ts';

/**
 * Clips of one folder, oldest first; the same place of each column is one clip. Many systems list names in no order, and rows that are written in
 * none touch every page of their month: writing them took an eighth longer (measured).
 */
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
  const order = orderOfTime(clips.recordedAt);
  return { clips: order === null ? clips : inOrder(clips, order), unrecognised };
}

/** Places, the oldest first; null where they lie so already. One number a clip, so that the system's own sort does it. */
function orderOfTime(recordedAt: Float64Array): Uint32Array | null {
  const count = recordedAt.length;
  let oldest = Infinity;
  let isInOrder = true;
  for (let place = 0; place < count; place += 1) {
    const instant = recordedAt[place] ?? 0;
    if (instant < (recordedAt[place - 1] ?? -Infinity)) isInOrder = false;
    oldest = Math.min(oldest, instant);
  }
  if (isInOrder) return null;
  // Names tell whole seconds of one month at most: the product is exact.
  const keys = new Float64Array(count);
  for (let place = 0; place < count; place += 1) keys[place] = (((recordedAt[place] ?? 0) - oldest) / 1000) * count + place;
  keys.sort();
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const key = keys[at] ?? 0;
    order[at] = key - Math.floor(key / count) * count;
  }
  return order;
}

function inOrder(clips: PackedClips, order: Uint32Array): PackedClips {
  const count = order.length;
  const sorted = { names: new Array<string>(count), cameras: clips.cameras, recordedAt: new Float64Array(count), kinds: new Uint8Array(count), cameraOf: new Uint32Array(count) };
  for (let to = 0; to < count; to += 1) {
    const from = order[to] ?? 0;
    sorted.names[to] = clips.names[from] ?? '';
    sorted.recordedAt[to] = clips.recordedAt[from] ?? 0;
    sorted.kinds[to] = clips.kinds[from] ?? 0;
    sorted.cameraOf[to] = clips.cameraOf[from] ?? 0;
  }
  return sorted;
}
