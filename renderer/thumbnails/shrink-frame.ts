// Makes a decoded frame small in the planes it was decoded to. A canvas turns every pixel of a large frame into red, green and blue before
// it looks at the size wanted, and takes 9 ms for one of 1080p; this takes 2 (measured).

/** Three bytes for two pixels of 1080p; kept between frames, each in use by one at a time. */
const idle: Uint8Array[] = [];
const mostIdle = 4;

/**
 * A small frame of the same picture, each of its pixels the mean of those it stands for; null for a frame this is no good for, which is
 * then drawn as it is: one that lies in a graphics card, has another format than 8-bit 4:2:0, or is not larger than what is wanted.
 * Both frames are the caller's to close.
 */
export async function shrinkFrame(frame: VideoFrame, wide: number, high: number): Promise<VideoFrame | null> {
  const { visibleRect } = frame;
  const [width, height] = [even(wide), even(high)];
  if (frame.format !== 'I420' || visibleRect === null || visibleRect.width < width * 2 || visibleRect.height < height * 2) return null;
  // Where the picture begins between two colours, no copy of it can be had.
  if (visibleRect.x % 2 !== 0 || visibleRect.y % 2 !== 0) return null;
  const bytes = take(frame.allocationSize());
  try {
    const layout = await frame.copyTo(bytes);
    const small = new Uint8Array((width * height * 3) / 2);
    let at = 0;
    for (const [number, { offset, stride }] of layout.entries()) {
      const part = number === 0 ? 1 : 2;
      const from = { bytes, offset, stride, width: Math.ceil(visibleRect.width / part), height: Math.ceil(visibleRect.height / part) };
      const to = { width: width / part, height: height / part };
      shrinkPlane(from, to, small.subarray(at, (at += to.width * to.height)));
    }
    return new VideoFrame(small, { format: 'I420', codedWidth: width, codedHeight: height, timestamp: frame.timestamp, colorSpace: frame.colorSpace });
  } finally {
    if (idle.length < mostIdle) idle.push(bytes);
  }
}

/** Colours stand for two pixels by two. */
function even(length: number): number {
  return Math.max(2, Math.round(length / 2) * 2);
}

function take(size: number): Uint8Array {
  const known = idle.pop();
  return known !== undefined && known.length >= size ? known : new Uint8Array(size);
}

export interface Plane {
  readonly bytes: Uint8Array;
  readonly offset: number;
  /** From one row to the next. */
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** Lines that a row of the small picture is made of, at least: of very many, some are left out, which no eye sees. */
const fewestLines = 3;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Writes the means of a plane, row by row; `to` is not larger than the plane either way. */
export function shrinkPlane(plane: Plane, to: Size, into: Uint8Array): void {
  const { bytes, offset, stride, width } = plane;
  const isInPairs = width % (to.width * 2) === 0 && width % 4 === 0 && stride % 4 === 0 && (bytes.byteOffset + offset) % 4 === 0;
  if (isInPairs) shrinkByPairs(plane, to, into);
  else shrinkByPixels(plane, to, into);
}

/** Of a word of four pixels, one in two: so sums of many fit beside each other. */
const everySecond = 0x00ff00ff;

/** The same sums, four pixels at a time, where two that stand together always belong to the same mean: in half the time. */
function shrinkByPairs({ bytes, offset, stride, width, height }: Plane, to: Size, into: Uint8Array): void {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + offset, ((height - 1) * stride + width) >> 2);
  const sums = new Uint32Array(width / 4);
  const pairs = new Uint16Array(sums.buffer);
  const pairsEach = width / to.width / 2;
  const step = Math.max(1, Math.floor(height / to.height / fewestLines));
  let at = 0;
  for (let row = 0; row < to.height; row += 1) {
    const first = Math.round((row * height) / to.height);
    const end = Math.round(((row + 1) * height) / to.height);
    sums.fill(0);
    for (let line = first; line < end; line += step) {
      const start = (line * stride) >> 2;
      for (let place = 0; place < sums.length; place += 1) {
        const word = words[start + place] ?? 0;
        sums[place] = (sums[place] ?? 0) + (word & everySecond) + ((word >>> 8) & everySecond);
      }
    }
    const pixels = pairsEach * 2 * Math.ceil((end - first) / step);
    let pair = 0;
    for (let column = 0; column < to.width; column += 1) {
      let sum = 0;
      for (const edge = pair + pairsEach; pair < edge; pair += 1) sum += pairs[pair] ?? 0;
      into[at++] = Math.round(sum / pixels);
    }
  }
}

function shrinkByPixels({ bytes, offset, stride, width, height }: Plane, to: Size, into: Uint8Array): void {
  const edges = Uint32Array.from({ length: to.width + 1 }, (_, column) => Math.round((column * width) / to.width));
  const sums = new Uint32Array(to.width);
  const step = Math.max(1, Math.floor(height / to.height / fewestLines));
  let at = 0;
  for (let row = 0; row < to.height; row += 1) {
    const first = Math.round((row * height) / to.height);
    const end = Math.round(((row + 1) * height) / to.height);
    sums.fill(0);
    for (let line = first; line < end; line += step) {
      const start = offset + line * stride;
      let place = start;
      for (let column = 0; column < to.width; column += 1) {
        const edge = start + (edges[column + 1] ?? 0);
        let sum = 0;
        for (; place < edge; place += 1) sum += bytes[place] ?? 0;
        sums[column] = (sums[column] ?? 0) + sum;
      }
    }
    for (let column = 0; column < to.width; column += 1) {
      const pixels = ((edges[column + 1] ?? 0) - (edges[column] ?? 0)) * Math.ceil((end - first) / step);
      into[at++] = Math.round((sums[column] ?? 0) / pixels);
    }
  }
}
