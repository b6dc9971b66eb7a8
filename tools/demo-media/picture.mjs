// A small soft-edged rasteriser: enough to draw the demo cameras' pictures without a graphics library.

/** @typedef {readonly [number, number, number]} Colour red, green, blue from 0 to 255 */
/** @typedef {Colour | ((x: number, y: number) => Colour)} Paint one colour, or one for each place */
/** @typedef {{ alpha?: number, soft?: number, adds?: boolean }} Brush `soft`: width of the edge; `adds`: light rather than paint */

/** @param {number} from @param {number} to @param {number} share */
export const mix = (from, to, share) => from + (to - from) * share;

/** @param {number} from @param {number} to @param {number} at the share of the way, eased, 0 before and 1 after */
export function ease(from, to, at) {
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return share * share * (3 - 2 * share);
}

/** @param {Colour} a @param {Colour} b @param {number} share @returns {Colour} */
export const blend = (a, b, share) => [mix(a[0], b[0], share), mix(a[1], b[1], share), mix(a[2], b[2], share)];

/** @param {Colour} colour @param {number} light @returns {Colour} */
export const shade = (colour, light) => [colour[0] * light, colour[1] * light, colour[2] * light];

/** @param {number} x @param {number} y */
function grain(x, y) {
  let hash = Math.imul(x | 0, 374761393) + Math.imul(y | 0, 668265263);
  hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise from 0 to 1, the same on every run. @param {number} x @param {number} y */
export function cloud(x, y) {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = ease(0, 1, x - left);
  const down = ease(0, 1, y - top);
  return mix(
    mix(grain(left, top), grain(left + 1, top), across),
    mix(grain(left, top + 1), grain(left + 1, top + 1), across),
    down,
  );
}

/** A picture measured in units of a 640 x 360 field, whatever its pixels. */
export class Picture {
  /** @param {number} widthPx @param {number} heightPx */
  constructor(widthPx, heightPx) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.perUnit = widthPx / 640;
    this.light = new Float32Array(widthPx * heightPx * 3);
  }

  copy() {
    const twin = new Picture(this.widthPx, this.heightPx);
    twin.light.set(this.light);
    return twin;
  }

  /**
   * @param {(x: number, y: number) => number} distance to the shape's edge in units, negative inside
   * @param {readonly [number, number, number, number]} box left, top, right, bottom in units
   * @param {Paint} paint @param {Brush} [brush]
   */
  fill(distance, box, paint, { alpha = 1, soft = 1, adds = false } = {}) {
    const unit = 1 / this.perUnit;
    const left = Math.max(0, Math.floor((box[0] - soft) * this.perUnit));
    const top = Math.max(0, Math.floor((box[1] - soft) * this.perUnit));
    const right = Math.min(this.widthPx, Math.ceil((box[2] + soft) * this.perUnit));
    const bottom = Math.min(this.heightPx, Math.ceil((box[3] + soft) * this.perUnit));
    for (let row = top; row < bottom; row += 1) {
      for (let column = left; column < right; column += 1) {
        const x = (column + 0.5) * unit;
        const y = (row + 0.5) * unit;
        const cover = alpha * (1 - ease(-soft / 2, soft / 2, distance(x, y)));
        if (cover <= 0) continue;
        const colour = typeof paint === 'function' ? paint(x, y) : paint;
        const at = (row * this.widthPx + column) * 3;
        for (let channel = 0; channel < 3; channel += 1) {
          const under = this.light[at + channel] ?? 0;
          const paintLight = colour[channel] ?? 0;
          this.light[at + channel] = adds ? under + paintLight * cover : mix(under, paintLight, cover);
        }
      }
    }
  }

  /** @param {number} x @param {number} y @param {number} w @param {number} h @param {Paint} paint @param {Brush & { round?: number }} [brush] */
  box(x, y, w, h, paint, { round = 0, ...brush } = {}) {
    const middleX = x + w / 2;
    const middleY = y + h / 2;
    this.fill(
      (px, py) => {
        const dx = Math.abs(px - middleX) - w / 2 + round;
        const dy = Math.abs(py - middleY) - h / 2 + round;
        return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round;
      },
      [x, y, x + w, y + h], paint, brush,
    );
  }

  /** @param {number} x @param {number} y @param {number} rx @param {number} ry @param {Paint} paint @param {Brush} [brush] */
  oval(x, y, rx, ry, paint, brush) {
    const scale = Math.min(rx, ry);
    this.fill((px, py) => (Math.hypot((px - x) / rx, (py - y) / ry) - 1) * scale, [x - rx, y - ry, x + rx, y + ry], paint, brush);
  }

  /** A glow that fades from its middle. @param {number} x @param {number} y @param {number} rx @param {number} ry @param {Colour} colour @param {number} strength */
  glow(x, y, rx, ry, colour, strength) {
    const fade = (/** @type {number} */ px, /** @type {number} */ py) => shade(colour, Math.max(0, 1 - Math.hypot((px - x) / rx, (py - y) / ry)) ** 2 * strength);
    this.fill(() => -1, [x - rx, y - ry, x + rx, y + ry], fade, { adds: true });
  }

  /** A line with round ends. @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 @param {number} width @param {Paint} paint @param {Brush} [brush] */
  limb(x1, y1, x2, y2, width, paint, brush) {
    const dx = x2 - x1;
    const dy = y2 - y1;
    const length = dx * dx + dy * dy || 1;
    const half = width / 2;
    this.fill(
      (px, py) => {
        const along = Math.min(1, Math.max(0, ((px - x1) * dx + (py - y1) * dy) / length));
        return Math.hypot(px - x1 - along * dx, py - y1 - along * dy) - half;
      },
      [Math.min(x1, x2) - half, Math.min(y1, y2) - half, Math.max(x1, x2) + half, Math.max(y1, y2) + half], paint, brush,
    );
  }

  /** @param {readonly (readonly [number, number])[]} corners @param {Paint} paint @param {Brush} [brush] */
  polygon(corners, paint, brush) {
    const xs = corners.map(([x]) => x);
    const ys = corners.map(([, y]) => y);
    this.fill((px, py) => distanceToPolygon(corners, px, py), [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)], paint, brush);
  }

  /**
   * The frame as a camera would send it: darker corners, a lens tint.
   * @param {{ light?: number, grey?: number }} [lens] `light` scales all, `grey` 1 is the infrared picture of the night
   * @returns {Uint8Array} rgb24
   */
  develop({ light = 1, grey = 0 } = {}) {
    const frame = new Uint8Array(this.light.length);
    for (let row = 0; row < this.heightPx; row += 1) {
      for (let column = 0; column < this.widthPx; column += 1) {
        const x = column / this.widthPx - 0.5;
        const y = row / this.heightPx - 0.5;
        const gain = light * (1 - 0.75 * (x * x + y * y));
        const at = (row * this.widthPx + column) * 3;
        const red = this.light[at] ?? 0;
        const green = this.light[at + 1] ?? 0;
        const blue = this.light[at + 2] ?? 0;
        const luma = 0.3 * red + 0.59 * green + 0.11 * blue;
        frame[at] = Math.min(255, mix(red, luma * 0.97, grey) * gain);
        frame[at + 1] = Math.min(255, mix(green, luma, grey) * gain);
        frame[at + 2] = Math.min(255, mix(blue, luma * 1.02, grey) * gain);
      }
    }
    return frame;
  }
}

/** @param {readonly (readonly [number, number])[]} corners @param {number} x @param {number} y */
function distanceToPolygon(corners, x, y) {
  let nearest = Infinity;
  let isInside = false;
  let [fromX, fromY] = corners.at(-1) ?? [0, 0];
  for (const [toX, toY] of corners) {
    const dx = toX - fromX;
    const dy = toY - fromY;
    const along = Math.min(1, Math.max(0, ((x - fromX) * dx + (y - fromY) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(x - fromX - along * dx, y - fromY - along * dy));
    if (fromY > y !== toY > y && x < fromX + ((y - fromY) / dy) * dx) isInside = !isInside;
    fromX = toX;
    fromY = toY;
  }
  return isInside ? -nearest : nearest;
}
