// The cut packet is the very key frame an independent demuxer finds, and what it takes to decode it.
import { createHash } from 'node:crypto';
import path from 'node:path';
import fc from 'fast-check';
import { EncodedPacketSink } from 'mediabunny';
import type { EncodedPacket, InputVideoTrack } from 'mediabunny';
import { describe, expect, it } from 'vitest';
import { changed, demoClip, demoFolder, demoNames, findByName, fragmented, openInMemory, outerBoxes, runOn, sameCodec } from './clips.fixture.ts';
import { readClip } from './clip-source.ts';
import { readKeyFrame, readKeyFrameTimes } from './cut-key-frame.ts';
import { budgetBytes } from './read-index.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function keyPackets(track: InputVideoTrack): Promise<EncodedPacket[]> {
  const sink = new EncodedPacketSink(track);
  const packets: EncodedPacket[] = [];
  for (let packet = await sink.getFirstPacket(); packet !== null; packet = await sink.getNextKeyPacket(packet)) packets.push(packet);
  return packets;
}

async function expectCut(bytes: Uint8Array<ArrayBuffer>, atMs: number): Promise<void> {
  using input = openInMemory(bytes);
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error('no picture track');
  const keys = await keyPackets(track);
  const wanted = keys.find(({ timestamp }) => Math.round(timestamp * 1000) >= atMs) ?? keys.at(-1);
  const setup = await track.getDecoderConfig();
  const cut = runOn(bytes, (sizeBytes) => readKeyFrame(sizeBytes, atMs)).value;
  expect(cut).toMatchObject({ timestampMs: Math.round((wanted?.timestamp ?? -1) * 1000), widthPx: await track.getCodedWidth(), heightPx: await track.getCodedHeight(), rotation: 0 });
  expect(sameCodec(cut?.codec)).toBe(sameCodec(setup?.codec));
  expect(digest(cut?.packet ?? new Uint8Array(0))).toBe(digest(wanted?.data ?? new Uint8Array(1)));
  expect(cut?.description).toEqual(new Uint8Array(setup?.description as ArrayBuffer));
}

describe('readKeyFrame', () => {
  it.each(demoNames)('cuts the first key frame at or after a time out of %s', async (name) => {
    for (const atMs of [0, 1, 1000, 1001, 3500, 100_000]) await expectCut(demoClip(name), atMs);
  });

  it('cuts it out of a fragmented clip', async () => {
    const clip = await fragmented(demoClip('living-room-lamp.mp4'));
    for (const atMs of [0, 1000, 2500, 100_000]) await expectCut(clip, atMs);
  });

  it.each(demoNames)('reads at most 64 KB of %s', (name) => {
    const { bytesRead, reads } = runOn(demoClip(name), (sizeBytes) => readKeyFrame(sizeBytes, 1000));
    expect(bytesRead).toBeLessThanOrEqual(64 * 1024);
    expect(reads).toBeLessThanOrEqual(4);
  });

  it('takes every sample for a key frame when the clip lists none', () => {
    const clip = demoClip('front-door-visitor.mp4');
    const unlisted = changed(clip, (view) => view.setUint32(findByName(clip, 'stss') + 4, 0x66726565));
    expect(runOn(unlisted, (sizeBytes) => readKeyFrame(sizeBytes, 1500)).value?.timestampMs).toBe(1500);
  });

  it('takes the last key frame that is still there from a truncated clip, and none from one without picture', () => {
    const clip = demoClip('front-door-visitor.mp4');
    const half = clip.subarray(0, clip.length / 2);
    const cut = runOn(half, (sizeBytes) => readKeyFrame(sizeBytes, 100_000)).value;
    expect(cut?.timestampMs).toBeGreaterThan(1000);
    expect(cut?.timestampMs).toBeLessThan(9000);
    expect(runOn(clip.subarray(0, 2000), (sizeBytes) => readKeyFrame(sizeBytes, 1000)).value).toBeNull();
    expect(runOn(new Uint8Array(0), (sizeBytes) => readKeyFrame(sizeBytes, 1000)).value).toBeNull();
  });

  it('tells how to turn the picture', () => {
    const clip = demoClip('garage-car.mp4');
    const matrix = findByName(clip, 'tkhd') + 8 + 40;
    for (const [a, b, rotation] of [[0, 1, 90], [-1, 0, 180], [0, -1, 270], [1, 0, 0]] as const) {
      const turned = changed(clip, (view) => {
        view.setInt32(matrix, a * 0x1_0000);
        view.setInt32(matrix + 4, b * 0x1_0000);
      });
      expect(runOn(turned, (sizeBytes) => readKeyFrame(sizeBytes, 0)).value).toMatchObject({ rotation, widthPx: 640, heightPx: 360 });
    }
  });

  it('never throws and reads within its budget, however the index is mutated', async () => {
    const seeds = [demoClip('garage-car.mp4'), demoClip('garden-hevc.mp4'), await fragmented(demoClip('living-room-lamp.mp4'))];
    const edit = fc.record({ place: fc.double({ min: 0, max: 1, noNaN: true }), value: fc.oneof(fc.constantFrom(0, 1, 0xffff_ffff), fc.nat({ max: 0xffff_ffff })) });
    fc.assert(
      fc.property(fc.nat({ max: 2 }), fc.array(edit, { minLength: 1, maxLength: 10 }), (seed, edits) => {
        const clip = seeds[seed] ?? new Uint8Array(0);
        const targets = outerBoxes(clip).filter(({ type }) => type === 'moov' || type === 'moof');
        const mutant = changed(clip, (view) => {
          edits.forEach(({ place, value }, number) => {
            const { from, to } = targets[number % targets.length] ?? { from: 0, to: 64 };
            view.setUint32(Math.floor(from + place * (to - from - 4)), value);
          });
        });
        const { bytesRead } = runOn(mutant, (sizeBytes) => readKeyFrame(sizeBytes, 1000));
        expect(bytesRead).toBeLessThanOrEqual(budgetBytes + 4 * 1024 * 1024);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('readKeyFrameTimes', () => {
  const times = (name: string, most = 8) => runOn(demoClip(name), (sizeBytes) => readKeyFrameTimes(sizeBytes, most)).value;

  it('spreads up to eight key frames over the clip', () => {
    expect(times('living-room-lamp.mp4')).toEqual([0, 1000, 2000, 3000, 4000, 5000]);
    expect(times('front-door-visitor.mp4')).toHaveLength(8);
    expect(new Set(times('front-door-visitor.mp4')).size).toBe(8);
    expect(times('front-door-visitor.mp4', 3)).toEqual([1000, 5000, 8000]);
    expect(runOn(new TextEncoder().encode('# no clip'), (sizeBytes) => readKeyFrameTimes(sizeBytes, 8)).value).toEqual([]);
  });
});

describe('from a folder', () => {
  const cut = (name: string) => readClip(path.join(demoFolder, name), (sizeBytes) => readKeyFrame(sizeBytes, 1000));

  it('cuts the key frame at one second', async () => {
    expect(await cut('living-room-lamp.mp4')).toMatchObject({ ok: true, value: { timestampMs: 1000, codec: 'avc1.640016' } });
    expect(await cut('gone.mp4')).toMatchObject({ ok: false, failure: { code: 'clip-missing' } });
  });
});
