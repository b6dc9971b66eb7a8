import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { readWindowState, refitBounds, writeWindowState, type Bounds } from './window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'window-state-'));
afterAll(() => rmSync(folder, { recursive: true }));

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const right: Bounds = { x: 1440, y: 0, width: 2560, height: 1400 };
const left: Bounds = { x: -1920, y: 0, width: 1920, height: 1040 };

describe('a remembered window on the displays of today', () => {
  test.each<[string, Bounds, readonly [Bounds, ...Bounds[]]]>([
    ['inside the only display', { x: 100, y: 60, width: 1000, height: 700 }, [laptop]],
    ['on the display left of the first', { x: -1800, y: 40, width: 1600, height: 900 }, [laptop, left]],
    ['across two displays', { x: 1000, y: 100, width: 1400, height: 700 }, [laptop, right]],
    ['snapped to an edge, its invisible border outside', { x: -7, y: 25, width: 727, height: 870 }, [laptop]],
  ])('%s stays where it was', (_name, remembered, workAreas) => {
    expect(refitBounds(remembered, workAreas)).toEqual(remembered);
  });

  test('whose display is gone comes to the middle of the first', () => {
    expect(refitBounds({ x: 1800, y: 200, width: 1000, height: 675 }, [laptop])).toEqual({ x: 220, y: 125, width: 1000, height: 675 });
  });

  test('larger than its display is made to fit', () => {
    expect(refitBounds({ x: 0, y: 25, width: 3800, height: 2100 }, [laptop])).toEqual(laptop);
  });

  test('half outside is moved in, with its size', () => {
    expect(refitBounds({ x: 900, y: 500, width: 1000, height: 700 }, [laptop])).toEqual({ x: 440, y: 200, width: 1000, height: 700 });
  });

  test('whose title bar is above the display comes down', () => {
    expect(refitBounds({ x: 100, y: -5, width: 1000, height: 800 }, [laptop])).toEqual({ x: 100, y: 25, width: 1000, height: 800 });
  });

  test('moves into the display it overlaps most', () => {
    const fitted = refitBounds({ x: 1300, y: 1000, width: 1000, height: 800 }, [laptop, right]);
    expect(fitted).toEqual({ x: 1440, y: 600, width: 1000, height: 800 });
  });

  test('never gets smaller than the page can be used in', () => {
    expect(refitBounds({ x: 0, y: 0, width: 900, height: 700 }, [{ x: 0, y: 0, width: 320, height: 240 }])).toMatchObject({ width: 640, height: 480 });
  });

  test('on the first launch is in the middle, inside the display', () => {
    expect(refitBounds(null, [laptop])).toEqual({ x: 80, y: 42, width: 1280, height: 840 });
    expect(refitBounds(null, [{ x: 0, y: 0, width: 1024, height: 700 }])).toEqual({ x: 0, y: 0, width: 1024, height: 700 });
  });
});

describe('the file', () => {
  const state = { bounds: { x: -3, y: 4, width: 800, height: 600 }, isMaximized: true, isFullScreen: false };

  test('gives back what was written, and leaves nothing beside it', () => {
    const file = join(folder, 'window.json');
    const log = vi.fn();
    writeWindowState(file, state, log);
    writeWindowState(file, { ...state, isMaximized: false }, log);
    expect(readWindowState(file, log)).toEqual({ ...state, isMaximized: false });
    expect(readdirSync(folder)).toEqual(['window.json']);
    expect(log).not.toHaveBeenCalled();
  });

  test('absent, it says nothing: this is the first launch', () => {
    const log = vi.fn();
    expect(readWindowState(join(folder, 'absent.json'), log)).toBeNull();
    expect(log).not.toHaveBeenCalled();
  });

  test.each([
    ['empty', ''],
    ['cut off', '{"bounds":{"x":1'],
    ['of another shape', '{"width":800}'],
    ['with a size of nothing', JSON.stringify({ ...state, bounds: { ...state.bounds, width: 0 } })],
    ['with a number that is none', JSON.stringify({ ...state, bounds: { ...state.bounds, x: null } })],
    ['of bytes', '\u0000\ufffd'],
  ])('%s, it is passed over with a line in the log', (_name, text) => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, text);
    const log = vi.fn();
    expect(readWindowState(file, log)).toBeNull();
    expect(log).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('damaged.json'));
    rmSync(file);
  });

  test('that cannot be written is only logged', () => {
    const log = vi.fn();
    writeWindowState(join(folder, 'no', 'such', 'folder.json'), state, log);
    expect(log).toHaveBeenCalledOnce();
  });
});
