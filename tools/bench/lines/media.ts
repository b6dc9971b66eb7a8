// What clips are asked for: their headers, and the pictures kept of them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ClipId } from '../../../shared/ids.ts';
import { timeCommand, versionOf } from '../commands.ts';
import type { ClipSet } from '../data.ts';
import { defineLine } from '../line.ts';
import type { Line, Side, SideMaker } from '../line.ts';
import { NotAvailable } from '../not-available.ts';
import { packageVersion } from '../program.ts';
import { forgetCached, makeCold } from '../stick.ts';
import type { Stick } from '../stick.ts';

interface Clips {
  readonly clips: ClipSet;
  readonly stick: Stick | null;
}

/** All that this process has read by calls to the system, in bytes. Linux only. */
function bytesRead(): number {
  return Number(/^rchar: (\d+)/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? Number.NaN);
}

/** What is done with the whole set, from a stick that was taken out and put in again where there is one. */
function timed({ clips, stick }: Clips, version: string, work: () => Promise<void>): Side {
  return {
    version,
    async round() {
      if (stick !== null) await makeCold(stick);
      const before = bytesRead();
      const startedAt = performance.now();
      await work();
      return { ms: (performance.now() - startedAt) / clips.paths.length, kb: (bytesRead() - before) / clips.paths.length / 1024 };
    },
  };
}

/** The whole set by one command, or a part of it one by one. */
function byCommand(command: string, question: string, argumentsOf: (files: readonly string[]) => readonly (readonly string[])[]): SideMaker<Clips> {
  return {
    async start({ setup: { clips, stick } }) {
      const version = await versionOf(command, question);
      const runs = argumentsOf(clips.paths.map((path) => join(clips.root, path)));
      const perRun = clips.paths.length / runs.length;
      return {
        version,
        async round() {
          if (stick !== null) await makeCold(stick);
          let ms = 0;
          for (const args of runs) ms += await timeCommand(command, args);
          return { ms: ms / runs.length / (runs.length === 1 ? perRun : 1) };
        },
      };
    },
  };
}

/** As the program asks for them after a scan. */
const clipsAtOnce = 100;

/** The prober itself, with its proof that each clip lies inside the drive; but it takes no rest between batches. */
const ours: SideMaker<Clips> = {
  async start({ program, setup }) {
    const { probeVolume } = await program('main/media/probe-volume.ts');
    const { root, paths } = setup.clips;
    const device = statSync(root).dev;
    return timed(setup, 'Wallclock, probe-volume.ts', async () => {
      const waiting = paths.map((path, place) => ({ id: ClipId.parse(place), path, was: { sizeBytes: null, modifiedAt: null } }));
      let read = 0;
      const end = await probeVolume({
        root,
        signal: new AbortController().signal,
        // Of a stick that was put in anew the number may be another one.
        isSame: async () => setup.stick !== null || (await stat(root)).dev === device,
        next: () => waiting.splice(-clipsAtOnce),
        record: (results) => void (read += results.filter(({ facts }) => facts.durationMs !== null).length),
        onFailed: ({ path }, code) => process.stderr.write(`${path}: ${code}\n`),
        whenClear: () => Promise.resolve(),
        rest: () => Promise.resolve(),
      });
      if (end !== 'complete' || read < paths.length) throw new Error(`${String(read)} of ${String(paths.length)} clips were read: ${end}.`);
    });
  },
};

/** As many at once as suit it best. */
const lanes = 4;

const mediabunny: SideMaker<Clips> = {
  async start({ setup }) {
    const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
    const files = setup.clips.paths.map((path) => join(setup.clips.root, path));
    return timed(setup, packageVersion('mediabunny'), async () => {
      const waiting = files.values();
      await Promise.all(Array.from({ length: lanes }, async () => {
        for (const file of waiting) {
          using input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(file) });
          const video = await input.getPrimaryVideoTrack();
          await input.getPrimaryAudioTrack();
          await input.computeDuration();
          if (video === null) throw new Error(`${file} was not read.`);
        }
      }));
    });
  },
};

const oneByOne = 12;
const packages = { exiftool: 'libimage-exiftool-perl', ffprobe: 'ffmpeg', ffmpeg: 'ffmpeg', 'mount.exfat-fuse': 'exfat-fuse', 'mkfs.exfat': 'exfatprogs' };

const probe: Pick<Line<Clips>, 'packages' | 'sides'> = {
  packages,
  sides: {
    ours, mediabunny,
    exiftool: byCommand('exiftool', '-ver', (files) => [['-fast2', '-json', '-q', ...files]]),
    ffprobe: byCommand('ffprobe', '-version', (files) => files.slice(0, oneByOne).map((file) => ['-v', 'error', '-show_format', '-show_streams', '-of', 'json', file])),
  },
};

export const probeLine = defineLine<Clips>({
  ...probe,
  name: 'probe',
  job: 'Length, size in pixels and codecs of a clip, warm',
  usualSize: 300,
  grows: [100, 1000, 10_000],
  prepare: async (data, size) => ({ clips: await data.clips(size), stick: null }),
  checks: [
    { name: 'a clip', figure: 'ms', unit: 'ms', goal: { kind: 'faster', side: 'mediabunny', least: 20 } },
    { name: 'read of a clip', figure: 'kb', unit: 'KB', goal: { kind: 'most', most: 16 } },
    { name: 'beside exiftool', figure: 'ms', unit: 'ms', goal: { kind: 'beside', side: 'exiftool' } },
    { name: 'beside ffprobe', figure: 'ms', unit: 'ms', goal: { kind: 'beside', side: 'ffprobe' } },
  ],
});

export const stickProbeLine = defineLine<Clips>({
  ...probe,
  name: 'probe-stick',
  job: 'The same from a cold exFAT stick',
  sides: { ours, mediabunny },
  usualSize: 300,
  grows: [100, 1000],
  prepare: (data, size) => data.clipStick(size),
  checks: [{ name: 'a clip', figure: 'ms', unit: 'ms', goal: { kind: 'faster', side: 'mediabunny', least: 7 } }],
});

const kept = 20_000;
const shown = 30;
const pictureBytes = 6600;
const thumbnailRounds = 40;

/** Not a picture, and as large as one: nothing decodes it here. Each is another. */
function pictureOf(order: number): Buffer {
  const bytes = Buffer.alloc(pictureBytes, order % 251);
  bytes.writeUInt32LE(order, 0);
  return bytes;
}

const pathOf = (order: number): string => `blink/26-11/26-11-19/${String(order).padStart(6, '0')}_Camera_001.mp4`;

async function forget(): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) throw new NotAvailable('a cold disk takes root on Linux');
  await forgetCached();
}

export const keptPicturesLine = defineLine<null>({
  name: 'pictures-kept',
  job: '30 kept thumbnails that stand together, from a cold disk',
  prepare: () => Promise.resolve(null),
  sides: {
    ours: {
      async start({ program, folder }) {
        const { openThumbnailFiles } = await program('main/thumbnails.ts');
        const dataFolder = mkdtempSync(join(folder, 'pictures-kept-'));
        const { store, close } = openThumbnailFiles({ dataFolder, now: () => 0 });
        const file = (order: number) => ({ volume: 'bench', path: pathOf(order), sizeBytes: 2_400_000, modifiedAt: 0 });
        for (let order = 0; order < kept; order += 1) store.keep(file(order), { kind: 'picture', webp: pictureOf(order) });
        store.flush();
        let turn = 0;
        return {
          version: 'Wallclock, thumbnail-store.ts',
          async round() {
            turn += 1;
            const from = (turn * (kept / thumbnailRounds)) % kept;
            await forget();
            const startedAt = performance.now();
            const read = store.read(Array.from({ length: shown }, (_, order) => file(from + order)));
            const ms = performance.now() - startedAt;
            if (read.some((one) => one === null)) throw new Error('A thumbnail was not kept.');
            return { ms };
          },
          close() {
            close();
            rmSync(dataFolder, { recursive: true });
          },
        };
      },
    },
    'a file each': {
      start({ folder }) {
        const place = join(folder, 'a-file-each');
        mkdirSync(place, { recursive: true });
        for (let order = 0; order < kept; order += 1) writeFileSync(join(place, `${String(order)}.webp`), pictureOf(order));
        let turn = 0;
        return Promise.resolve({
          version: `Node ${process.version}, a file each`,
          async round() {
            turn += 1;
            const from = (turn * (kept / thumbnailRounds)) % kept;
            await forget();
            const startedAt = performance.now();
            await Promise.all(Array.from({ length: shown }, (_, order) => readFile(join(place, `${String(from + order)}.webp`))));
            return { ms: performance.now() - startedAt };
          },
        });
      },
    },
  },
  checks: [{ name: '', figure: 'ms', unit: 'ms', goal: { kind: 'faster', side: 'a file each', least: 8 } }],
});
