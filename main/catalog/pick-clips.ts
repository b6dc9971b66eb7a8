// Some of the clips of a folder.
import type { PackedClips } from '../archive/pack-clips.ts';

/** Those at these places. */
export function pickClips({ names, recordedAt, kinds, cameras, cameraOf }: PackedClips, places: readonly number[]): PackedClips {
  const pick = <Column extends Float64Array | Uint8Array | Uint32Array>(from: Column, into: Column): Column => {
    places.forEach((place, order) => {
      into[order] = from[place] ?? 0;
    });
    return into;
  };
  return {
    names: places.map((place) => names[place] ?? ''), cameras,
    recordedAt: pick(recordedAt, new Float64Array(places.length)), kinds: pick(kinds, new Uint8Array(places.length)),
    cameraOf: pick(cameraOf, new Uint32Array(places.length)),
  };
}

/** Those from one place to another. */
export function sliceClips({ names, recordedAt, kinds, cameras, cameraOf }: PackedClips, from: number, to: number): PackedClips {
  return { names: names.slice(from, to), cameras, recordedAt: recordedAt.subarray(from, to), kinds: kinds.subarray(from, to), cameraOf: cameraOf.subarray(from, to) };
}
