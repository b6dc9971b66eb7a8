// The disk that holds the catalog is full in the middle of everything: a small file system in memory is filled for real.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeTree, temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, openOffered, stick, untilListed, untilRead, valueOf } from './testing/drive-desk.ts';

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of this many bytes; `grow` gives it more. */
function smallDisk(sizeKb: number): { readonly folder: string; grow(toKb: number): void } {
  const folder = path.join(temporaryFolder(), 'disk');
  mkdirSync(folder);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeKb}k`, 'wallclock-test', folder]);
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return { folder, grow: (toKb) => void execFileSync('mount', ['-o', `remount,size=${toKb}k`, folder]) };
}

const two = (number: number): string => String(number).padStart(2, '0');
const many = Array.from({ length: 4000 }, (_, n) => `blink/26-10/26-10-${two(1 + (n % 28))}/${two(n % 24)}-${two(n % 60)}-07_Camera_at_the_${n % 9}_${n}.mp4`);

it('a full disk of the computer is told once, stops no drive from being seen, and costs no clip once there is room', { timeout: 60_000 }, async (test) => {
  if (!mayMount) test.skip('filling a disk needs Linux and root');
  const disk = smallDisk(700);
  const desk = createDesk();
  const core = await coreOn(desk, { dataFolder: path.join(disk.folder, 'data') });
  const few = makeTree(temporaryFolder(), ['blink/26-11/26-11-05/22-00-00_Front_Door_001.mp4']);
  const place = makeTree(temporaryFolder(), many);
  desk.mount(stick(few));
  const first = await openOffered(core, few);
  const large = stick(place, { uuid: 'AAAA-0001', deviceId: '/dev/sdc1', label: 'LARGE' });
  desk.mount(stick(few), large);
  const { candidates } = await untilListed(core, (lists) => lists.candidates.length === 1);
  const second = await valueOf(core.handlers['volumes.open']({ candidateId: candidates[0]?.id ?? ('' as never) }));
  const { volumes } = await untilListed(core, (lists) => lists.volumes.some(({ id, scan }) => id === second.id && scan === 'stopped'));
  expect(volumes.find(({ id }) => id === first.id)).toMatchObject({ clips: 1, isPresent: true });
  expect(volumes.find(({ id }) => id === second.id)?.clips).toBeLessThan(many.length);
  expect((await valueOf(core.handlers['app.notices']({}))).map(({ code }) => code)).toEqual(['data-folder-full']);
  const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 1 }));
  expect(await core.handlers['clips.mark']({ clipIds: clips.map(({ id }) => id), mark: { note: 'x'.repeat(10_000) } })).toMatchObject({ failure: { code: 'data-folder-full' } });

  disk.grow(64_000);
  await valueOf(core.handlers['volumes.rescan']({ volumeId: second.id }));
  expect((await untilRead(core, second.id)).clips).toBe(many.length);
  expect((await valueOf(core.handlers['clips.select']({ filter: {} }))).ids).toHaveLength(many.length + 1);
});
