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

/** A picture made small; whoever has it closes its image. */
export interface SmallPicture extends PictureSize {
  readonly image: VideoFrame | ImageBitmap;
  /** Clockwise turn that makes the image upright. */
  readonly rotation: 0 | 90 | 180 | 270;
}

/** Rejects only when the browser gives no canvas, which is a bug. The frame stays the caller's. */
export async function makeSmall(frame: VideoFrame, rotation: 0 | 90 | 180 | 270): Promise<SmallPicture> {
  const size = pictureSize({ widthPx: frame.displayWidth, heightPx: frame.displayHeight }, rotation);
  const [wide, high] = rotation === 90 || rotation === 270 ? [size.heightPx, size.widthPx] : [size.widthPx, size.heightPx];
  const image = await shrinkFrame(frame, wide, high);
  if (image !== null) return { ...size, image, rotation };
  return { ...size, image: await drawOn('graphics card', { ...size, image: frame, rotation }, (canvas) => createImageBitmap(canvas)), rotation: 0 };
}

/** `take` gets the canvas with the picture and must ask it for all it wants before it returns: the next picture is drawn on the same one. */
export function drawPicture<Taken>(picture: SmallPicture, take: (canvas: OffscreenCanvas) => Taken): Taken {
  // What was made small by this thread has no use for a canvas of the graphics card.
  return drawOn('memory', picture, take);
}

type Board = 'graphics card' | 'memory';
/** Kept: to set a canvas up takes 2 ms, three times as long as to draw on it (measured). */
const boards = new Map<Board, OffscreenCanvasRenderingContext2D>();

function drawOn<Taken>(board: Board, { image, rotation, widthPx, heightPx }: SmallPicture, take: (canvas: OffscreenCanvas) => Taken): Taken {
  const pen = boards.get(board) ?? new OffscreenCanvas(widthPx, heightPx).getContext('2d', { alpha: false, willReadFrequently: board === 'memory' });
  if (pen === null) throw new Error('no 2d context for a thumbnail');
  boards.set(board, pen);
  const { canvas } = pen;
  if (canvas.width !== widthPx) canvas.width = widthPx;
  if (canvas.height !== heightPx) canvas.height = heightPx;
  const [wide, high] = rotation === 90 || rotation === 270 ? [heightPx, widthPx] : [widthPx, heightPx];
  pen.imageSmoothingQuality = 'high';
  pen.setTransform(1, 0, 0, 1, widthPx / 2, heightPx / 2);
  pen.rotate((rotation * Math.PI) / 180);
  pen.drawImage(image, -wide / 2, -high / 2, wide, high);
  return take(canvas);
}
