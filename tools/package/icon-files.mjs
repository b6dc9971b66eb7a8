// The containers of icons: Apple's .icns and Windows' .ico, each a list of PNGs with a header.

/** What Apple calls each size, in pixels; those at double density beside the plain ones. */
const appleTypes = /** @type {const} */ ([
  ['icp4', 16], ['ic11', 32], ['icp5', 32], ['ic12', 64], ['ic07', 128], ['ic13', 256], ['ic08', 256], ['ic14', 512], ['ic09', 512], ['ic10', 1024],
]);

/** @typedef {ReadonlyMap<number, Buffer>} Pictures  PNGs by their width in pixels */

/**
 * The sizes an .icns wants.
 * @type {readonly number[]}
 */
export const appleSizes = [...new Set(appleTypes.map(([, size]) => size))];

/** @type {readonly number[]} */
export const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 256];

/**
 * Apple's: `icns`, the length of all, then per picture its type, its length with these 8 bytes, the PNG.
 * @param {Pictures} pictures
 */
export function toIcns(pictures) {
  const parts = appleTypes.map(([type, size]) => {
    const png = pictureOf(pictures, size);
    return Buffer.concat([Buffer.from(type, 'latin1'), bigEndian(png.length + 8), png]);
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from('icns', 'latin1'), bigEndian(body.length + 8), body]);
}

/**
 * Windows': a header of 6 bytes, 16 bytes per picture that say where it lies, the PNGs.
 * @param {Pictures} pictures
 */
export function toIco(pictures) {
  const pngs = windowsSizes.map((size) => ({ size, png: pictureOf(pictures, size) }));
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pngs.length, 4);
  let offset = header.length + 16 * pngs.length;
  const entries = pngs.map(({ size, png }) => {
    const entry = Buffer.alloc(16);
    // 256 does not fit into a byte and is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...pngs.map(({ png }) => png)]);
}

/**
 * @param {Pictures} pictures
 * @param {number} size
 */
function pictureOf(pictures, size) {
  const png = pictures.get(size);
  if (png === undefined) throw new Error(`There is no picture of ${size} pixels.`);
  return png;
}

/** @param {number} value */
function bigEndian(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
