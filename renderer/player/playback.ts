// One video element as a small store: what it does now, and the verbs that move it. No words, no layout.
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface PlaybackState {
  readonly isPlaying: boolean;
  readonly isWaiting: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds; null until the headers are read. */
  readonly length: number | null;
  /** 1 is normal; negative runs backwards. */
  readonly rate: number;
  /** `MediaError.code` when the element gave up. */
  readonly errorCode: number | null;
}

export interface Playback {
  readonly store: StoreApi<PlaybackState>;
  /** Binds the element; returns the way to let go. */
  readonly attach: (video: HTMLVideoElement) => () => void;
  /** Puts another clip in, or none. */
  readonly load: (source: string | null, then: 'play' | 'wait') => void;
  readonly toggle: () => void;
  readonly pause: () => void;
  readonly seekTo: (seconds: number) => void;
  readonly seekBy: (seconds: number) => void;
  readonly stepFrame: (frames: number) => void;
  /** Forwards or backwards; again in the same direction doubles the speed, the other direction starts at normal. */
  readonly shuttle: (direction: 1 | -1) => void;
}

const initial: PlaybackState = { isPlaying: false, isWaiting: true, at: 0, length: null, rate: 1, errorCode: null };
const mostRate = 8;
/** Modules write 29.97 frames a second. */
const frameSeconds = 1 / 29.97;

export function createPlayback(): Playback {
  const store = createStore<PlaybackState>()(() => initial);
  const set = store.setState;
  let video: HTMLVideoElement | null = null;
  let frame: number | null = null;
  let lastTick = 0;

  const seekTo = (seconds: number) => {
    if (video === null) return;
    const end = Number.isFinite(video.duration) ? video.duration : seconds;
    video.currentTime = Math.min(Math.max(0, seconds), end);
    set({ at: video.currentTime });
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
    } else if (!video.paused) set({ at: video.currentTime });
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
    if (video !== null) video.playbackRate = 1;
    set({ isPlaying: false, rate: 1 });
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
      if (element.paused) set({ isPlaying: false });
    });
  };

  const load = (source: string | null, then: 'play' | 'wait') => {
    if (video === null) return;
    if (frame !== null) cancelAnimationFrame(frame);
    frame = null;
    set(initial);
    if (source === null) {
      video.removeAttribute('src');
      video.load();
      return;
    }
    video.src = source;
    if (then === 'play') start(video);
  };

  const attach = (element: HTMLVideoElement) => {
    video = element;
    const stopListening = new AbortController();
    const on = (type: keyof HTMLMediaElementEventMap, hear: () => void) => element.addEventListener(type, hear, { signal: stopListening.signal });
    on('loadedmetadata', () => set({ length: Number.isFinite(element.duration) ? element.duration : null, at: element.currentTime }));
    on('durationchange', () => set({ length: Number.isFinite(element.duration) ? element.duration : null }));
    on('canplay', () => set({ isWaiting: false }));
    on('waiting', () => set({ isWaiting: true }));
    on('playing', () => set({ isWaiting: false }));
    on('play', () => {
      set({ isPlaying: true });
      run();
    });
    on('pause', () => {
      if (store.getState().rate > 0) stop();
      set({ at: element.currentTime });
    });
    on('seeked', () => set({ at: element.currentTime, isWaiting: false }));
    on('ended', () => {
      set({ at: element.currentTime });
      stop();
    });
    on('error', () => {
      stop();
      if (element.error !== null) set({ errorCode: element.error.code, isWaiting: false });
    });
    return () => {
      stopListening.abort();
      stop();
      // Lets go of the file: a descriptor that stays open would keep the drive from being ejected.
      element.removeAttribute('src');
      element.load();
      video = null;
    };
  };

  const pause = () => {
    set({ rate: 1 });
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
