// The headers are read as an independent demuxer reads them, and no bytes whatever bring the reader down.
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { box, changed, demoClip, demoFolder, demoNames, findByName, fragmented, join, openInMemory, outerBoxes, runOn, sameCodec, without } from './clips.fixture.ts';
import { readClipFacts, readFacts } from './read-clip-facts.ts';
import { budgetBytes } from './read-index.ts';

const factsOf = (bytes: Uint8Array) => runOn(bytes, readFacts).value;
const indexFirst = demoClip('front-door-visitor.mp4');
const indexLast = demoClip('garden-cat.mp4');
const text = new TextEncoder();

describe('readFacts on whole clips', () => {
  it.each(demoNames)('agrees with mediabunny about %s', async (name) => {
    const bytes = demoClip(name);
    using input = openInMemory(bytes);
    const pictures = await input.getPrimaryVideoTrack();
    const sounds = await input.getPrimaryAudioTrack();
    const facts = factsOf(bytes);
    expect(facts).toMatchObject({ widthPx: await pictures?.getDisplayWidth(), heightPx: await pictures?.getDisplayHeight(), damage: null, createdAt: null });
    expect(sameCodec(facts.videoCodec)).toBe(sameCodec(await pictures?.getCodecParameterString()));
    expect(facts.audioCodec).toBe((await sounds?.getCodecParameterString()) ?? null);
    // A frame of sound more or less: mediabunny counts the last one whole.
    expect(Math.abs((facts.durationMs ?? 0) - (await input.computeDuration()) * 1000)).toBeLessThan(65);
  });

  it('tells sound from silence and one codec from another', () => {
    expect(factsOf(indexFirst)).toMatchObject({ videoCodec: 'avc1.640016', audioCodec: 'mp4a.40.2', durationMs: 10_000 });
    expect(factsOf(demoClip('garage-car.mp4')).audioCodec).toBeNull();
    expect(factsOf(demoClip('garden-hevc.mp4')).videoCodec).toMatch(/^hvc1\.1\.6\.L\d+\.90$/);
  });

  it.each(demoNames)('reads at most 16 KB of %s, in at most three reads', (name) => {
    const { reads, bytesRead } = runOn(demoClip(name), readFacts);
    expect(bytesRead).toBeLessThanOrEqual(16 * 1024);
    expect(reads).toBeLessThanOrEqual(3);
  });

  it('finds the index behind a box with a long size, an unknown box, and without the rest of the clip', () => {
    const [ftyp, ...rest] = outerBoxes(indexFirst);
    const head = indexFirst.subarray(ftyp?.from, ftyp?.to);
    const tail = indexFirst.subarray(rest[0]?.from);
    const long = changed(join(new Uint8Array(16), new Uint8Array(5000)), (view) => {
      view.setUint32(0, 1);
      view.setUint32(4, 0x66726565);
      view.setUint32(12, 5016);
    });
    for (const between of [long, box('zzzz', new Uint8Array(9000)), box('uuid', new Uint8Array(16))]) {
      expect(factsOf(join(head, between, tail))).toMatchObject({ durationMs: 10_000, videoCodec: 'avc1.640016' });
    }
  });

  it('takes the creation time as a hint, and none for 1904, 1970 and all ones', () => {
    const at = findByName(indexFirst, 'mvhd') + 12;
    const withSeconds = (seconds: number) => factsOf(changed(indexFirst, (view) => view.setUint32(at, seconds))).createdAt;
    expect(withSeconds(2_082_844_800 + 1_619_960_070)).toBe(1_619_960_070_000);
    for (const seconds of [0, 1, 2_082_844_800, 0xffff_ffff]) expect(withSeconds(seconds)).toBeNull();
  });

  it('swaps the sides of a picture that is turned by a quarter', () => {
    const matrix = findByName(indexFirst, 'tkhd') + 8 + 40;
    const turned = changed(indexFirst, (view) => {
      [0, 0x1_0000, 0, -0x1_0000, 0].forEach((value, index) => view.setInt32(matrix + index * 4, value));
    });
    expect(factsOf(turned)).toMatchObject({ widthPx: 360, heightPx: 640, damage: null });
  });

  it('falls back on the tracks when the head has no length, and says unknown when none has', () => {
    const mvhd = findByName(indexFirst, 'mvhd') + 24;
    const noLength = changed(indexFirst, (view) => view.setUint32(mvhd, 0));
    expect(factsOf(noLength).durationMs).toBeGreaterThanOrEqual(10_000);
    expect(factsOf(noLength).durationMs).toBeLessThan(10_100);
    const unknown = changed(indexFirst, (view) => view.setUint32(mvhd, 0xffff_ffff));
    expect(factsOf(unknown).durationMs).toBe(factsOf(noLength).durationMs);
  });

  it('adds up the fragments of a fragmented clip', async () => {
    const clip = await fragmented(indexFirst);
    expect(outerBoxes(clip).filter(({ type }) => type === 'moof').length).toBeGreaterThan(5);
    const facts = factsOf(clip);
    expect(facts).toMatchObject({ widthPx: 640, heightPx: 360, videoCodec: 'avc1.640016', audioCodec: 'mp4a.40.2', damage: null });
    expect(Math.abs((facts.durationMs ?? 0) - 10_000)).toBeLessThan(100);
    expect(factsOf(clip.subarray(0, clip.length - 2000)).damage).toBe('truncated');
    const firstMoof = outerBoxes(clip).find(({ type }) => type === 'moof');
    expect(factsOf(clip.subarray(0, firstMoof?.from)).damage).toBe('no-picture');
  });
});

describe('readFacts on damaged clips', () => {
  const moovOf = (bytes: Uint8Array) => outerBoxes(bytes).find(({ type }) => type === 'moov');

  it.each([
    ['no byte at all', new Uint8Array(0), 'empty'],
    ['a few hundred bytes of the head', indexFirst.subarray(0, 300), 'too-short'],
    ['seven bytes', indexFirst.subarray(0, 7), 'too-short'],
    ['zeros', new Uint8Array(50_000), 'not-mp4'],
    ['a page of text', text.encode('<html>'.repeat(1000)), 'not-mp4'],
    ['a transport stream', Uint8Array.from({ length: 18_800 }, (_, at) => (at % 188 === 0 ? 0x47 : at % 256)), 'not-mp4'],
    ['a clip whose index was never written', without(indexLast, 'moov'), 'no-index'],
    ['the first half of a clip with its index last', indexLast.subarray(0, indexLast.length / 2), 'no-index'],
    ['a clip cut inside its index', indexFirst.subarray(0, (moovOf(indexFirst)?.to ?? 0) - 100), 'no-index'],
    ['a clip cut inside its last index', indexLast.subarray(0, indexLast.length - 100), 'no-index'],
    ['the first half of a clip with its index first', indexFirst.subarray(0, indexFirst.length / 2), 'truncated'],
    ['a clip that lacks its last byte', indexFirst.subarray(0, indexFirst.length - 1), 'truncated'],
    ['a clip whose index points behind the end', without(indexFirst, 'mdat'), 'truncated'],
    ['an index with no track', join(box('ftyp', new Uint8Array(16)), box('moov', new Uint8Array(0)), box('mdat', new Uint8Array(4000))), 'no-picture'],
  ])('names the damage of %s', (_, bytes, damage) => {
    expect(factsOf(bytes).damage).toBe(damage);
  });

  it('names a clip of sound alone, and one whose picture track lists no sample, as without picture', () => {
    const hdlr = findByName(indexFirst, 'vide') + 4;
    expect(factsOf(changed(indexFirst, (view) => view.setUint32(hdlr, 0x6d657461)))).toMatchObject({ damage: 'no-picture', audioCodec: 'mp4a.40.2' });
    const stsz = findByName(indexFirst, 'stsz');
    expect(factsOf(changed(indexFirst, (view) => view.setUint32(stsz + 16, 0))).damage).toBe('no-picture');
  });

  it('still tells what the headers of a cut clip say', () => {
    expect(factsOf(indexFirst.subarray(0, 100_000))).toMatchObject({ durationMs: 10_000, widthPx: 640, audioCodec: 'mp4a.40.2' });
  });
});

describe('readFacts on hostile bytes', () => {
  // Long enough to hold a heap of boxes, short enough for a thousand rounds.
  const seeds = demoNames.map((name) => demoClip(name));

  const mutation = fc.record({
    seed: fc.nat({ max: seeds.length - 1 }),
    edits: fc.array(
      fc.record({
        place: fc.double({ min: 0, max: 1, noNaN: true }),
        value: fc.oneof(fc.constantFrom(0, 1, 7, 8, 15, 16, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff), fc.nat({ max: 0xffff_ffff })),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    keep: fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  });

  it('never throws and never asks for more than its budget, however the headers are mutated', () => {
    fc.assert(
      fc.property(mutation, ({ seed, edits, keep }) => {
        const clip = seeds[seed] ?? indexFirst;
        const moov = outerBoxes(clip).find(({ type }) => type === 'moov') ?? { from: 0, to: clip.length };
        const mutant = changed(clip, (view) => {
          // Half of the edits hit the index, half the boxes around it.
          edits.forEach(({ place, value }, number) => {
            const [from, to] = number % 2 === 0 ? [moov.from, moov.to] : [0, Math.min(clip.length, 64)];
            view.setUint32(Math.floor(from + place * (to - from - 4)), value);
          });
        });
        const cut = mutant.subarray(0, Math.ceil(mutant.length * keep));
        const { value, bytesRead } = runOn(cut, readFacts);
        expect(bytesRead).toBeLessThanOrEqual(budgetBytes);
        expect(value.durationMs === null || Number.isSafeInteger(value.durationMs)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    ['a box of no size in the middle', [0, 0]],
    ['a box smaller than its own head', [7, 0]],
    ['a long size of nothing', [1, 0]],
    ['a long size behind every end', [1, 0xffff_ffff]],
    ['a size behind every end', [0xffff_ffff, 0]],
  ])('ends at %s', (_, [size = 0, high = 0]) => {
    const hostile = join(box('ftyp', new Uint8Array(16)), changed(box('moov', new Uint8Array(4000)), (view) => {
      view.setUint32(0, size);
      view.setUint32(8, high);
    }));
    const { value, bytesRead } = runOn(hostile, readFacts);
    expect(value.damage).not.toBeNull();
    expect(bytesRead).toBeLessThanOrEqual(hostile.length);
  });

  it('ends soon on a clip made of nothing but tiny boxes, and on boxes nested without end', () => {
    const tiny = join(...Array.from({ length: 100_000 }, () => box('free')));
    expect(runOn(join(box('ftyp'), tiny), readFacts).reads).toBeLessThan(3000);
    let nested = box('stbl');
    for (let depth = 0; depth < 2000; depth += 1) nested = box('trak', nested);
    expect(factsOf(join(box('ftyp'), box('moov', nested))).damage).toBe('no-picture');
  });

  it('does not make room for what a clip only claims to hold', () => {
    const claims = join(box('ftyp'), changed(box('moov', new Uint8Array(100)), (view) => view.setUint32(0, 0x7000_0000)));
    const claimedBytes = 2 ** 40;
    const { value, bytesRead } = runOn(join(claims, new Uint8Array(5000)), readFacts, claimedBytes);
    expect(value).toMatchObject({ durationMs: null, damage: null });
    expect(bytesRead).toBeLessThan(10_000);
    const table = changed(indexFirst, (view) => view.setUint32(findByName(indexFirst, 'stsz') + 16, 0xffff_ffff));
    expect(factsOf(table)).toMatchObject({ durationMs: 10_000 });
  });
});

describe('readClipFacts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await realpath(await mkdtemp(path.join(tmpdir(), 'clip-facts-')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('reads a clip from a folder and closes it', async () => {
    const before = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0;
    const facts = await readClipFacts(path.join(demoFolder, 'garden-cat.mp4'));
    expect(facts).toEqual({ ok: true, value: factsOf(indexLast) });
    if (process.platform === 'linux') expect(readdirSync('/proc/self/fd').length).toBe(before);
  });

  it('fails for a clip that is gone or is no file, and reports an empty one as damaged', async () => {
    expect(await readClipFacts(path.join(folder, 'gone.mp4'))).toEqual({ ok: false, failure: { code: 'clip-missing', subject: 'gone.mp4' } });
    expect(await readClipFacts(folder)).toMatchObject({ ok: false, failure: { code: 'clip-missing' } });
    await writeFile(path.join(folder, 'empty.mp4'), '');
    expect(await readClipFacts(path.join(folder, 'empty.mp4'))).toMatchObject({ ok: true, value: { damage: 'empty', durationMs: null } });
  });
});
