// Where the clips of the demo drive lie: beside this file in the source, in out/demo beside the bundle.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Names in main/demo/media, each described in its README. */
export type DemoMedia =
  | 'front-door-visitor.mp4' | 'front-door-night.mp4' | 'garden-cat.mp4' | 'garden-hevc.mp4' | 'garage-car.mp4' | 'living-room-lamp.mp4';

const anyClip: DemoMedia = 'front-door-visitor.mp4';
const places = [new URL('./media/', import.meta.url), new URL('../demo/', import.meta.url)];

/** Absolute path of the folder; throws when the program was installed without it. */
export function demoMediaFolder(): string {
  const place = places.find((folder) => existsSync(new URL(anyClip, folder)));
  if (place === undefined) throw new Error(`No demo clips in ${places.map(String).join(' nor in ')}`);
  return fileURLToPath(place);
}
