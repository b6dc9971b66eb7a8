// Makes a data folder that knows a drive with many clips, without the drive: on ten cameras, with lengths and, for the newest, pictures.
import { openCatalog } from '../../main/catalog/catalog.ts';
import { allIds } from '../../main/catalog/pages.ts';
import { listedFolder, seenVolume } from '../../main/testing/catalog-rows.ts';
import { openThumbnailFiles } from '../../main/thumbnails.ts';

const identity = 'measured';
const cameras = 10;
const dayMs = 86_400_000;
const newestDay = Date.UTC(2026, 10, 19);
const sizeBytes = 2_400_000;
/** Of the newest the headers are known, as of a drive that has been plugged in for a while. */
const probed = 20_000;

const two = (/** @type {number} */ part) => String(part).padStart(2, '0');

/** @param {number} day days before the newest @param {number} count */
function dayFolder(day, count) {
  const written = new Date(newestDay - day * dayMs).toISOString().slice(2, 10);
  const names = Array.from({ length: count }, (_, order) => {
    const second = Math.floor(((order + 0.5) * 86_400) / count);
    return `${two(Math.floor(second / 3600))}-${two(Math.floor(second / 60) % 60)}-${two(second % 60)}_Camera_${String((order * 7 + day) % cameras)}_${String(order).padStart(3, '0')}.mp4`;
  });
  return { path: `blink/${written.slice(0, 5)}/${written}`, names };
}

/**
 * @param {string} dataFolder
 * @param {{ clips: number, clipsADay?: number, pictures?: readonly Uint8Array[], pictured?: number }} options `pictures`: WebP files to give to the newest `pictured` clips in turn
 */
export async function fillCatalog(dataFolder, { clips, clipsADay = 250, pictures = [], pictured = 0 }) {
  const now = newestDay + dayMs;
  const catalog = await openCatalog(dataFolder, now);
  const volumeId = seenVolume(catalog, identity, now);
  for (let day = 0; day * clipsADay < clips; day += 1) {
    const { path: folder, names } = dayFolder(day, Math.min(clipsADay, clips - day * clipsADay));
    catalog.writer.recordFolder({ id: volumeId, identity, instantOf: (written) => written }, listedFolder(folder, names), now);
  }
  const newest = allIds(catalog.columns, {}).ids.slice(0, probed);
  const facts = { durationMs: 12_000, widthPx: 1920, heightPx: 1080, videoCodec: 'avc1.640028', audioCodec: 'mp4a.40.2', damage: null };
  catalog.writer.recordProbes(newest.map((id) => ({ id, facts, sizeBytes, modifiedAt: now, was: { sizeBytes: null, modifiedAt: null } })), now);
  const files = catalog.clips.byIds(newest.slice(0, pictured)).map((row) => row.path);
  catalog.close();
  if (pictures.length > 0) keepPictures(dataFolder, files, pictures, now);
}

/** @param {string} dataFolder @param {readonly string[]} files @param {readonly Uint8Array[]} pictures @param {number} modifiedAt */
function keepPictures(dataFolder, files, pictures, modifiedAt) {
  const { store, close } = openThumbnailFiles({ dataFolder, now: () => modifiedAt });
  files.forEach((file, order) => {
    const webp = pictures[order % pictures.length];
    if (webp !== undefined) store.keep({ volume: identity, path: file, sizeBytes, modifiedAt }, { kind: 'picture', webp });
  });
  store.flush();
  close();
}
