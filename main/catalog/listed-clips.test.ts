// What lists show is answered from memory; it must be what SQLite has, whatever was written in between.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClipFacts } from '../../shared/schema.ts';
import { listedFolder, seenVolume } from '../testing/catalog-rows.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { openCatalog } from './catalog.ts';
import type { Catalog } from './catalog.ts';
import type { ListedClip } from './listed-clips.ts';
import { createMakeups, makeupNumber } from './makeups.ts';

const now = Date.UTC(2026, 10, 20);
const names = Array.from({ length: 12 }, (_, order) => `0${String(order % 10)}-30-0${String(order % 4)}_${order % 3 === 0 ? 'Front' : 'Back'}_00${String(order % 10)}.mp4`);
const folders = ['blink/26-11/26-11-01', 'blink/26-11/26-11-02'];

const factsOf: fc.Arbitrary<ClipFacts> = fc.record({
  durationMs: fc.option(fc.oneof(fc.nat(60_000), fc.constant(2 ** 41))), widthPx: fc.option(fc.constantFrom(1280, 1920)), heightPx: fc.option(fc.constantFrom(720, 1080)),
  videoCodec: fc.option(fc.constantFrom('avc1.640028', 'hvc1.1.6.L93.B0')), audioCodec: fc.option(fc.constant('mp4a.40.2')),
  damage: fc.option(fc.constantFrom('truncated', 'no-index'), { freq: 5 }),
});

type Step = (catalog: Catalog, ids: ReturnType<typeof allIds>) => unknown;
const some = fc.uniqueArray(fc.nat(30), { maxLength: 6 });
const stepOf: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...folders), fc.subarray(names)).map(([path, held]): Step => (catalog) => {
    catalog.writer.recordFolder({ id: seenVolume(catalog, 'folder:/x', now), identity: 'folder:/x', instantOf: (instant) => instant }, listedFolder(path, held), now);
  }),
  fc.tuple(some, fc.nat(5000)).map(([places, sizeBytes]): Step => (catalog, ids) => {
    catalog.writer.recordSizes(at(ids, places).map((id) => ({ id, sizeBytes, modifiedAt: now })));
  }),
  fc.tuple(some, factsOf, fc.nat(5000), fc.boolean()).map(([places, facts, sizeBytes, isLate]): Step => (catalog, ids) => {
    // What comes too late is not recorded in either place.
    const was = { sizeBytes: -1, modifiedAt: now };
    catalog.writer.recordProbes(catalog.clips.sized(at(ids, places)).map((clip) => ({ id: clip.id, facts, sizeBytes, modifiedAt: now, was: isLate ? was : clip })), now);
  }),
  some.map((places): Step => (catalog, ids) => catalog.marks.mark(at(ids, places), { isStarred: true }, now)),
  some.map((places): Step => (catalog, ids) => catalog.writer.recordDeleted(at(ids, places))),
);

/** Missing ones too. */
function allIds(catalog: Catalog) {
  return catalog.clips.between(0, Number.MAX_SAFE_INTEGER).map(({ id }) => id);
}

function at<Id>(ids: readonly Id[], places: readonly number[]): Id[] {
  return places.flatMap((place) => ids[place % Math.max(1, ids.length)] ?? []).filter((id, order, all) => all.indexOf(id) === order);
}

/** What a list shows of a clip, but for its flags. */
function shown({ id, volumeId, cameraId, kind, recordedAt, sizeBytes, isMissing, facts }: Omit<ListedClip, 'flags'>) {
  return { id, volumeId, cameraId, kind, recordedAt, sizeBytes, isMissing, facts };
}

function fromSqlite(catalog: Catalog, ids: readonly number[]) {
  const rows = new Map(catalog.clips.byIds(ids).map((row) => [row.id as number, row]));
  return ids.flatMap((id) => rows.get(id) ?? []).map(shown);
}

describe('listed clips', () => {
  it('are what SQLite has of them, in the order asked for, after any writes and after opening again', async () => {
    await fc.assert(fc.asyncProperty(fc.array(stepOf, { maxLength: 12 }), fc.boolean(), async (steps, isReopened) => {
      const folder = temporaryFolder();
      let catalog = await openCatalog(folder, now);
      for (const step of steps) step(catalog, allIds(catalog));
      if (isReopened) {
        catalog.close();
        catalog = await openCatalog(folder, now);
      }
      const known = allIds(catalog);
      const ids = [...known.filter((_, order) => order % 2 === 0).reverse(), 7, ...known.filter((_, order) => order % 2 === 1)];
      const listed = catalog.listed(ids);
      expect(listed.map(shown)).toEqual(fromSqlite(catalog, ids));
      const flags = new Map(catalog.clips.byIds(ids).map((row) => [row.id, catalog.marks.flagsOf(row)]));
      const labelBits = 1 | 2 | 4 | 16;
      expect(listed.map((clip) => clip.flags & labelBits)).toEqual(listed.map(({ id }) => flags.get(id)));
      catalog.close();
    }), { numRuns: 25 });
  });

  it('come from SQLite where headers are of more kinds than are kept', async () => {
    const catalog = await openCatalog(temporaryFolder(), now);
    const volume = { id: seenVolume(catalog, 'folder:/x', now), identity: 'folder:/x', instantOf: (instant: number) => instant };
    catalog.writer.recordFolder(volume, listedFolder('blink/26-11/26-11-01', names), now);
    const [first] = allIds(catalog);
    const facts: ClipFacts = { durationMs: 5, widthPx: 1, heightPx: 2, videoCodec: null, audioCodec: null, damage: null };
    for (let widthPx = 0; widthPx < makeupNumber.elsewhere + 10; widthPx += 1) catalog.columns.makeups.numberOf({ ...facts, widthPx });
    if (first === undefined) throw new Error('No clip was recorded.');
    catalog.writer.recordProbes([{ id: first, facts: { ...facts, heightPx: 77 }, sizeBytes: 5, modifiedAt: now, was: { sizeBytes: null, modifiedAt: null } }], now);
    expect(catalog.listed([first])[0]?.facts).toEqual({ ...facts, heightPx: 77 });
    catalog.close();
  });
});

describe('makeups', () => {
  it('give the same number to the same, and other numbers to others', () => {
    const makeups = createMakeups();
    const plain = { durationMs: 5, widthPx: 1920, heightPx: 1080, videoCodec: 'avc1', audioCodec: null, damage: null };
    const numbers = [plain, { ...plain, audioCodec: 'mp4a' }, { ...plain }, { ...plain, damage: 'truncated' as const }, { ...plain, widthPx: null }].map((makeup) => makeups.numberOf(makeup));
    expect(numbers).toEqual([1, 2, 1, 3, 4]);
    expect(makeups.of(2)).toEqual({ widthPx: 1920, heightPx: 1080, videoCodec: 'avc1', audioCodec: 'mp4a', damage: null });
    expect([makeups.of(makeupNumber.unread), makeups.of(makeupNumber.elsewhere)]).toEqual([null, null]);
  });
});
