import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../shared/export/legal-name.ts';
import type { ClipToExport, ExportedFile, ExportLayout } from './export-types.ts';
import { planFiles, toExportedFile } from './plan-export.ts';
import { clipOf, firstInstant, newYork, template } from './testing/clip-drive.ts';

const limits = { folder: '/copies', freeBytes: null, blockBytes: 4096, maxFileBytes: null };
const byTemplate = (text?: string): ExportLayout => ({ kind: 'template', template: template(text) });

const local = (camera: string, number = '001', atMs = 0): ClipToExport => clipOf('/drive', { kind: 'local-storage', camera, recordedAt: firstInstant + atMs, number }, 1000);
const backup = (camera: string, uid: string): ClipToExport => clipOf('/drive', { kind: 'clip-backup', camera, recordedAt: firstInstant, uid }, 1000);

async function namesOf(clips: readonly ClipToExport[], { layout = byTemplate(), neighbours = [] as readonly ClipToExport[], earlier = [] as readonly ExportedFile[] } = {}): Promise<string[]> {
  const files = await planFiles(clips, neighbours, { layout, clock: newYork(), earlier, limits });
  return files.map(({ file }) => path.posix.basename(file));
}

const proof = { bytes: 1000, sha256: 'a'.repeat(64), verified: 'device' } as const;

describe('names of exported clips', () => {
  it('adds number or UID where two clips would get one name, and nothing elsewhere', async () => {
    expect(await namesOf([local('Porch', '001'), local('Porch', '002'), local('Garage'), backup('Porch', 'A7')])).toEqual([
      '2026-11-01 01.30.05 EDT Porch 001.mp4', '2026-11-01 01.30.05 EDT Porch 002.mp4', '2026-11-01 01.30.05 EDT Garage.mp4', '2026-11-01 01.30.05 EDT Porch A7.mp4',
    ]);
  });

  it('tells clips apart that differ in case or Unicode form alone', async () => {
    const names = await namesOf([local('Porch', '001'), local('PORCH', '002'), local('Caf\u00e9', '001'), local('Cafe\u0301', '001')]);
    expect(new Set(names.map(nameKey)).size).toBe(4);
    expect(names[0]).toBe('2026-11-01 01.30.05 EDT Porch 001.mp4');
    expect(names[2]).toMatch(/Café 20261101T053005Z 001 [0-9a-f]{8}\.mp4$/);
  });

  it('gives a clip the same name whichever of its twins is selected', async () => {
    const [one, two] = [local('Porch', '001'), local('Porch', '002')];
    const [, together] = await namesOf([one, two]);
    expect(await namesOf([two], { neighbours: [one] })).toEqual([together]);
    expect(await namesOf([two, one])).toEqual([together, '2026-11-01 01.30.05 EDT Porch 001.mp4']);
  });

  it('keeps the name a clip got before, and gives it to no other', async () => {
    const [one, two] = [local('Porch', '001'), local('Porch', '002')];
    const earlier = [toExportedFile({ clip: one, file: '2026-11-01/2026-11-01 01.30.05 EDT Porch.mp4', problem: null }, newYork(), proof)];
    expect(await namesOf([one, two], { earlier })).toEqual(['2026-11-01 01.30.05 EDT Porch.mp4', '2026-11-01 01.30.05 EDT Porch 002.mp4']);
    expect(await namesOf([two], { earlier })).toEqual(['2026-11-01 01.30.05 EDT Porch 002.mp4']);
    expect(await namesOf([one], { earlier, layout: byTemplate('{camera} {time}') })).toEqual(['Porch 01.30.05.mp4']);
  });

  it('takes a name a clip has by itself from one that only got it as a tag', async () => {
    const names = await namesOf([local('Porch', '001'), local('Porch', '002'), local('Porch 001')]);
    expect(new Set(names.map(nameKey)).size).toBe(3);
  });

  it('gives distinct names in any order of the selection', async () => {
    const clip = fc.record({ camera: fc.constantFrom('a', 'A', 'a 1', 'ß', 'ss'), number: fc.constantFrom('1', '01', '2'), atMs: fc.constantFrom(0, 1000), drive: fc.constantFrom('BLINK', 'OTHER') });
    const layout = fc.constantFrom<ExportLayout>(byTemplate(), byTemplate('{camera}'), byTemplate('{date}'), byTemplate('{number}/{number}'), { kind: 'tree' });
    await fc.assert(
      fc.asyncProperty(fc.array(clip, { maxLength: 12 }), layout, async (drawn, chosen) => {
        const clips = [...new Map(drawn.map((one) => [JSON.stringify(one), { ...local(one.camera, one.number, one.atMs), drive: one.drive }])).values()];
        const plan = async (given: readonly ClipToExport[]): Promise<Map<ClipToExport, string>> =>
          new Map((await planFiles(given, [], { layout: chosen, clock: newYork(), earlier: [], limits })).map((one) => [one.clip, one.file]));
        const forwards = await plan(clips);
        const backwards = await plan(clips.toReversed());
        const keys = [...forwards.values()].map(nameKey);
        return new Set(keys).size === keys.length && clips.every((one) => forwards.get(one) === backwards.get(one));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the drive’s own tree when asked to', async () => {
    const clips = [local('Porch'), backup('Porch', 'A7')];
    const files = await planFiles(clips, [], { layout: { kind: 'tree' }, clock: newYork(), earlier: [], limits });
    expect(files.map(({ file }) => file)).toEqual(clips.map((clip) => clip.path));
  });

  it('knows before it starts what a path or a file system cannot hold', async () => {
    const clips = [local('Porch'), { ...local('Garage'), sizeBytes: 2 ** 32 }];
    const plan = (folder: string) => planFiles(clips, [], { layout: byTemplate(), clock: newYork(), earlier: [], limits: { ...limits, folder, maxFileBytes: 2 ** 32 - 1 } });
    expect((await plan('/x')).map(({ problem }) => problem)).toEqual([null, 'file-too-large']);
    expect((await plan(`/${'x/'.repeat(20_000)}`))[0]?.problem).toBe('path-too-long');
  });
});
