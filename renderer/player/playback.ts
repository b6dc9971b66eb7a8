// One video element as a small store: what it does now, and the verbs that move it. No words, no layout.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { emptyScreen } from './screen.ts';

export interface PlaybackState {
  readonly isPlaying: boolean;
  readonly isWaiting: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds; null until the headers are read. */
  readonly length: number | null;
  /** What runs now: 1 is normal; negative runs backwards. */
  readonly rate: number;
  /** The speed that was chosen: clips play at it, until a shuttle runs at another for a while. */
  readonly speed: number;
  /** It ran to its end and stands there. */
  readonly isEnded: boolean;
  /** It was told to play, and its time does not run yet. */
  readonly isOpening: boolean;
  /** `MediaError.code` when the element gave up. */
  readonly errorCode: number | null;
}

export interface Playback {
  readonly store: StoreApi<PlaybackState>;
  /** Binds the element; returns the way to let go. */
  readonly attach: (video: HTMLVideoElement) => () => void;
  /** Puts another clip in, or none; it starts so many seconds into it. */
  readonly load: (source: string | null, then: 'play' | 'wait', startsAt: number) => void;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly seekTo: (seconds: number) => void;
  readonly seekBy: (seconds: number) => void;
  readonly stepFrame: (frames: number) => void;
  /** One of `speeds`; holds from clip to clip. */
  readonly setSpeed: (speed: number) => void;
  readonly setLoop: (isLooping: boolean) => void;
  /** The share of the clip that has been played, 0 to 1; what was played twice counts once. */
  readonly playedShare: () => number;
  /** Forwards or backwards; again in the same direction doubles the speed, the other direction starts at normal. */
  readonly shuttle: (direction: 1 | -1) => void;
}

const initial = { isPlaying: false, isWaiting: true, at: 0, length: null, errorCode: null, isEnded: false, isOpening: false };
const mostRate = 16;
/** Modules write 29.97 frames a second. */
const frameSeconds = 1 / 29.97;

export function createPlayback(): Playback {
  const store = createStore<PlaybackState>()(() => ({ ...initial, rate: 1, speed: 1 }));
  const set = store.setState;
  let video: HTMLVideoElement | null = null;
  /** What the element was reading when it came. */
  let begun: string | null = null;
  let beganAt = 0;
  let frame: number | null = null;
  let lastTick = 0;

  const seekTo = (seconds: number) => {
    if (video === null) return;
    const end = Number.isFinite(video.duration) ? video.duration : seconds;
    video.currentTime = Math.min(Math.max(0, seconds), end);
    set({ at: video.currentTime, isEnded: false });
  };

  const tick = (now: number) => {
    if (video === null) return;
    const { rate } = store.getState();
    if (rate < 0) {
      // Browsers cannot play backwards: the position is moved by hand, a frame at a time.
      if (!video.seeking) {
        seekTo(video.currentTime + ((now - lastTick) / 1000) * rate);
        lastTick = now;
      }
      if (video.currentTime <= 0) {
        stop();
        return;
      }
    } else if (!video.paused) {
      const { currentTime: at } = video;
      set(at > beganAt ? { at, isOpening: false } : { at });
    }
    frame = requestAnimationFrame(tick);
  };
  const run = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    lastTick = performance.now();
    frame = requestAnimationFrame(tick);
  };
  const stop = () => {
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    const { speed } = store.getState();
    if (video !== null) video.playbackRate = speed;
    set({ isPlaying: false, isOpening: false, rate: speed });
  };

  const setRate = (rate: number) => {
    if (video === null) return;
    if (rate > 0) {
      video.playbackRate = rate;
      set({ rate });
      start(video);
    } else {
      // First the rate, so that the pause event knows this is no stop.
      set({ rate, isPlaying: true });
      video.pause();
      run();
    }
  };
  const start = (element: HTMLVideoElement) => {
    // Refused when nobody has clicked yet: then it stays paused. When another clip was chosen meanwhile, that one has its own say.
    element.play().catch(() => {
      if (element.paused) set({ isPlaying: false, isOpening: false });
    });
  };

  const load = (source: string | null, then: 'play' | 'wait', startsAt: number) => {
    if (video === null) return;
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    set({ ...initial, isOpening: source !== null && then === 'play', rate: store.getState().speed });
    beganAt = startsAt;
    if (source === null) {
      begun = null;
      emptyScreen(video);
      return;
    }
    if (source !== begun) video.src = source;
    else hearSoFar(video);
    begun = null;
    // A new source would play at the speed of the default.
    video.defaultPlaybackRate = store.getState().speed;
    video.playbackRate = store.getState().speed;
    // Before the headers are read this is where playback begins, not a seek.
    if (startsAt > 0) video.currentTime = startsAt;
    if (then === 'play') start(video);
  };

  const learnHeaders = (element: HTMLVideoElement) => {
    // A picture this window cannot decode is no error to the element: it plays the sound alone.
    if (element.videoWidth === 0) {
      element.pause();
      set({ errorCode: MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED, isWaiting: false });
    }
    set({ length: Number.isFinite(element.duration) ? element.duration : null, at: element.currentTime });
  };
  /** What the events have told before anybody listened. */
  const hearSoFar = (element: HTMLVideoElement) => {
    if (element.readyState >= element.HAVE_METADATA) learnHeaders(element);
    if (element.readyState >= element.HAVE_FUTURE_DATA) set({ isWaiting: false });
    if (element.error !== null) set({ errorCode: element.error.code, isWaiting: false });
  };

  const attach = (element: HTMLVideoElement) => {
    video = element;
    begun = element.src;
    const stopListening = new AbortController();
    const on = (type: keyof HTMLMediaElementEventMap, hear: () => void) => element.addEventListener(type, hear, { signal: stopListening.signal });
    on('loadedmetadata', () => learnHeaders(element));
    on('durationchange', () => set({ length: Number.isFinite(element.duration) ? element.duration : null }));
    on('canplay', () => set({ isWaiting: false }));
    on('waiting', () => set({ isWaiting: true }));
    on('playing', () => {
      set({ isWaiting: false });
      run();
    });
    on('play', () => set({ isPlaying: true, isEnded: false }));
    on('pause', () => {
      if (store.getState().rate > 0) stop();
      set({ at: element.currentTime });
    });
    on('seeked', () => set({ at: element.currentTime, isWaiting: false }));
    on('ended', () => {
      stop();
      set({ at: element.currentTime, isEnded: true });
    });
    on('error', () => {
      stop();
      if (element.error !== null) set({ errorCode: element.error.code, isWaiting: false });
    });
    return () => {
      stopListening.abort();
      stop();
      emptyScreen(element);
      video = null;
    };
  };

  const pause = () => {
    set({ rate: store.getState().speed });
    video?.pause();
    stop();
  };

  return {
    store,
    attach,
    load,
    pause,
    toggle: () => {
      if (video === null) return;
      if (store.getState().isPlaying) pause();
      else start(video);
    },
    seekTo,
    setSpeed: (speed) => {
      set({ speed, rate: speed });
      if (video === null) return;
      video.defaultPlaybackRate = speed;
      video.playbackRate = speed;
      // It ran backwards.
      if (store.getState().isPlaying && video.paused) start(video);
    },
    setLoop: (isLooping) => {
      if (video !== null) video.loop = isLooping;
    },
    playedShare: () => {
      if (video === null || !(video.duration > 0)) return 0;
      const { played } = video;
      return Array.from({ length: played.length }, (_, part) => played.end(part) - played.start(part)).reduce((sum, part) => sum + part, 0) / video.duration;
    },
    seekBy: (seconds) => seekTo((video?.currentTime ?? 0) + seconds),
    stepFrame: (frames) => {
      pause();
      seekTo((video?.currentTime ?? 0) + frames * frameSeconds);
    },
    shuttle: (direction) => {
      const { rate, isPlaying } = store.getState();
      const isSame = isPlaying && Math.sign(rate) === direction;
      setRate(isSame ? direction * Math.min(mostRate, Math.abs(rate) * 2) : direction);
    },
  };
}
