// Draws a decoded frame upright and small, with the clip's own proportions; how it fills a cell is for CSS to say.
import { shrinkFrame } from './shrink-frame.ts';

export const pictureWidthPx = 320;
/** Nobody films taller than this; a hostile header may say so. */
const tallestPx = 640;

export interface PictureSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Size of the drawn picture for a frame of that size, once it is turned upright. */
export function pictureSize(frame: PictureSize, rotation: 0 | 90 | 180 | 270): PictureSize {
  const [wide, high] = rotation === 90 || rotation === 270 ? [frame.heightPx, frame.widthPx] : [frame.widthPx, frame.heightPx];
  const scale = Math.min(pictureWidthPx / wide, tallestPx / high);
  return { widthPx: Math.max(1, Math.round(wide * scale)), heightPx: Math.max(1, Math.round(high * scale)) };
}

/** Rejects only when the browser gives no canvas, which is a bug. The frame stays the caller's. */
export async function drawPicture(frame: VideoFrame, rotation: 0 | 90 | 180 | 270): Promise<OffscreenCanvas> {
  const { widthPx, heightPx } = pictureSize({ widthPx: frame.displayWidth, heightPx: frame.displayHeight }, rotation);
  const isTurned = rotation === 90 || rotation === 270;
  const [wide, high] = isTurned ? [heightPx, widthPx] : [widthPx, heightPx];
  const small = await shrinkFrame(frame, wide, high);
  const canvas = new OffscreenCanvas(widthPx, heightPx);
  // What was made small by this thread has no use for a canvas of the graphics card, which costs a millisecond to set up.
  const pen = canvas.getContext('2d', { alpha: false, willReadFrequently: small !== null });
  if (pen === null) throw new Error('no 2d context for a thumbnail');
  pen.imageSmoothingQuality = 'high';
  pen.translate(widthPx / 2, heightPx / 2);
  pen.rotate((rotation * Math.PI) / 180);
  pen.drawImage(small ?? frame, -wide / 2, -high / 2, wide, high);
  small?.close();
  return canvas;
}
