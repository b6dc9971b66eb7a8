// Shares of cameras as rows with their own colours and names.
import type { CameraId } from '../../shared/ids.ts';
import type { Camera } from '../../shared/schema.ts';
import { cameraClass } from '../library/camera-colour.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { say } from '../words/say.ts';
import type { ShareRow } from './share-rows.tsx';

interface CameraShare {
  readonly cameraId: CameraId;
  readonly clips: number;
  readonly bytes: number;
}

/** `whole`: what they are a part of. */
export function cameraRows(shares: readonly CameraShare[], cameras: readonly Camera[], whole?: readonly CameraShare[]): ShareRow[] {
  return shares.map(({ cameraId, clips, bytes }) => {
    const camera = cameras.find(({ id }) => id === cameraId);
    return {
      id: String(cameraId), mark: <Swatch camera={camera} />, name: camera === undefined ? say('clip.unknownCamera') : cameraName(camera),
      colourClass: cameraClass(camera?.colour ?? 7), clips, bytes, wholeBytes: whole?.find((share) => share.cameraId === cameraId)?.bytes,
    };
  });
}
