// Where the window stood and how large it was, kept from one launch to the next.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const Bounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
/** A rectangle on the desktop, in device-independent pixels. */
export type Bounds = z.infer<typeof Bounds>;

const WindowState = z.object({
  /** Bounds of the window when it is neither maximized nor full screen. */
  bounds: Bounds,
  isMaximized: z.boolean(),
  isFullScreen: z.boolean(),
});
export type WindowState = z.infer<typeof WindowState>;

export const smallestSize = { width: 640, height: 480 };
const firstSize = { width: 1280, height: 840 };
/** Height of the strip by which a window is moved. */
const gripHeight = 32;

/** The remembered state; null on the first launch, and with a line in the log when the file cannot be used. */
export function readWindowState(file: string, log: (line: string) => void): WindowState | null {
  try {
    return WindowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return null;
    log(`The place of the window is forgotten: ${file} cannot be used (${problem instanceof Error ? problem.name : 'unknown'}).`);
    return null;
  }
}

/** Replaces the file in one step. A failure costs a remembered place, so it is only logged. */
export function writeWindowState(file: string, state: WindowState, log: (line: string) => void): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch (problem) {
    log(`The place of the window is not remembered: ${problem instanceof Error ? problem.message : String(problem)}`);
  }
}

/**
 * Bounds for a window on the displays that are present now. Remembered bounds stay when the window would be seen (also
 * when it lies across two displays); otherwise it moves into the display it overlaps most, else into the first one's middle.
 * `workAreas`: of each display without bars and docks, the primary display's first.
 */
export function refitBounds(remembered: Bounds | null, workAreas: readonly [Bounds, ...Bounds[]]): Bounds {
  if (remembered === null) return centred(firstSize, workAreas[0]);
  const grip = { ...remembered, height: Math.min(gripHeight, remembered.height) };
  if (seenShare(remembered, workAreas) >= 0.9 && seenShare(grip, workAreas) >= 0.5) return remembered;

  const [first, ...others] = workAreas;
  const best = others.reduce((a, b) => (overlap(remembered, b) > overlap(remembered, a) ? b : a), first);
  if (overlap(remembered, best) === 0) return centred(remembered, first);
  const { width, height } = limited(remembered, best);
  return {
    x: Math.max(best.x, Math.min(remembered.x, best.x + best.width - width)),
    y: Math.max(best.y, Math.min(remembered.y, best.y + best.height - height)),
    width,
    height,
  };
}

type Size = Pick<Bounds, 'width' | 'height'>;

function limited(size: Size, area: Bounds): Size {
  return {
    width: Math.max(smallestSize.width, Math.min(size.width, area.width)),
    height: Math.max(smallestSize.height, Math.min(size.height, area.height)),
  };
}

function centred(size: Size, area: Bounds): Bounds {
  const { width, height } = limited(size, area);
  return {
    x: area.x + Math.max(0, Math.floor((area.width - width) / 2)),
    y: area.y + Math.max(0, Math.floor((area.height - height) / 2)),
    width,
    height,
  };
}

function overlap(a: Bounds, b: Bounds): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** How much of a rectangle is on any display, 0 to 1. */
function seenShare(bounds: Bounds, workAreas: readonly Bounds[]): number {
  return workAreas.reduce((seen, area) => seen + overlap(bounds, area), 0) / (bounds.width * bounds.height);
}
