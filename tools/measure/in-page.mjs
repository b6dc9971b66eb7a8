// What measurements do in the page itself: each function is sent there alone, so it uses nothing but its argument and the browser.
/// <reference lib="dom" />
/* global document, innerHeight, OffscreenCanvas, requestAnimationFrame */

/** Back to the top, and a rest. @param {{ selector: string, restMs: number }} wish */
export function scrollUpInPage({ selector, restMs }) {
  document.querySelector(selector)?.scrollTo(0, 0);
  return new Promise((rested) => setTimeout(rested, restMs));
}

/** One step a frame. @param {{ selector: string, speed: number, count: number }} wish @returns {Promise<{ frames: number[], elements: number }>} */
export function scrollInPage({ selector, speed, count }) {
  const list = document.querySelector(selector);
  if (list === null) throw new Error(`no ${selector}`);
  return new Promise((done) => {
    /** @type {number[]} */
    const frames = [];
    let last = 0;
    let elements = 0;
    const step = (/** @type {number} */ now) => {
      if (last > 0) frames.push(now - last);
      last = now;
      if (frames.length % 20 === 0) elements = Math.max(elements, list.getElementsByTagName('*').length);
      if (frames.length >= count) done({ frames, elements });
      else {
        list.scrollTop += speed;
        requestAnimationFrame(step);
      }
    };
    requestAnimationFrame(step);
  });
}

/** A list without a program. @param {{ images: number, height: number }} size */
export function drawStaticPage({ images, height }) {
  document.body.style.margin = '0';
  const list = document.body.appendChild(document.createElement('div'));
  list.id = 'static';
  list.style.cssText = 'height:100vh;overflow-y:auto;contain:strict';
  const sheet = list.appendChild(document.createElement('div'));
  sheet.style.cssText = `position:relative;height:${String(height)}px`;
  for (let order = 0; order < images; order += 1) {
    const box = sheet.appendChild(document.createElement('div'));
    box.style.cssText = `position:absolute;contain:strict;width:240px;height:190px;left:${String((order % 4) * 252)}px;top:${String(Math.floor(order / 4) * 900)}px;background:#dde3ea;border-radius:8px`;
  }
}

/** @param {number} count @returns {Promise<number[][]>} */
export async function drawPictures(count) {
  const pictures = [];
  for (let order = 0; order < count; order += 1) {
    const canvas = new OffscreenCanvas(320, 180);
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    for (let spot = 0; spot < 240; spot += 1) {
      pen.fillStyle = `hsl(${String((order * 15 + spot * 3) % 360)} 30% ${String(20 + ((spot * 37) % 60))}% / 60%)`;
      pen.fillRect((spot * 71 + order * 13) % 320, (spot * 43) % 180, 20 + (spot % 50), 10 + (spot % 34));
    }
    const file = await canvas.convertToBlob({ type: 'image/webp', quality: 0.8 });
    pictures.push([...new Uint8Array(await file.arrayBuffer())]);
  }
  return pictures;
}

/** Resolves in the frame in which so many pictures stand on the screen. @param {number} count @returns {Promise<void>} */
export function waitForPictures(count) {
  return new Promise((done) => {
    const look = () => {
      const shown = [...document.querySelectorAll('img')].filter((image) => image.complete && image.naturalWidth > 0 && image.getBoundingClientRect().top < innerHeight);
      if (shown.length >= count) done();
      else requestAnimationFrame(look);
    };
    look();
  });
}
