import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { VolumeId } from '../../shared/ids.ts';
import type { ZoneId } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import { instantReader } from '../named-in-zone.ts';
import { listedFolder, seenVolume } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import { idsOnVolume } from './ids-on-volume.ts';

const now = Date.UTC(2026, 10, 20);
const zone = (name: string): ZoneId => {
  const known = parseZone(name);
  if (known === null) throw new Error(`${name} is unknown here.`);
  return known;
};
const newYork = zone('America/New_York');

async function opened(folder = temporaryFolder()): Promise<Catalog> {
  const catalog = await openCatalog(folder, now);
  onTestFinished(() => catalog.close());
  return catalog;
}

/** As a scan does: dated by what the label says now. */
function record(catalog: Catalog, folder: string, names: readonly string[], identity = 'stick'): VolumeId {
  const id = seenVolume(catalog, identity, now);
  const instantOf = instantReader(catalog.labels.volumeLabel(identity).namedInZone);
  catalog.writer.recordFolder({ id, identity, instantOf }, listedFolder(folder, names), now);
  return id;
}

async function say(catalog: Catalog, namedInZone: ZoneId | null, identity = 'stick'): Promise<boolean> {
  catalog.labels.writeVolumeLabel(identity, { namedInZone });
  return catalog.dating.redate(seenVolume(catalog, identity, now));
}

/** Path, instant and size of every clip in the columns, and that SQLite has the same. */
function clips(catalog: Catalog): [string, string][] {
  const { columns } = catalog;
  const ids = Array.from({ length: columns.length }, (_, place) => columns.id(place));
  const rows = catalog.clips.byIds(ids);
  expect(rows.map((row) => row.id).reverse()).toEqual(ids);
  return rows.map((row): [string, string] => [row.path, new Date(row.recordedAt).toISOString()]).sort();
}

const autumn = 'blink/26-11/26-11-01';

describe('a drive whose names are another zone’s', () => {
  it('has its clips dated anew, keeping sizes, headers and labels, and back again', async () => {
    const catalog = await opened();
    const id = record(catalog, autumn, ['00-30-00_A_001.mp4', '01-30-00_A_001.mp4', '03-00-00_A_001.mp4']);
    const first = idsOnVolume(catalog.columns, id, { before: null, most: 10 }).at(-1);
    if (first === undefined) throw new Error('No clip.');
    const facts = { durationMs: 900, widthPx: 1, heightPx: 1, videoCodec: 'avc1', audioCodec: null, damage: null };
    catalog.writer.recordSizes([{ id: first, sizeBytes: 77, modifiedAt: 5 }]);
    catalog.writer.recordFacts(first, facts, now);
    catalog.marks.mark([first], { isStarred: true }, now);
    const before = clips(catalog);

    expect(await say(catalog, newYork)).toBe(true);
    expect(clips(catalog)).toEqual([
      [`${autumn}/00-30-00_A_001.mp4`, '2026-11-01T04:30:00.000Z'],
      [`${autumn}/01-30-00_A_001.mp4`, '2026-11-01T05:30:00.000Z'],
      [`${autumn}/03-00-00_A_001.mp4`, '2026-11-01T08:00:00.000Z'],
    ]);
    const { columns } = catalog;
    const row = catalog.clips.byIds([columns.id(0)])[0];
    expect(row).toMatchObject({ sizeBytes: 77, modifiedAt: 5, facts });
    expect(columns.row(0)).toMatchObject({ size: 77, lengthMs: 900, flags: 1 });
    expect(row === undefined ? null : catalog.marks.labelOf(row).isStarred).toBe(true);

    expect(await say(catalog, null)).toBe(true);
    expect(clips(catalog)).toEqual(before);
    expect(catalog.clips.byIds([first])[0]).toMatchObject({ sizeBytes: 77 });
  });

  it('stands as a first scan under that zone would have it, from any zone to any, and loses no clip', async () => {
    const zones = fc.constantFrom(null, newYork, zone('Australia/Lord_Howe'), zone('Asia/Kathmandu'), zone('Europe/Berlin'));
    const hours = fc.uniqueArray(fc.tuple(fc.constantFrom('26-03-08', '26-03-29', '26-10-25', '26-11-01'), fc.nat(23), fc.nat(59)), {
      minLength: 1, maxLength: 40, selector: (parts) => parts.join(),
    });
    const two = (number: number): string => String(number).padStart(2, '0');
    await fc.assert(
      fc.asyncProperty(hours, fc.array(zones, { minLength: 1, maxLength: 3 }), async (times, said) => {
        const [moved, fresh] = [await openCatalog(temporaryFolder(), now), await openCatalog(temporaryFolder(), now)];
        fresh.labels.writeVolumeLabel('stick', { namedInZone: said.at(-1) ?? null });
        for (const [date, names] of Map.groupBy(times, ([of]) => of)) {
          const folder = `blink/${date.slice(0, 5)}/${date}`;
          for (const catalog of [moved, fresh]) record(catalog, folder, names.map(([, hour, minute]) => `${two(hour)}-${two(minute)}-00_A_001.mp4`));
        }
        for (const one of said) await say(moved, one);
        expect(clips(moved)).toEqual(clips(fresh));
        moved.close();
        fresh.close();
      }),
      { numRuns: 12 },
    );
  });

  it('takes missing clips along, and has them at their new time when they return', async () => {
    const catalog = await opened();
    record(catalog, autumn, ['12-00-00_A_001.mp4']);
    record(catalog, autumn, []);
    await say(catalog, newYork);
    expect(clips(catalog)).toEqual([]);
    record(catalog, autumn, ['12-00-00_A_001.mp4']);
    expect(clips(catalog)).toEqual([[`${autumn}/12-00-00_A_001.mp4`, '2026-11-01T17:00:00.000Z']]);
  });

  it('leaves other drives alone, and does nothing when nothing is new', async () => {
    const catalog = await opened();
    record(catalog, autumn, ['12-00-00_A_001.mp4']);
    record(catalog, autumn, ['12-00-00_A_001.mp4'], 'other');
    await say(catalog, newYork);
    expect(clips(catalog).map(([, at]) => at)).toEqual(['2026-11-01T12:00:00.000Z', '2026-11-01T17:00:00.000Z']);
    const { version } = catalog.columns;
    expect(await say(catalog, newYork)).toBe(false);
    expect(catalog.columns.version).toBe(version);
  });

  it('is dated to the end at the next start when the program ended half way', async () => {
    const folder = temporaryFolder();
    const first = await openCatalog(folder, now);
    const days = ['01', '02', '03', '04'].map((one) => `blink/26-11/26-11-${one}`);
    for (const one of days) record(first, one, ['12-00-00_A_001.mp4']);
    first.labels.writeVolumeLabel('stick', { namedInZone: newYork });
    const stopped = first.dating.redate(1 as VolumeId);
    // The first folder is written before the first breath; then the files close under it.
    await Promise.resolve();
    const hours = Array.from({ length: first.columns.length }, (_, place) => new Date(first.columns.instant(place)).getUTCHours());
    expect(hours.sort()).toEqual([12, 12, 12, 17]);
    first.close();
    await expect(stopped).rejects.toThrow();

    const catalog = await opened(folder);
    expect(clips(catalog).map(([, at]) => at)).toEqual(['01', '02', '03', '04'].map((one) => `2026-11-${one}T17:00:00.000Z`));
  });

  it('dates folders that a scan finds meanwhile the same way', async () => {
    const catalog = await opened();
    const days = ['02', '03', '04'].map((one) => `blink/26-11/26-11-${one}`);
    for (const one of days) record(catalog, one, ['12-00-00_A_001.mp4']);
    const dated = say(catalog, newYork);
    record(catalog, 'blink/26-11/26-11-05', ['12-00-00_A_001.mp4']);
    await dated;
    expect(clips(catalog).every(([, at]) => at.endsWith('T17:00:00.000Z'))).toBe(true);
    expect(clips(catalog)).toHaveLength(4);
  });
});
