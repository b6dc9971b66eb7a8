// The worker: asks the core for a key frame, decodes it, draws it small and gives the picture to the page; later, to the core to keep.
import { decodeFrame, largestThumbnailBytes, thumbnailAtMs } from '../../shared/thumbnail-wire.ts';
import type { FrameToDecode, ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';
import { drawPicture } from './draw-picture.ts';
import { FrameDecoders } from './frame-decoders.ts';
import { createLaterWork } from './later-work.ts';
import { pictureUrl } from './picture-url.ts';
import type { FromWorker, Made, ToWorker } from './worker-messages.ts';

const decoders = new FrameDecoders();
const running = new Map<number, AbortController>();
/** The second only when the first comes out too large to keep. */
const qualities = [0.8, 0.5];
/** JPEG is written in a fifth of the time of WebP, which is smaller: the one is shown at once, the other kept. */
const shownQuality = 0.9;
/** Pictures that wait to be kept, of 230 KB each. */
const mostUnkept = 60;
const keeping = createLaterWork(mostUnkept, keepPicture);

self.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'stop') {
    running.get(data.task)?.abort();
    return;
  }
  void work(data);
});

async function work(order: Exclude<ToWorker, { kind: 'stop' }>): Promise<void> {
  const stop = new AbortController();
  running.set(order.task, stop);
  keeping.hold();
  const doing = order.kind === 'make' ? make(order.clip, stop.signal) : show(order.clip, order.atMs, stop.signal);
  // A core that is gone, a line that broke, an order that was stopped: nothing is known about the clip.
  const made = await doing.catch((): Made => ({ kind: 'none' }));
  running.delete(order.task);
  const answer: FromWorker = { task: order.task, made };
  self.postMessage(answer, { transfer: made.kind === 'frame' ? [made.bitmap] : [] });
  keeping.release();
}

async function make(clip: number, signal: AbortSignal): Promise<Made> {
  let tried: FrameToDecode | null = null;
  // A packet may be damaged in a clip that is whole otherwise: the first frame is tried before the clip is given up.
  for (const atMs of [thumbnailAtMs, 0]) {
    const asked = await askFrame(clip, atMs, signal);
    if (asked === null || 'why' in asked) return asked === null ? { kind: 'none' } : { kind: 'trouble', trouble: asked };
    if (asked.timestampMs === tried?.timestampMs) break;
    tried = asked;
    const picture = await decoders.decode(asked);
    signal.throwIfAborted();
    if (picture === 'codec') return keepTrouble(clip, { why: 'codec', codec: asked.codec });
    if (picture !== 'damaged') return showPicture(clip, await drawAndClose(picture, asked.rotation));
  }
  return keepTrouble(clip, { why: 'damaged', codec: tried?.codec ?? null });
}

async function show(clip: number, atMs: number, signal: AbortSignal): Promise<Made> {
  const asked = await askFrame(clip, atMs, signal);
  if (asked === null || 'why' in asked) return { kind: 'none' };
  const picture = await decoders.decode(asked);
  if (typeof picture === 'string') return { kind: 'none' };
  return { kind: 'frame', bitmap: (await drawAndClose(picture, asked.rotation)).transferToImageBitmap() };
}

/** Null when the clip cannot be read now. */
async function askFrame(clip: number, atMs: number, signal: AbortSignal): Promise<FrameToDecode | ThumbnailTrouble | null> {
  const answer = await fetch(`/thumbnails/${String(clip)}/frame?at=${String(atMs)}`, { signal });
  if (!answer.ok) return null;
  if (answer.headers.get('content-type') === 'application/octet-stream') return decodeFrame(new Uint8Array(await answer.arrayBuffer()));
  // Both ends ship in one build.
  const { trouble } = (await answer.json()) as { readonly trouble: ThumbnailTrouble };
  return trouble;
}

async function showPicture(clip: number, canvas: OffscreenCanvas): Promise<Made> {
  const shown = await canvas.convertToBlob({ type: 'image/jpeg', quality: shownQuality });
  await keeping.add({ clip, canvas });
  return { kind: 'picture', url: pictureUrl(new Uint8Array(await shown.arrayBuffer()), shown.type) };
}

/** A browser that writes no WebP makes it anew each time. */
async function keepPicture({ clip, canvas }: { readonly clip: number; readonly canvas: OffscreenCanvas }): Promise<void> {
  for (const quality of qualities) {
    const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
    if (webp.type !== 'image/webp') return;
    if (webp.size <= largestThumbnailBytes) return put(clip, 'image/webp', webp);
  }
}

function keepTrouble(clip: number, trouble: ThumbnailTrouble): Made {
  void put(clip, 'application/json', JSON.stringify(trouble));
  return { kind: 'trouble', trouble };
}

/** What is shown does not depend on its being kept: the user's disk may be full, the core gone. */
async function put(clip: number, type: string, body: Blob | string): Promise<void> {
  await fetch(`/thumbnails/${String(clip)}`, { method: 'PUT', headers: { 'content-type': type }, body }).catch(() => undefined);
}

/** A frame holds memory of its decoder until it is closed. */
async function drawAndClose(picture: VideoFrame, rotation: FrameToDecode['rotation']): Promise<OffscreenCanvas> {
  try {
    return await drawPicture(picture, rotation);
  } finally {
    picture.close();
  }
}
