// Digital zoom as numbers: which part of the picture fills its place. Pure.

/** The picture is drawn `scale` times as large, its corner at `x`, `y` in parts of the place (0 to 1 − scale). */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export const wholePicture: Zoom = { scale: 1, x: 0, y: 0 };
export const mostZoom = 8;

const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

function placed(scale: number, x: number, y: number): Zoom {
  // Adding zero keeps a −0 from telling two equal zooms apart.
  return { scale, x: within(x, 1 - scale, 0) + 0, y: within(y, 1 - scale, 0) + 0 };
}

/** Zooms by a factor; what lies under the point (in parts of the place) stays under it, as far as the picture reaches. */
export function zoomAt(zoom: Zoom, factor: number, px: number, py: number): Zoom {
  const scale = within(zoom.scale * factor, 1, mostZoom);
  const grown = scale / zoom.scale;
  return placed(scale, px - (px - zoom.x) * grown, py - (py - zoom.y) * grown);
}

/** Moves the picture by parts of the place; never past its edges. */
export function panBy(zoom: Zoom, dx: number, dy: number): Zoom {
  return placed(zoom.scale, zoom.x + dx, zoom.y + dy);
}

export function zoomTransform({ scale, x, y }: Zoom): string {
  return scale === 1 ? 'none' : `translate(${String(x * 100)}%, ${String(y * 100)}%) scale(${String(scale)})`;
}
