import { describe, expect, it } from 'vitest';
import type { MountedVolume } from './mounted-volume.ts';
import { linuxSignal, windowsSignal } from './volume-signal.ts';
import type { VolumeSignal } from './volume-signal.ts';
import { compareVolumes, watchVolumes } from './watch-volumes.ts';
import type { VolumesChanged } from './watch-volumes.ts';

function volume(mountPoint: string, more: Partial<MountedVolume> = {}): MountedVolume {
  return { mountPoint, deviceId: '/dev/sdb1', uuid: '64A5-F00D', label: 'BLINK', fileSystem: 'exFAT', sizeBytes: 10, freeBytes: 5, isReadOnly: false, isRemovable: true, ...more };
}

/** A watch over a machine in the test's hand: a clock that only `tick` moves, a sign and a list that the test sets. */
function watchOver(first: readonly MountedVolume[]) {
  const machine = { sign: 'first', volumes: first, lists: 0, atOnce: 0, most: 0, fail: null as Error | null, hold: Promise.resolve() };
  const changes: VolumesChanged[] = [];
  const faults: unknown[] = [];
  const delays: number[] = [];
  let fire: (() => void) | null = null;
  let wake: (() => void) | null = null;
  const signal: VolumeSignal = {
    everyMs: 2000,
    look: () => Promise.resolve(machine.sign),
    listen: (hear) => {
      wake = hear;
      return () => {
        wake = null;
      };
    },
  };
  const watch = watchVolumes({
    signal,
    list: async () => {
      machine.lists += 1;
      machine.atOnce += 1;
      machine.most = Math.max(machine.most, machine.atOnce);
      await machine.hold;
      machine.atOnce -= 1;
      if (machine.fail !== null) throw machine.fail;
      return machine.volumes;
    },
    onChange: (change) => changes.push(change),
    onFault: (problem) => faults.push(problem),
    timers: {
      set: (run, delayMs) => {
        delays.push(delayMs);
        fire = run;
        return () => {
          if (fire === run) fire = null;
        };
      },
    },
  });
  /** Lets everything that waits on promises alone run to its end. */
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    machine, changes, faults, delays, watch, settle,
    tick: async () => {
      const due = fire;
      fire = null;
      due?.();
      await settle();
    },
    hasTimer: () => fire !== null,
    wake: async () => {
      wake?.();
      await settle();
    },
    isListening: () => wake !== null,
  };
}

describe('watching for drives', () => {
  it('tells what is there at the start, then arrivals and departures within one look', async () => {
    const over = watchOver([volume('/media/a')]);
    await over.settle();
    expect(over.changes.map((change) => change.arrived.map((one) => one.mountPoint))).toEqual([['/media/a']]);
    Object.assign(over.machine, { sign: 'second', volumes: [volume('/media/b', { deviceId: '/dev/sdc1' })] });
    await over.tick();
    expect(over.changes[1]).toMatchObject({ arrived: [{ mountPoint: '/media/b' }], departed: [{ mountPoint: '/media/a' }], present: [{ mountPoint: '/media/b' }] });
    expect(new Set(over.delays)).toEqual(new Set([2000]));
  });

  it('does not list again while the sign stays the same', async () => {
    const over = watchOver([volume('/media/a')]);
    await over.settle();
    for (let look = 0; look < 5; look += 1) await over.tick();
    expect(over.machine.lists).toBe(1);
    expect(over.changes).toHaveLength(1);
  });

  it('says nothing when the sign changed and the drives did not', async () => {
    const over = watchOver([volume('/media/a')]);
    await over.settle();
    Object.assign(over.machine, { sign: 'second', volumes: [volume('/media/a', { freeBytes: 1 })] });
    await over.tick();
    expect(over.machine.lists).toBe(2);
    expect(over.changes).toHaveLength(1);
  });

  it('goes on after a round that failed, less often, and asks again for what it could not list', async () => {
    const over = watchOver([]);
    await over.settle();
    Object.assign(over.machine, { sign: 'second', volumes: [volume('/media/a')], fail: new Error('lsblk broke') });
    await over.tick();
    await over.tick();
    expect(over.faults).toEqual([over.machine.fail, over.machine.fail]);
    expect(over.changes).toHaveLength(0);
    expect(over.delays).toEqual([2000, 4000, 8000]);
    over.machine.fail = null;
    await over.tick();
    expect(over.changes).toHaveLength(1);
    expect(over.delays.at(-1)).toBe(2000);
  });

  it('hears the system between two looks', async () => {
    const over = watchOver([]);
    await over.settle();
    over.machine.volumes = [volume('/Volumes/BLINK')];
    await over.wake();
    expect(over.changes).toHaveLength(1);
  });

  it('never lists twice at once: checks during a round wait for it and share one more', async () => {
    const over = watchOver([]);
    let release: () => void = () => undefined;
    over.machine.hold = new Promise((resolve) => {
      release = resolve;
    });
    await over.settle();
    const checks = [over.watch.check(), over.watch.check(), over.watch.check()];
    const looked = over.tick();
    await over.settle();
    expect(over.machine.lists).toBe(1);
    over.machine.volumes = [volume('/media/a')];
    release();
    await Promise.all([...checks, looked]);
    expect(over.machine.lists).toBe(2);
    expect(over.machine.most).toBe(1);
    expect(over.changes).toHaveLength(1);
  });

  it('never lists twice at once: a look that falls due with a check comes after it', async () => {
    const over = watchOver([]);
    await over.settle();
    over.machine.sign = 'second';
    let release: () => void = () => undefined;
    over.machine.hold = new Promise((resolve) => {
      release = resolve;
    });
    const checked = over.watch.check();
    await over.tick();
    expect(over.machine.atOnce).toBe(1);
    release();
    await checked;
    await over.settle();
    expect(over.machine.most).toBe(1);
  });

  it('after stop tells nothing and leaves no timer and no listener', async () => {
    const over = watchOver([volume('/media/a')]);
    let release: () => void = () => undefined;
    over.machine.hold = new Promise((resolve) => {
      release = resolve;
    });
    await over.settle();
    const stopped = over.watch.stop();
    release();
    await stopped;
    await over.watch.check();
    expect([over.changes.length, over.faults.length, over.hasTimer(), over.isListening()]).toEqual([0, 0, false, false]);
  });
});

describe('what happened between two lists', () => {
  it('takes a stick swapped for another at the same place as two events', () => {
    const change = compareVolumes([volume('/media/a')], [volume('/media/a', { uuid: '1111-2222' })]);
    expect(change).toMatchObject({ arrived: [{ uuid: '1111-2222' }], departed: [{ uuid: '64A5-F00D' }], altered: [] });
  });

  it('tells a drive that turned read-only or was renamed, and one whose UUID became known, as altered', () => {
    expect(compareVolumes([volume('/a')], [volume('/a', { isReadOnly: true })])).toMatchObject({ arrived: [], departed: [], altered: [{ isReadOnly: true }] });
    expect(compareVolumes([volume('/a', { uuid: null })], [volume('/a')])).toMatchObject({ arrived: [], departed: [], altered: [{ uuid: '64A5-F00D' }] });
  });
});

describe('signs', () => {
  it.runIf(process.platform === 'linux')('on Linux stay the same while nothing is mounted', async () => {
    const signal = linuxSignal();
    // Other tests may attach loop devices meanwhile.
    const look = async () => (await signal.look()).split('\n').filter((line) => !line.includes('loop'));
    const first = await look();
    expect(first.length).toBeGreaterThan(3);
    expect(await look()).toEqual(first);
    expect(signal.everyMs).toBeGreaterThanOrEqual(2000);
  });

  it('on Windows differ when a letter comes and when another drive takes it', async () => {
    const drives = new Map([['C:\\', '1']]);
    const signal = windowsSignal((path) => {
      const serial = drives.get(path);
      return serial === undefined ? Promise.reject(new Error('ENOENT')) : Promise.resolve(serial);
    });
    const signs = [await signal.look()];
    drives.set('E:\\', '2');
    signs.push(await signal.look());
    drives.set('E:\\', '3');
    signs.push(await signal.look());
    expect(new Set(signs).size).toBe(3);
    expect(await signal.look()).toBe(signs[2]);
  });

  it('on Windows a letter that never answers is asked once and holds up nothing', async () => {
    let asked = 0;
    const signal = windowsSignal((path) => {
      if (path !== 'Z:\\') return Promise.resolve('1');
      asked += 1;
      return new Promise<string>(() => undefined);
    }, 1);
    expect(await signal.look()).toBe(await signal.look());
    expect(asked).toBe(1);
  });
});
