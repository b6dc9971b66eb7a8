// Who and what moves through the demo cameras' pictures.
import { shade } from './picture.mjs';

/** @typedef {import('./picture.mjs').Picture} Picture */
/** @typedef {import('./picture.mjs').Colour} Colour */

/**
 * A person, feet at (x, y), `size` the height in units.
 * @param {Picture} picture
 * @param {{ x: number, y: number, size: number, stride: number, coat: Colour, parcel?: boolean }} pose `stride`: radians of the walk; a whole number of pi stands
 */
export function drawPerson(picture, { x, y, size, stride, coat, parcel = false }) {
  const u = size / 100;
  const swing = Math.sin(stride) * 13 * u;
  const lift = Math.abs(Math.cos(stride)) * 1.5 * u;
  const hip = y - 47 * u - lift;
  const neck = y - 84 * u - lift;
  /** @type {Colour} */
  const trousers = [52, 56, 70];
  picture.oval(x + 5 * u, y + 1 * u, 24 * u, 5 * u, [20, 22, 24], { alpha: 0.4, soft: 6 * u });
  picture.limb(x, hip, x - swing * 0.5, y - 25 * u, 11 * u, shade(trousers, 0.8));
  picture.limb(x - swing * 0.5, y - 25 * u, x - swing * 1.2, y - 3 * u, 8 * u, shade(trousers, 0.8));
  picture.limb(x, hip, x + swing * 0.5, y - 25 * u, 11 * u, trousers);
  picture.limb(x + swing * 0.5, y - 25 * u, x + swing * 1.2, y - 3 * u, 8 * u, trousers);
  picture.limb(x, neck + 10 * u, x + swing * 0.9, hip + 4 * u, 7 * u, shade(coat, 0.7));
  picture.limb(x, neck + 11 * u, x, hip, 23 * u, (_, py) => shade(coat, 1.1 - (py - neck) / (size * 0.9)));
  picture.limb(x, neck + 10 * u, x - swing * 0.9, hip + 4 * u, 7 * u, shade(coat, 0.85));
  if (parcel) {
    picture.box(x - 15 * u, hip - 17 * u, 32 * u, 22 * u, [186, 144, 94], { round: 1 * u });
    picture.box(x - 1 * u, hip - 17 * u, 4 * u, 22 * u, [214, 186, 142]);
  }
  picture.limb(x, neck, x, neck + 5 * u, 8 * u, [190, 146, 120]);
  picture.oval(x + 1 * u, neck - 7 * u, 8.5 * u, 10 * u, [205, 160, 132]);
  picture.oval(x - 0.5 * u, neck - 12 * u, 9 * u, 6.5 * u, [58, 42, 34]);
}

/** A cat walking right, feet at (x, y). @param {Picture} picture @param {{ x: number, y: number, size: number, stride: number, fur: Colour }} pose */
export function drawCat(picture, { x, y, size, stride, fur }) {
  const u = size / 40;
  picture.oval(x, y + 1 * u, 30 * u, 5 * u, [16, 24, 12], { alpha: 0.45, soft: 5 * u });
  for (const [along, phase] of /** @type {const} */ ([[-16, 0], [-12, Math.PI], [13, Math.PI * 0.6], [17, Math.PI * 1.6]])) {
    const step = Math.sin(stride + phase) * 7 * u;
    picture.limb(x + along * u, y - 18 * u, x + along * u + step, y - 1 * u, 5 * u, shade(fur, phase > 3 ? 0.7 : 0.85));
  }
  const sway = Math.sin(stride * 0.5) * 5 * u;
  picture.limb(x - 20 * u, y - 22 * u, x - 32 * u, y - 30 * u, 4.5 * u, shade(fur, 0.9));
  picture.limb(x - 32 * u, y - 30 * u, x - 35 * u + sway, y - 46 * u, 4 * u, shade(fur, 0.9));
  picture.oval(x, y - 21 * u, 24 * u, 10 * u, (_, py) => shade(fur, 1.15 - (py - y + 31 * u) / (52 * u)));
  picture.oval(x + 26 * u, y - 29 * u, 9 * u, 8 * u, fur);
  picture.polygon([[x + 19 * u, y - 33 * u], [x + 20 * u, y - 43 * u], [x + 26 * u, y - 36 * u]], fur);
  picture.polygon([[x + 26 * u, y - 36 * u], [x + 31 * u, y - 43 * u], [x + 33 * u, y - 33 * u]], shade(fur, 0.85));
  picture.oval(x + 30 * u, y - 30 * u, 1.4 * u, 1.8 * u, [230, 220, 120]);
}

/** A car seen from the side, wheels on (x, y). @param {Picture} picture @param {{ x: number, y: number, size: number, paint: Colour, facing?: 1 | -1 }} pose */
export function drawCar(picture, { x, y, size, paint, facing = 1 }) {
  const u = size / 100;
  const at = (/** @type {number} */ along) => x + along * u * facing;
  picture.oval(x, y + 1 * u, 54 * u, 5 * u, [14, 15, 17], { alpha: 0.55, soft: 6 * u });
  picture.polygon([[at(-30), y - 22 * u], [at(-20), y - 38 * u], [at(12), y - 38 * u], [at(28), y - 22 * u]], shade(paint, 0.85));
  picture.polygon([[at(-25), y - 23 * u], [at(-18), y - 35 * u], [at(-4), y - 35 * u], [at(-4), y - 23 * u]], [44, 54, 64]);
  picture.polygon([[at(-1), y - 23 * u], [at(-1), y - 35 * u], [at(11), y - 35 * u], [at(22), y - 23 * u]], [52, 64, 76]);
  picture.box(Math.min(at(-48), at(48)), y - 24 * u, 96 * u, 18 * u, (_, py) => shade(paint, 1.15 - ((py - y + 24 * u) / (18 * u)) * 0.45), { round: 6 * u });
  for (const wheel of [-29, 29]) {
    picture.oval(at(wheel), y - 7 * u, 9.5 * u, 9.5 * u, [22, 22, 24]);
    picture.oval(at(wheel), y - 7 * u, 5 * u, 5 * u, [120, 124, 128]);
  }
  picture.oval(at(46), y - 17 * u, 3 * u, 3.5 * u, [255, 246, 214]);
  picture.oval(at(-46), y - 17 * u, 2.5 * u, 3.5 * u, [190, 34, 28]);
}

/** A car coming towards the camera, wheels on (x, y). @param {Picture} picture @param {{ x: number, y: number, size: number, paint: Colour }} pose */
export function drawCarFront(picture, { x, y, size, paint }) {
  const u = size / 100;
  picture.oval(x, y + 1 * u, 56 * u, 7 * u, [14, 15, 17], { alpha: 0.55, soft: 7 * u });
  picture.box(x - 44 * u, y - 18 * u, 17 * u, 18 * u, [22, 22, 24], { round: 4 * u });
  picture.box(x + 27 * u, y - 18 * u, 17 * u, 18 * u, [22, 22, 24], { round: 4 * u });
  picture.polygon([[x - 41 * u, y - 44 * u], [x - 29 * u, y - 70 * u], [x + 29 * u, y - 70 * u], [x + 41 * u, y - 44 * u]], shade(paint, 0.8), { soft: 2 * u });
  picture.polygon([[x - 36 * u, y - 44 * u], [x - 26 * u, y - 66 * u], [x + 26 * u, y - 66 * u], [x + 36 * u, y - 44 * u]], (px, py) => shade([74, 92, 108], 0.7 + (px - x) / (size * 1.6) + (y - py) / (size * 2)));
  picture.box(x - 48 * u, y - 47 * u, 96 * u, 38 * u, (_, py) => shade(paint, 1.2 - ((py - y + 47 * u) / (38 * u)) * 0.5), { round: 9 * u });
  picture.box(x - 25 * u, y - 29 * u, 50 * u, 9 * u, [34, 38, 42], { round: 3 * u });
  picture.box(x - 11 * u, y - 18 * u, 22 * u, 5.5 * u, [226, 228, 222], { round: 1 * u });
  for (const side of [-1, 1]) {
    picture.oval(x + side * 36 * u, y - 28 * u, 8.5 * u, 6.5 * u, [255, 248, 222]);
    picture.glow(x + side * 36 * u, y - 28 * u, 60 * u, 46 * u, [255, 240, 204], 0.6);
    picture.box(x + side * 50 * u - 4 * u, y - 52 * u, 8 * u, 8 * u, shade(paint, 0.75), { round: 3 * u });
  }
}
