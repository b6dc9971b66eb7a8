// The worker: asks the core for a key frame, decodes it, draws it small and gives the picture to the page; later, to the core to keep.
import { decodeFrame, largestThumbnailBytes, thumbnailAtMs } from '../../shared/thumbnail-wire.ts';
import type { FrameToDecode, ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';
import { drawPicture, makeSmall } from './draw-picture.ts';
import type { SmallPicture } from './draw-picture.ts';
import { createFewAtOnce } from './few-at-once.ts';
import { FrameDecoders } from './frame-decoders.ts';
import { createLaterWork } from './later-work.ts';
import { pictureUrl } from './picture-url.ts';
import type { FromWorker, Made, ToWorker } from './worker-messages.ts';

const decoders = new FrameDecoders();
/** More at once are hardly faster and make a slow drive's answers late for the player. */
const reading = createFewAtOnce(3);
/** While some are read, others are decoded: neither waits for the other. */
const decoding = createFewAtOnce(3);
const running = new Map<number, AbortController>();
/** The second only when the first comes out too large to keep. */
const qualities = [0.8, 0.5];
/** JPEG is written in a fifth of the time of WebP, which is smaller: the one is shown at once, the other kept. */
const shownQuality = 0.9;
/** Pictures that wait to be kept, of 90 KB each, or 230. */
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
    const asked = await reading(() => askFrame(clip, atMs, signal));
    if (asked === null || 'why' in asked) return asked === null ? { kind: 'none' } : { kind: 'trouble', trouble: asked };
    if (asked.timestampMs === tried?.timestampMs) break;
    tried = asked;
    const small = await decoding(() => decodeSmall(asked, signal));
    if (small === 'codec') return keepTrouble(clip, { why: 'codec', codec: asked.codec });
    if (small !== 'damaged') return showPicture(clip, small);
  }
  return keepTrouble(clip, { why: 'damaged', codec: tried?.codec ?? null });
}

async function show(clip: number, atMs: number, signal: AbortSignal): Promise<Made> {
  const asked = await askFrame(clip, atMs, signal);
  if (asked === null || 'why' in asked) return { kind: 'none' };
  const small = await decodeSmall(asked, signal);
  if (typeof small === 'string') return { kind: 'none' };
  try {
    return { kind: 'frame', bitmap: await drawPicture(small, (canvas) => createImageBitmap(canvas)) };
  } finally {
    small.image.close();
  }
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

async function showPicture(clip: number, small: SmallPicture): Promise<Made> {
  const shown = await drawPicture(small, (canvas) => canvas.convertToBlob({ type: 'image/jpeg', quality: shownQuality })).catch((error: unknown) => {
    small.image.close();
    throw error;
  });
  await keeping.add({ clip, small });
  return { kind: 'picture', url: pictureUrl(new Uint8Array(await shown.arrayBuffer()), shown.type) };
}

/** A browser that writes no WebP makes it anew each time. */
async function keepPicture({ clip, small }: { readonly clip: number; readonly small: SmallPicture }): Promise<void> {
  try {
    for (const quality of qualities) {
      const webp = await drawPicture(small, (canvas) => canvas.convertToBlob({ type: 'image/webp', quality }));
      if (webp.type !== 'image/webp') break;
      if (webp.size > largestThumbnailBytes) continue;
      await put(clip, 'image/webp', webp);
      break;
    }
  } finally {
    small.image.close();
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

async function decodeSmall(asked: FrameToDecode, signal: AbortSignal): Promise<SmallPicture | 'codec' | 'damaged'> {
  signal.throwIfAborted();
  const picture = await decoders.decode(asked);
  if (typeof picture === 'string') return picture;
  // A frame holds memory of its decoder until it is closed.
  try {
    signal.throwIfAborted();
    return await makeSmall(picture, asked.rotation);
  } finally {
    picture.close();
  }
}
