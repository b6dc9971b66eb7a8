// Keeps one video element on the clock of all tiles: small drift by its speed, large drift by a seek.
import type { Instant } from '../../shared/schema.ts';
import type { GroupClock } from './group-clock.ts';

/** Seconds. More than this is made good by a seek, at normal speed. */
const largeDrift = 0.3;
const mostNudge = 0.12;
/** A still picture stands within a frame. */
const stillDrift = 0.02;

/** Follows the clock until the returned function is called, which lets go of the file too. */
export function keepInStep(video: HTMLVideoElement, source: string, startsAt: Instant, clock: GroupClock): () => void {
  const stop = new AbortController();
  const sync = () => {
    const { at, isPlaying, speed } = clock.store.getState();
    if (video.error !== null) {
      clock.hold(video, false);
      return;
    }
    if (video.readyState < HTMLMediaElement.HAVE_METADATA) {
      clock.hold(video, true);
      return;
    }
    const want = Math.min((at - startsAt) / 1000, video.duration);
    const drift = want - video.currentTime;
    const isOver = want >= video.duration - stillDrift;
    if (!isPlaying || isOver) {
      if (!video.paused) video.pause();
      if (Math.abs(drift) > stillDrift && !video.seeking) video.currentTime = want;
    } else {
      if (video.paused) {
        video.play().catch(() => {
          // A pause or another clip came first.
        });
      }
      if (Math.abs(drift) > largeDrift * Math.max(1, speed) && !video.seeking) video.currentTime = want;
      video.playbackRate = speed * (1 + Math.min(mostNudge, Math.max(-mostNudge, drift / Math.max(1, speed))));
    }
    clock.hold(video, !isOver && (video.seeking || video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA));
  };
  for (const type of ['loadedmetadata', 'canplay', 'seeked', 'waiting', 'playing', 'error'] as const) video.addEventListener(type, sync, { signal: stop.signal });
  const unfollow = clock.store.subscribe(sync);
  video.src = source;
  sync();
  return () => {
    stop.abort();
    unfollow();
    clock.hold(video, false);
    // A descriptor that stays open would keep the drive from being ejected.
    video.removeAttribute('src');
    video.load();
  };
}
