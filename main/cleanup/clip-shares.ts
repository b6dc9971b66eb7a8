// Clips and bytes by camera and by local month.
import { monthReader } from '../deletion/month-reader.ts';
import type { CameraId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { ZoneClock } from '../../shared/time.ts';

export interface Share {
  clips: number;
  bytes: number;
}

export interface ClipShares {
  /** Largest first. */
  readonly cameras: readonly (Share & { readonly cameraId: CameraId })[];
  /** Local months as `2026-11`, oldest first. */
  readonly months: readonly (Share & { readonly month: string })[];
}

export interface ShareBook {
  /** Oldest clip first. `bytes` 0 while unknown. */
  add(cameraId: CameraId, recordedAt: Instant, bytes: number): void;
  shares(): ClipShares;
}

export function createShareBook(clock: ZoneClock): ShareBook {
  const monthAt = monthReader(clock);
  const cameras = new Map<CameraId, Share>();
  const months = new Map<string, Share>();
  return {
    add(cameraId, recordedAt, bytes) {
      grow(cameras, cameraId, bytes);
      grow(months, monthAt(recordedAt), bytes);
    },
    shares: () => ({
      cameras: [...cameras].map(([cameraId, share]) => ({ cameraId, ...share })).sort((a, b) => b.bytes - a.bytes || a.cameraId - b.cameraId),
      months: [...months].map(([month, share]) => ({ month, ...share })).sort((a, b) => (a.month < b.month ? -1 : 1)),
    }),
  };
}

function grow<Key>(shares: Map<Key, Share>, key: Key, bytes: number): void {
  const share = shares.get(key);
  if (share === undefined) {
    shares.set(key, { clips: 1, bytes });
    return;
  }
  share.clips += 1;
  share.bytes += bytes;
}
