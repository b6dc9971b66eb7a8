// The colours and the font of the tokens as a canvas wants them, and how many pixels of the screen one of the page is.
import { useSyncExternalStore } from 'react';

export interface Ink {
  readonly ground: string;
  readonly tick: string;
  readonly strongTick: string;
  readonly label: string;
  readonly warn: string;
  readonly playhead: string;
  /** By the number of the colour. */
  readonly cameras: readonly string[];
  readonly font: string;
  /** Pixels of the screen to one of the page. */
  readonly ratio: number;
}

const cameraColours = 8;
const hearers = new Set<() => void>();
let ink: Ink | null = null;

/** Custom properties come back as they were written; only a real property says what `light-dark()` chose. */
function readInk(): Ink {
  const probe = document.body.appendChild(document.createElement('i'));
  const colour = (value: string) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const token = (name: string) => colour(`var(--${name})`);
  const read: Ink = {
    ground: token('surface'), tick: token('line'), strongTick: token('line-strong'), label: token('text-3'), warn: token('warn'), playhead: token('bad'),
    cameras: Array.from({ length: cameraColours }, (_, order) => token(`camera-${String(order)}`)),
    font: `11px ${getComputedStyle(probe).fontFamily}`, ratio: window.devicePixelRatio,
  };
  probe.remove();
  return read;
}

function outdate(): void {
  ink = null;
  for (const hear of hearers) hear();
}

/** For the life of the page: the theme, the fonts and the zoom change seldom, but all rulers at once. */
function watch(): void {
  new MutationObserver(outdate).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', outdate);
  document.fonts.addEventListener('loadingdone', outdate);
  const watchZoom = () => {
    window.matchMedia(`(resolution: ${String(window.devicePixelRatio)}dppx)`).addEventListener('change', () => {
      outdate();
      watchZoom();
    }, { once: true });
  };
  watchZoom();
}

let isWatching = false;

function follow(hear: () => void): () => void {
  if (!isWatching) watch();
  isWatching = true;
  hearers.add(hear);
  return () => hearers.delete(hear);
}

export function useInk(): Ink {
  return useSyncExternalStore(follow, () => (ink ??= readInk()));
}
