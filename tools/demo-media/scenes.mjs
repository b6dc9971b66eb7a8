// What each demo camera looks at: a still drawn once, and what moves over it.
import { blend, cloud, ease, mix, shade } from './picture.mjs';
import { drawCar, drawCarFront, drawCat, drawPerson } from './figures.mjs';

/** @typedef {import('./picture.mjs').Picture} Picture */
/** @typedef {import('./picture.mjs').Colour} Colour */
/**
 * @typedef {object} Scene
 * @property {(picture: Picture) => void} still
 * @property {(picture: Picture, second: number) => { light?: number, grey?: number }} moving
 */

/** @param {Colour} base @param {number} scale @param {number} depth */
const rough = (base, scale, depth) => (/** @type {number} */ x, /** @type {number} */ y) =>
  shade(base, 1 - depth + depth * 2 * (0.65 * cloud(x / scale, y / scale) + 0.35 * cloud(x / scale * 3 + 40, y / scale * 3)));

/** @param {Colour} base @param {number} w @param {number} h */
const bricks = (base, w, h) => (/** @type {number} */ x, /** @type {number} */ y) => {
  const row = Math.floor(y / h);
  const along = x / w + (row % 2) / 2;
  const isJoint = y / h - row < 0.12 || along - Math.floor(along) < 0.06;
  return isJoint ? shade(base, 1.22) : shade(base, 0.85 + 0.3 * cloud(Math.floor(along) * 3.7, row * 5.3));
};

/** @param {Picture} picture @param {number} x @param {number} y @param {number} size @param {Colour} leaf */
function drawBush(picture, x, y, size, leaf) {
  for (let leafNumber = 0; leafNumber < 26; leafNumber += 1) {
    const turn = leafNumber * 2.4;
    const reach = Math.sqrt(leafNumber / 26) * size;
    const lit = 0.65 + 0.45 * (leafNumber % 5) / 5 - (Math.sin(turn) * reach) / size * 0.25;
    picture.oval(x + Math.cos(turn) * reach, y + Math.sin(turn) * reach * 0.7, size * 0.32, size * 0.26, rough(shade(leaf, lit), 5, 0.25), { soft: 3 });
  }
}

/** @param {Picture} picture @param {Colour} top @param {Colour} bottom */
function drawSky(picture, top, bottom) {
  picture.box(-2, -2, 644, 170, (x, y) => blend(blend(top, bottom, y / 160), [250, 250, 250], 0.35 * ease(0.5, 0.85, cloud(x / 110, y / 34))));
}

/** @param {Picture} picture */
function drawPorch(picture) {
  drawSky(picture, [132, 170, 208], [206, 219, 226]);
  drawBush(picture, 90, 118, 62, [70, 98, 62]);
  drawBush(picture, 215, 126, 48, [84, 110, 70]);
  drawBush(picture, 560, 112, 70, [66, 92, 58]);
  picture.box(300, 84, 150, 66, bricks([166, 140, 122], 16, 8));
  picture.polygon([[288, 86], [376, 40], [462, 86]], rough([92, 82, 80], 8, 0.15));
  picture.box(326, 100, 24, 28, [88, 106, 122]);
  picture.box(398, 100, 24, 28, [88, 106, 122]);
  picture.box(-2, 148, 644, 26, rough([112, 114, 118], 30, 0.1));
  picture.box(-2, 172, 644, 190, rough([98, 128, 70], 7, 0.2));
  picture.polygon([[286, 172], [336, 172], [470, 362], [150, 362]], (x, y) => {
    const paving = Math.floor(Math.sqrt(Math.max(0, y - 160)) * 1.35);
    return shade(rough([178, 170, 158], 14, 0.08)(x, y), paving % 2 === 0 ? 1 : 0.94);
  });
  drawBush(picture, 60, 262, 46, [88, 124, 72]);
  drawBush(picture, 530, 250, 40, [92, 126, 76]);
  picture.box(590, -2, 54, 364, bricks([150, 98, 80], 26, 12));
  picture.box(582, -2, 10, 364, [232, 230, 224]);
  picture.box(-2, -2, 644, 16, [222, 220, 214], { soft: 3 });
}

/** @type {Scene} */
export const frontDoorVisitor = {
  still: drawPorch,
  moving(picture, second) {
    const near = ease(0.5, 7, second);
    const size = mix(62, 212, near);
    const isWalking = second > 0.5 && second < 6.8;
    drawPerson(picture, {
      x: mix(312, 330, near) + Math.sin(second * 5) * near, y: mix(186, 338, near), size,
      stride: isWalking ? second * 7.5 : Math.PI, coat: [150, 62, 52], parcel: true,
    });
    return { light: 0.98 + 0.1 * Math.sin(second * 0.7) };
  },
};

/** @type {Scene} */
export const frontDoorNight = {
  still: drawPorch,
  moving(picture, second) {
    const x = mix(-90, 760, second / 8);
    drawCar(picture, { x, y: 170, size: 96, paint: [96, 104, 116] });
    picture.glow(x + 130, 168, 170, 46, [255, 250, 230], 1.5);
    picture.glow(320, 330, 420, 220, [120, 120, 120], 0.8);
    return { light: 0.42 + 0.16 * ease(2, 4, second) * (1 - ease(5, 7, second)), grey: 1 };
  },
};

/** @type {Scene} */
export const gardenCat = {
  still(picture) {
    drawSky(picture, [150, 182, 206], [226, 226, 214]);
    picture.box(-2, 92, 644, 84, (x, y) => shade(rough([150, 118, 86], 9, 0.12)(x, y), x % 22 < 1.6 ? 0.6 : 0.92 + 0.14 * cloud(Math.floor(x / 22) * 3.1, 2)));
    picture.box(-2, 104, 644, 7, [120, 92, 66]);
    picture.box(-2, 172, 644, 190, (x, y) => shade(rough([94, 136, 62], 6, 0.2)(x, y), 0.82 + (y - 172) / 700));
    picture.limb(512, 210, 520, 40, 22, rough([98, 76, 58], 6, 0.25));
    drawBush(picture, 520, 40, 96, [84, 124, 58]);
    for (const [x, size] of /** @type {const} */ ([[50, 42], [130, 34], [230, 30], [330, 36]])) {
      drawBush(picture, x, 176, size, [74, 108, 62]);
      for (let bloom = 0; bloom < 6; bloom += 1) {
        picture.oval(x + Math.cos(bloom * 2.1) * size * 0.7, 170 + Math.sin(bloom * 1.7) * size * 0.4, 3.4, 3.2, bloom % 2 ? [226, 132, 150] : [240, 214, 120]);
      }
    }
    picture.polygon([[-2, 300], [180, 262], [330, 300], [240, 362], [-2, 362]], rough([190, 182, 168], 12, 0.1), { soft: 4 });
    picture.oval(420, 268, 58, 14, [40, 64, 30], { alpha: 0.5, soft: 20 });
  },
  moving(picture, second) {
    const sway = Math.sin(second * 1.6) * 5;
    for (const leaf of [0, 1, 2, 3]) {
      picture.oval(470 + leaf * 32 + sway, 104 + (leaf % 2) * 10, 20, 13, [96, 138, 64], { soft: 5 });
    }
    const walked = second < 5 ? second : Math.max(5, second - 2);
    drawCat(picture, { x: mix(40, 610, walked / 10), y: 292 - Math.sin(walked * 0.4) * 16, size: 62, stride: walked * 8, fur: [176, 116, 66] });
    return { light: 0.86 + 0.22 * ease(4, 7, second) - 0.12 * ease(9, 11, second) };
  },
};

/** @type {Scene} */
export const garageCar = {
  still(picture) {
    picture.box(-2, -2, 644, 252, rough([176, 174, 168], 40, 0.05));
    picture.box(-2, 248, 644, 114, (x, y) => shade(rough([126, 126, 124], 26, 0.1)(x, y), 0.85 + (y - 248) / 500));
    picture.box(150, 34, 350, 216, (_, y) => (y % 36 < 2.4 ? [136, 140, 144] : [204, 206, 206]), { round: 2 });
    picture.box(24, 70, 96, 8, [128, 98, 70]);
    picture.box(24, 136, 96, 8, [128, 98, 70]);
    for (const [x, y, w, h, red, green, blue] of /** @type {const} */ ([
      [30, 44, 22, 26, 170, 74, 58], [58, 50, 26, 20, 74, 104, 138], [90, 40, 18, 30, 206, 178, 92],
      [32, 108, 34, 28, 96, 118, 86], [74, 112, 36, 24, 196, 188, 176], [34, 196, 70, 54, 150, 122, 88],
    ])) picture.box(x, y, w, h, [red, green, blue], { round: 2 });
    picture.oval(574, 206, 34, 34, [40, 42, 44]);
    picture.oval(574, 206, 29, 29, [170, 170, 166]);
    picture.limb(574, 206, 552, 150, 5, [64, 120, 110]);
    picture.limb(552, 150, 600, 150, 5, [64, 120, 110]);
    picture.box(540, 60, 80, 60, [150, 120, 92], { round: 2 });
  },
  moving(picture, second) {
    const isOpen = ease(0.5, 3, second);
    picture.box(156, 250 - 208 * isOpen, 338, 208 * isOpen, (_, y) => blend([160, 190, 214], [152, 158, 144], ease(110, 190, y)));
    picture.box(156, 200, 338, 50 * isOpen, [150, 150, 146], { alpha: isOpen });
    if (second > 2.4) {
      const near = ease(2.4, 7, second) ** 1.6;
      drawCarFront(picture, { x: mix(352, 318, near), y: mix(214, 334, near), size: mix(44, 196, near), paint: [58, 98, 142] });
    }
    return { light: mix(0.5, 1.02, isOpen) };
  },
};

/** @type {Scene} */
export const livingRoomLamp = {
  still(picture) {
    picture.box(-2, -2, 644, 232, rough([206, 196, 182], 60, 0.03));
    picture.box(-2, 228, 644, 134, (x, y) => shade(rough([158, 116, 78], 30, 0.08)(x / 3, y), (y - 228) % 24 < 1.4 ? 0.78 : 1));
    picture.box(-2, 220, 644, 9, [236, 232, 226]);
    picture.box(60, 40, 130, 120, [240, 238, 234]);
    picture.box(68, 48, 114, 104, (x, y) => blend([96, 122, 158], [206, 160, 130], ease(48, 152, y) + 0.1 * cloud(x / 20, y / 20)));
    picture.box(123, 48, 4, 104, [240, 238, 234]);
    picture.oval(320, 322, 210, 34, rough([176, 82, 66], 8, 0.12));
    picture.oval(320, 322, 176, 26, rough([212, 190, 160], 8, 0.1));
    picture.box(232, 176, 236, 62, rough([82, 108, 112], 7, 0.1), { round: 14 });
    picture.box(222, 222, 256, 52, rough([94, 122, 126], 7, 0.1), { round: 10 });
    picture.box(212, 200, 34, 76, rough([76, 100, 104], 7, 0.1), { round: 12 });
    picture.box(454, 200, 34, 76, rough([76, 100, 104], 7, 0.1), { round: 12 });
    picture.box(268, 196, 44, 40, [214, 168, 92], { round: 8 });
    picture.box(300, 66, 100, 62, [70, 62, 56]);
    picture.box(306, 72, 88, 50, (x, y) => blend([198, 206, 196], [92, 128, 118], ease(84, 118, y + 8 * Math.sin(x / 12))));
    picture.limb(560, 270, 560, 130, 4, [70, 64, 58]);
    picture.oval(560, 272, 24, 6, [60, 56, 52]);
    picture.polygon([[538, 134], [548, 92], [572, 92], [582, 134]], [222, 206, 176]);
    picture.box(20, 214, 36, 46, [186, 120, 86], { round: 4 });
    drawBush(picture, 38, 180, 36, [70, 112, 74]);
  },
  moving(picture, second) {
    const lit = ease(1.4, 1.9, second);
    picture.polygon([[538, 134], [548, 92], [572, 92], [582, 134]], blend([222, 206, 176], [255, 240, 196], lit));
    picture.glow(560, 128, 330, 250, [255, 206, 140], 0.55 * lit);
    drawCat(picture, { x: mix(60, 560, second / 6), y: 334, size: 56, stride: second * 9, fur: [70, 68, 72] });
    return { light: mix(0.55, 0.95, lit) };
  },
};
