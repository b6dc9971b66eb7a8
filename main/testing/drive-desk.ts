// A desk with drives to plug in and pull out: real folders that stand for mounted drives, real core, real SQLite.
// Only the list of what is mounted is made up, and what the system answers when a drive is to be ejected.
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { CoreEvent } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { VolumeId } from '../../shared/ids.ts';
import { ZoneId } from '../../shared/schema.ts';
import type { Candidate, Instant, Volume } from '../../shared/schema.ts';
import type { EjectOutcome } from '../archive/eject-outcome.ts';
import type { MountedVolume } from '../archive/mounted-volume.ts';
import { compareVolumes } from '../archive/watch-volumes.ts';
import type { VolumesChanged } from '../archive/watch-volumes.ts';
import type { Core } from '../core-types.ts';
import { createCore } from '../core.ts';
import type { VolumeSource } from '../volume-source.ts';
import { temporaryFolder } from './clip-tree.ts';

export interface DriveDesk extends VolumeSource {
  /** From now on these and no others are mounted. */
  mount(...volumes: readonly MountedVolume[]): void;
  /** What the system does when asked to eject. */
  onEject: (volume: MountedVolume) => Promise<EjectOutcome> | EjectOutcome;
}

export function createDesk(): DriveDesk {
  let mounted: readonly MountedVolume[] = [];
  let told: readonly MountedVolume[] = [];
  let hear: ((change: VolumesChanged) => void) | null = null;
  const look = (): void => {
    const change = compareVolumes(told, mounted);
    told = mounted;
    if (change !== null) hear?.(change);
  };
  return {
    mount(...volumes) {
      mounted = volumes;
      look();
    },
    onEject: () => ({ kind: 'refused', reason: 'not asked for' }),
    watch(onChange) {
      hear = onChange;
      told = [];
      return {
        check: () => {
          look();
          return Promise.resolve();
        },
        stop: () => {
          hear = null;
          return Promise.resolve();
        },
      };
    },
    eject(volume) {
      return Promise.resolve(this.onEject(volume));
    },
  };
}

/** A stick as the system lists it; `mountPoint` is a real folder. */
export function stick(mountPoint: string, more: Partial<MountedVolume> = {}): MountedVolume {
  return {
    mountPoint, deviceId: '/dev/sdb1', uuid: '64A5-F00D', label: 'BLINK', fileSystem: 'exFAT', sizeBytes: 32_000_000_000, freeBytes: 5_000_000_000,
    isReadOnly: false, isRemovable: true, ...more,
  };
}

/** A core on the desk; closed when the test ends. */
export async function coreOn(source: VolumeSource, options: { readonly dataFolder?: string; readonly now?: () => Instant; readonly undoMs?: number } = {}): Promise<Core> {
  const faults: unknown[] = [];
  const core = await createCore({
    dataFolder: options.dataFolder ?? path.join(temporaryFolder(), 'data'), now: options.now ?? (() => Date.UTC(2026, 10, 20)),
    abilities: {}, zone: ZoneId.parse('America/New_York'), version: '0', watch: true, volumes: source, onFault: (fault) => faults.push(fault),
    ...(options.undoMs === undefined ? {} : { undoMs: options.undoMs }),
  });
  if (!core.ok) throw new Error(core.failure.code);
  onTestFinished(async () => {
    await core.value.close();
    if (faults.length > 0) throw new AggregateError(faults, 'work in the background failed');
  });
  return core.value;
}

type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export async function valueOf<Value>(answer: Answered<Value> | Promise<Answered<Value>>): Promise<Value> {
  const settled = await answer;
  if (!settled.ok) throw new Error(`${settled.failure.code}: ${settled.failure.subject}`);
  return settled.value;
}

export interface Listed {
  readonly volumes: readonly Volume[];
  readonly candidates: readonly Candidate[];
}

export function listed(core: Core): Promise<Listed> {
  return valueOf(core.handlers['volumes.list']({}));
}

/** Resolves with the lists as soon as they are as wanted: looked at now and after each event. */
export async function untilListed(core: Core, isWanted: (lists: Listed) => boolean): Promise<Listed> {
  const { promise, resolve, reject } = Promise.withResolvers<Listed>();
  const look = (): void => {
    listed(core).then((lists) => {
      if (isWanted(lists)) resolve(lists);
    }, reject);
  };
  const stop = core.subscribe((_event: CoreEvent) => look());
  look();
  try {
    return await promise;
  } finally {
    stop();
  }
}

/** Resolves when the volume is here and was read to the end. */
export async function untilRead(core: Core, id?: VolumeId): Promise<Volume> {
  const isRead = (volume: Volume): boolean => (id === undefined || volume.id === id) && volume.isPresent && volume.scan === 'done';
  const { volumes } = await untilListed(core, (lists) => lists.volumes.some(isRead));
  const volume = volumes.find(isRead);
  if (volume === undefined) throw new Error('No volume was read.');
  return volume;
}

export async function untilOffered(core: Core, place: string): Promise<Candidate> {
  const { candidates } = await untilListed(core, (lists) => lists.candidates.some((candidate) => candidate.place === place));
  const candidate = candidates.find((one) => one.place === place);
  if (candidate === undefined) throw new Error(`${place} is not offered.`);
  return candidate;
}

/** Waits for the offer at this place, opens it, and waits until it is read. */
export async function openOffered(core: Core, place: string): Promise<Volume> {
  const candidate = await untilOffered(core, place);
  const opened = await valueOf(core.handlers['volumes.open']({ candidateId: candidate.id }));
  return untilRead(core, opened.id);
}
