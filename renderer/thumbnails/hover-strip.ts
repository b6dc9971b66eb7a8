// Up to eight frames of the clip under the pointer, decoded as they are needed, in memory only and for a few clips.
import type { ClipId } from '../../shared/ids.ts';
import { orderFrame } from './frame-work.ts';

/** Eight pictures of 320 px take 2 MB. */
const mostStrips = 6;
const mostAtOnce = 2;

export interface HoverStrip {
  /** One a key frame, ascending; null until it is decoded. */
  readonly frames: (ImageBitmap | null)[];
  readonly times: readonly number[];
}

const strips = new Map<ClipId, HoverStrip>();

/** Null when the clip cannot be read now, or has a single frame to show. */
export async function openStrip(clip: ClipId, signal: AbortSignal): Promise<HoverStrip | null> {
  const strip = strips.get(clip) ?? (await askStrip(clip, signal));
  if (strip === null) return null;
  strips.delete(clip);
  strips.set(clip, strip);
  const [oldest] = strips.keys();
  if (strips.size > mostStrips && oldest !== undefined) {
    for (const frame of strips.get(oldest)?.frames ?? []) frame?.close();
    strips.delete(oldest);
  }
  return strip;
}

async function askStrip(clip: ClipId, signal: AbortSignal): Promise<HoverStrip | null> {
  const answer = await fetch(`/thumbnails/${String(clip)}/times`, { signal }).catch(() => null);
  if (answer?.ok !== true) return null;
  // Both ends ship in one build.
  const times = (await answer.json().catch(() => [])) as readonly number[];
  return times.length < 2 ? null : { times, frames: times.map(() => null) };
}

/** Decodes the frames that are missing, the nearest to `nearest()` first; tells each. */
export async function fillStrip(clip: ClipId, strip: HoverStrip, nearest: () => number, tell: () => void, signal: AbortSignal): Promise<void> {
  const begun = new Set<number>();
  const lane = async (): Promise<void> => {
    for (;;) {
      const index = nextIndex(strip.frames, begun, nearest());
      if (index === null || signal.aborted) return;
      begun.add(index);
      const made = await orderFrame({ kind: 'show', clip, atMs: strip.times[index] ?? 0 }, signal);
      if (made.kind !== 'frame') continue;
      strip.frames[index] = made.bitmap;
      tell();
    }
  };
  await Promise.all(Array.from({ length: mostAtOnce }, lane));
}

function nextIndex(frames: HoverStrip['frames'], begun: ReadonlySet<number>, nearest: number): number | null {
  const missing = frames.map((frame, index) => (frame === null && !begun.has(index) ? index : -1)).filter((index) => index >= 0);
  return missing.length === 0 ? null : missing.reduce((best, index) => (Math.abs(index - nearest) < Math.abs(best - nearest) ? index : best));
}

/** The frame for a place in the strip, else the nearest that is there. */
export function nearestFrame({ frames }: HoverStrip, index: number): ImageBitmap | null {
  const order = frames.map((_, other) => other).sort((a, b) => Math.abs(a - index) - Math.abs(b - index));
  return order.map((other) => frames[other]).find((frame) => frame != null) ?? null;
}
