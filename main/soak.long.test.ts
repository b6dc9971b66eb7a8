// A drive that comes, goes, is yanked and changed in random order: after every step the catalog says what the disk says.
import { mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Instant } from '../shared/schema.ts';
import type { VolumeId } from '../shared/ids.ts';
import { makeExfatDrive, whyNoExfat } from './archive/testing/exfat-drive.ts';
import { listVolumes } from './archive/list-volumes.ts';
import type { MountedVolume } from './archive/mounted-volume.ts';
import { runCommand } from './archive/run-command.ts';
import type { Core } from './core-types.ts';
import { dice } from './testing/dice.ts';
import { coreOn, createDesk, openOffered, untilListed, valueOf } from './testing/drive-desk.ts';

const cycles = Number(process.env['SOAK_CYCLES'] ?? 24);
const seed = Number(process.env['SOAK_SEED'] ?? 7);

/** Every clip has a second of its own, so its instant says which one it is. */
function nameOf(second: number): string {
  const at = new Date(Date.UTC(2026, 9, 1) + second * 1000).toISOString();
  return `${at.slice(2, 7)}/${at.slice(2, 10)}/${at.slice(11, 19).replaceAll(':', '-')}_Cam${second % 3}_001.mp4`;
}

const instantOf = (second: number): Instant => Date.UTC(2026, 9, 1) + second * 1000;

/** What stands on the drive, as the test itself put it there. */
function change(root: string, onDrive: Set<number>, roll: (sides: number) => number): void {
  for (let step = roll(6) + 1; step > 0; step -= 1) {
    const known = [...onDrive];
    const some = known[roll(Math.max(1, known.length))];
    const fresh = roll(40 * 86_400);
    switch (some === undefined || onDrive.has(fresh) ? 0 : roll(4)) {
      case 1:
        rmSync(path.join(root, 'blink', nameOf(some ?? 0)));
        onDrive.delete(some ?? 0);
        break;
      case 2: {
        mkdirSync(path.dirname(path.join(root, 'blink', nameOf(fresh))), { recursive: true });
        renameSync(path.join(root, 'blink', nameOf(some ?? 0)), path.join(root, 'blink', nameOf(fresh)));
        onDrive.delete(some ?? 0);
        onDrive.add(fresh);
        break;
      }
      case 3:
        writeFileSync(path.join(root, 'blink', nameOf(some ?? 0)), `replaced ${step}`);
        break;
      default:
        mkdirSync(path.dirname(path.join(root, 'blink', nameOf(fresh))), { recursive: true });
        writeFileSync(path.join(root, 'blink', nameOf(fresh)), 'x'.repeat(roll(200)));
        onDrive.add(fresh);
    }
  }
}

async function listedInstants(core: Core): Promise<{ instants: Instant[]; states: Set<string> }> {
  const { clips } = await valueOf(core.handlers['clips.list']({ filter: {}, before: null, limit: 1000 }));
  return { instants: clips.map((clip) => clip.recordedAt).sort((a, b) => a - b), states: new Set(clips.map((clip) => clip.state)) };
}

const wanted = (onDrive: ReadonlySet<number>): Instant[] => [...onDrive].map(instantOf).sort((a, b) => a - b);

function openBelow(mountPoint: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${name}`);
      return target.startsWith(`${mountPoint}/`) ? [target] : [];
    } catch {
      return [];
    }
  });
}

async function read(core: Core, id: VolumeId): Promise<void> {
  await valueOf(core.handlers['volumes.rescan']({ volumeId: id }));
  await untilListed(core, ({ volumes }) => volumes.some((volume) => volume.id === id && volume.isPresent && volume.scan === 'done'));
}

it(`after each of ${cycles} random arrivals, departures, yanks and changes the catalog equals the drive and no row is lost`, { timeout: 600_000 }, async (test) => {
  const reason = whyNoExfat();
  if (reason !== null) test.skip(reason);
  const roll = dice(seed);
  const drive = await makeExfatDrive({ label: 'SOAK', sizeBytes: 64 * 1024 * 1024 });
  onTestFinished(() => drive.destroy());
  const desk = createDesk();
  const core = await coreOn(desk);
  const onDrive = new Set<number>();
  const tally = { arrived: 0, swapped: 0, departed: 0, yanked: 0, killed: 0, changedHere: 0, changedAway: 0, compared: 0 };
  const here: { mountPoint: string | null; volumeId: VolumeId | null } = { mountPoint: null, volumeId: null };

  const asListed = async (place: string): Promise<MountedVolume> => {
    const found = (await listVolumes(runCommand)).find((volume) => volume.mountPoint === place);
    if (found === undefined) throw new Error(`${place} is not mounted.`);
    return found;
  };
  const arrive = async (): Promise<void> => {
    here.mountPoint = await drive.mount(`at-${roll(3)}`);
    desk.mount(await asListed(here.mountPoint));
    here.volumeId ??= (await openOffered(core, here.mountPoint)).id;
    tally.arrived += 1;
  };
  const compareHere = async (): Promise<void> => {
    if (here.volumeId === null || here.mountPoint === null) return;
    await read(core, here.volumeId);
    const { instants, states } = await listedInstants(core);
    expect(instants).toEqual(wanted(onDrive));
    expect([...states].filter((state) => state !== 'present')).toEqual([]);
    tally.compared += 1;
  };
  const compareAway = async (before: Instant[], gone: string): Promise<void> => {
    await untilListed(core, ({ volumes }) => volumes.every((volume) => !volume.isPresent));
    const { instants, states } = await listedInstants(core);
    expect(instants).toEqual(before);
    expect([...states].filter((state) => state !== 'offline')).toEqual([]);
    await expect.poll(() => openBelow(gone)).toEqual([]);
    tally.compared += 1;
  };

  // The first visit: a drive with a skeleton and a few clips.
  const first = await drive.mount('at-first');
  mkdirSync(path.join(first, 'blink', '.tmp'), { recursive: true });
  mkdirSync(path.join(first, 'blink_backup'));
  for (let count = 0; count < 12; count += 1) change(first, onDrive, roll);
  await drive.unmount(first);

  for (let cycle = 0; cycle < cycles; cycle += 1) {
    if (here.mountPoint === null) {
      if (roll(3) === 0) {
        const elsewhere = await drive.mount('elsewhere');
        change(elsewhere, onDrive, roll);
        await drive.unmount(elsewhere);
        tally.changedAway += 1;
      }
      await arrive();
      // Now and then it is pulled again while it is still being read.
      if (roll(3) > 0) await compareHere();
      continue;
    }
    const place: string = here.mountPoint;
    const choice = roll(5);
    if (choice === 0) {
      change(place, onDrive, roll);
      tally.changedHere += 1;
      await compareHere();
      continue;
    }
    await compareHere();
    const { instants } = await listedInstants(core);
    if (choice === 4 && here.volumeId !== null) {
      // Pulled and plugged in again at the same place between two looks at the list: only a read notices.
      await drive.unmountLazily(place);
      void core.handlers['volumes.rescan']({ volumeId: here.volumeId });
      await compareAway(instants, place);
      await drive.mount(path.basename(place));
      desk.mount(await asListed(place));
      await untilListed(core, ({ volumes }) => volumes.some((volume) => volume.id === here.volumeId && volume.isPresent));
      tally.swapped += 1;
      await compareHere();
      continue;
    }
    if (here.volumeId !== null && roll(2) === 0) void core.handlers['volumes.rescan']({ volumeId: here.volumeId });
    here.mountPoint = null;
    if (choice === 1) {
      desk.mount();
      await expect.poll(() => drive.unmount(place).then(() => 'unmounted', () => 'busy'), { timeout: 10_000 }).toBe('unmounted');
      tally.departed += 1;
    } else if (choice === 2) {
      await drive.unmountLazily(place);
      desk.mount();
      tally.yanked += 1;
    } else {
      await drive.killDriver();
      desk.mount();
      await drive.unmountLazily(place);
      tally.killed += 1;
    }
    await compareAway(instants, place);
  }
  process.stdout.write(`Soak: ${cycles} cycles, ${JSON.stringify(tally)}\n`);
  expect(tally.compared).toBeGreaterThan(cycles / 2);
});
