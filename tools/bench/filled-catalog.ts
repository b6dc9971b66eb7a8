// A catalog that knows a drive of many clips, without the drive: written by the program's own writer, a folder at a time.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalog } from '../../main/catalog/catalog.ts';
import { endsAt, foldersOf } from './clip-names.ts';
import type { Workplace } from './line.ts';

const identity = 'bench';
/** The newest, whose headers are known: as of a drive that was plugged in for a while. */
const probed = 20_000;
const rowsAtOnce = 5000;
const sizeBytes = 2_400_000;

/** The data folder of such a catalog; made once for each checkout and size. Nothing has it open. */
export async function catalogFolder({ program, folder: parent }: Pick<Workplace<unknown>, 'program' | 'folder'>, size: number): Promise<string> {
  const folder = join(parent, `catalog-${String(size)}`);
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return folder;
  const { openCatalog } = await program('main/catalog/catalog.ts');
  const { listedFolder, seenVolume } = await program('main/testing/catalog-rows.ts');
  const { allIds } = await program('main/catalog/pages.ts');
  const catalog = await openCatalog(folder, endsAt);
  const volume = { id: seenVolume(catalog, identity, endsAt), identity, instantOf: (written: number) => written };
  for (const { path, names } of foldersOf(size)) catalog.writer.recordFolder(volume, listedFolder(path, names), endsAt);
  const { ids } = allIds(catalog.columns, {});
  // Sizes that differ, the same on every call.
  const measuresOf = (order: number) => ({ sizeBytes: sizeBytes + (order % 1000) * 1000, modifiedAt: endsAt });
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    catalog.writer.recordSizes(ids.slice(from, from + rowsAtOnce).map((id, order) => ({ id, ...measuresOf(from + order) })));
  }
  const facts = { durationMs: 12_000, widthPx: 1920, heightPx: 1080, videoCodec: 'avc1.640028', audioCodec: 'mp4a.40.2', damage: null };
  catalog.writer.recordProbes(ids.slice(0, probed).map((id, order) => ({ id, facts: { ...facts, durationMs: 4000 + (order % 56) * 1000 }, ...measuresOf(order), was: measuresOf(order) })), endsAt);
  catalog.labels.writeSettings({ hasSeenTour: true });
  catalog.close();
  writeFileSync(complete, '');
  return folder;
}

export async function filledCatalog(place: Pick<Workplace<unknown>, 'program' | 'folder'>, size: number): Promise<Catalog> {
  const folder = await catalogFolder(place, size);
  const { openCatalog } = await place.program('main/catalog/catalog.ts');
  return openCatalog(folder, endsAt);
}
