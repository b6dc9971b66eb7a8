// Thumbnails for a catalog that has no drive: drawn in the page, as large in pixels and in bytes as those of real clips.
import { drawPictures } from './in-page.mjs';

/** @param {import('playwright').Page} page @returns {Promise<Uint8Array[]>} WebP files of about 7 KB */
export async function makePictures(page) {
  await page.goto('about:blank');
  const drawn = await page.evaluate(drawPictures, 24);
  return drawn.map((bytes) => Uint8Array.from(bytes));
}
