// Zooming keeps the point under the hand where it is, and the picture always fills its place.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostZoom, panBy, wholePicture, zoomAt, zoomTransform, type Zoom } from './zoom.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const factor = fc.double({ min: 0.05, max: 20, noNaN: true });
const step = fc.oneof(
  fc.record({ factor, x: share, y: share }).map((at) => (zoom: Zoom) => zoomAt(zoom, at.factor, at.x, at.y)),
  fc.record({ x: fc.double({ min: -3, max: 3, noNaN: true }), y: share }).map((by) => (zoom: Zoom) => panBy(zoom, by.x, by.y)),
);

describe('digital zoom', () => {
  it('keeps what is under the pointer there', () => {
    const zoom = zoomAt(wholePicture, 2, 0.25, 0.75);
    // The point of the picture at a quarter, three quarters is drawn where it was.
    expect(zoom.x + 0.25 * zoom.scale).toBeCloseTo(0.25);
    expect(zoom.y + 0.75 * zoom.scale).toBeCloseTo(0.75);
    const further = zoomAt(zoom, 1.5, 0.5, 0.5);
    expect((0.5 - further.x) / further.scale).toBeCloseTo((0.5 - zoom.x) / zoom.scale);
  });

  it('never shows what lies beyond the picture, and never grows past its most', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const { scale, x, y } = steps.reduce((zoom, take) => take(zoom), wholePicture);
      expect(scale).toBeGreaterThanOrEqual(1);
      expect(scale).toBeLessThanOrEqual(mostZoom);
      for (const corner of [x, y]) {
        expect(corner).toBeLessThanOrEqual(0);
        expect(corner + scale).toBeGreaterThanOrEqual(1 - 1e-9);
      }
    }));
  });

  it('comes back to the whole picture', () => {
    expect(zoomAt(zoomAt(wholePicture, 3, 0.9, 0.1), 0.1, 0.3, 0.3)).toEqual(wholePicture);
    expect(panBy(wholePicture, 0.4, -0.2)).toEqual(wholePicture);
    expect(zoomTransform(wholePicture)).toBe('none');
  });
});
