import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFilter } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import { instantReader } from '../named-in-zone.ts';
import { listedFolder, seenVolume } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { pageOfIds } from './pages.ts';

const now = Date.UTC(2026, 10, 20);
const day = 'blink/26-11/26-11-01';
const utc = (instant: number): number => instant;

async function opened(folder = temporaryFolder()): Promise<Catalog> {
  const catalog = await openCatalog(folder, now);
  onTestFinished(() => catalog.close());
  return catalog;
}

function record(catalog: Catalog, identity: string, names: readonly string[], folder = day, instantOf = utc): void {
  catalog.writer.recordFolder({ id: seenVolume(catalog, identity, now), identity, instantOf }, listedFolder(folder, names), now);
}

/** `volume path` of the clips a filter leaves, oldest first. */
function listed(catalog: Catalog, filter: ClipFilter): string[] {
  return catalog.clips.byIds(pageOfIds(catalog.columns, filter, null, 1000).ids).map((row) => `${row.volumeId} ${row.path}`).reverse();
}

function idOf(catalog: Catalog, path: string): ClipId {
  const rows = catalog.clips.byIds(pageOfIds(catalog.columns, {}, null, 1000).ids);
  const found = rows.find((row) => row.path === path);
  if (found === undefined) throw new Error(`No clip at ${path}.`);
  return found.id;
}

const garage = '05-30-05_Garage_001.mp4';

describe('a star', () => {
  it('holds on every copy of the clip, on other drives, in other folders, in other spellings, and on no other clip', async () => {
    const catalog = await opened();
    record(catalog, 'stick', [garage, '05-30-05_Garage_002.mp4', '05-30-05_Yard_001.mp4', '05-30-06_Garage_001.mp4']);
    record(catalog, 'copy', ['05-30-05_GARAGE_001.MP4'], 'old/26-11-01');
    record(catalog, 'copy', ['01-05-30-05_Garage_001.mp4'], 'blink_backup/26-11');
    const { unknown, volumes } = catalog.marks.mark([idOf(catalog, `${day}/${garage}`)], { isStarred: true }, now);
    expect([unknown.size, [...volumes]]).toEqual([0, [1, 2]]);
    expect(listed(catalog, { isStarred: true }).sort()).toEqual([`1 ${day}/${garage}`, '2 old/26-11-01/05-30-05_GARAGE_001.MP4']);
  });

  it('stands on copies that are found later, after a restart, and when a clip was missing and returns', async () => {
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    record(first, 'stick', [garage]);
    first.marks.mark([idOf(first, `${day}/${garage}`)], { isStarred: true }, now);
    first.close();
    const catalog = await opened(folder);
    expect(listed(catalog, { isStarred: true })).toEqual([`1 ${day}/${garage}`]);
    record(catalog, 'copy', [garage, '06-30-05_Garage_001.mp4']);
    expect(listed(catalog, { isStarred: true }).sort()).toEqual([`1 ${day}/${garage}`, `2 ${day}/${garage}`]);
    record(catalog, 'copy', ['06-30-05_Garage_001.mp4']);
    expect(listed(catalog, { isStarred: true })).toEqual([`1 ${day}/${garage}`]);
    record(catalog, 'copy', [garage]);
    expect(listed(catalog, { isStarred: true }).sort()).toEqual([`1 ${day}/${garage}`, `2 ${day}/${garage}`]);
  });

  it('holds between a drive whose names are UTC and one whose names are another zone’s', async () => {
    const newYork = parseZone('America/New_York');
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    first.labels.writeVolumeLabel('copy', { namedInZone: newYork });
    record(first, 'stick', [garage]);
    record(first, 'copy', [garage], day, instantReader(newYork));
    first.marks.mark([idOf(first, `${day}/${garage}`)], { isStarred: true }, now);
    expect(listed(first, { isStarred: true })).toHaveLength(2);
    first.close();
    expect(listed(await opened(folder), { isStarred: true })).toHaveLength(2);
  });
});

describe('a mark', () => {
  it('changes what it names, keeps the rest, and is gone when nothing is left', async () => {
    const catalog = await opened();
    record(catalog, 'stick', [garage]);
    const id = idOf(catalog, `${day}/${garage}`);
    const labelNow = () => catalog.marks.labelOf(catalog.clips.byIds([id])[0] ?? ((): never => { throw new Error('No clip.'); })());
    catalog.marks.mark([id], { isStarred: true, note: 'the fox' }, now);
    catalog.marks.mark([id], { isWatched: true }, now + 1);
    catalog.marks.mark([id], { isWatched: true }, now + 2);
    expect(labelNow()).toEqual({ isStarred: true, note: 'the fox', watchedAt: now + 1 });
    expect([listed(catalog, { isUnwatched: true }), listed(catalog, { hasNote: true })]).toEqual([[], [`1 ${day}/${garage}`]]);
    catalog.marks.mark([id], { isStarred: false, note: '  \n', isWatched: false }, now);
    expect(labelNow()).toEqual({ isStarred: false, note: null, watchedAt: null });
    expect(listed(catalog, { isStarred: false, isUnwatched: true, hasNote: false })).toEqual([`1 ${day}/${garage}`]);
  });

  it('names the ids that are no clips and marks the others', async () => {
    const catalog = await opened();
    record(catalog, 'stick', [garage]);
    const { unknown } = catalog.marks.mark([7 as ClipId, idOf(catalog, `${day}/${garage}`)], { isWatched: true }, now);
    expect([...unknown]).toEqual([7]);
    expect(listed(catalog, { isUnwatched: false })).toHaveLength(1);
  });
});

describe('what the headers say', () => {
  it('can be filtered by at once, after a restart, and no longer when the file became another one', async () => {
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    record(first, 'stick', [garage, '06-30-05_Garage_001.mp4']);
    const id = idOf(first, `${day}/${garage}`);
    const facts = { durationMs: 5000, widthPx: 1, heightPx: 1, videoCodec: 'avc1', audioCodec: null, damage: 'truncated' as const };
    first.writer.recordSizes([{ id, sizeBytes: 1, modifiedAt: 1 }]);
    first.writer.recordFacts(id, facts, now);
    const both = (catalog: Catalog) => [listed(catalog, { isDamaged: true }), listed(catalog, { minLengthMs: 5000, maxLengthMs: 5000 })];
    expect(both(first)).toEqual([[`1 ${day}/${garage}`], [`1 ${day}/${garage}`]]);
    first.close();
    const catalog = await opened(folder);
    expect(both(catalog)).toEqual([[`1 ${day}/${garage}`], [`1 ${day}/${garage}`]]);
    catalog.writer.recordSizes([{ id, sizeBytes: 1, modifiedAt: 1 }]);
    expect(both(catalog)[0]).toHaveLength(1);
    catalog.writer.recordSizes([{ id, sizeBytes: 2, modifiedAt: 1 }]);
    expect(both(catalog)).toEqual([[], []]);
  });
});
