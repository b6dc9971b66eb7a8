// The mark of a camera beside its name; never without the name.
import type { ReactNode } from 'react';
import type { Camera } from '../../shared/schema.ts';
import { cameraClass, cameraRound } from './camera-colour.ts';

export function Swatch({ camera }: { readonly camera: Camera | undefined }): ReactNode {
  const colour = camera?.colour ?? 7;
  return <span className={`swatch ${cameraClass(colour)}`} data-round={cameraRound(colour)} aria-hidden />;
}

/** The user's label, else the newest spelling on the drive. */
export function cameraName(camera: Camera): string {
  return camera.label ?? camera.name;
}
