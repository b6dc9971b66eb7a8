// Keeps the catalog true while drives are plugged in: one keeper a volume, from its arrival to its departure.
import { homedir } from 'node:os';
import type { ClipId, VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';
import type { Standing } from './archive/standing.ts';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import { deviceOf } from './archive/device-of.ts';
import { createUpkeepBook } from './catalog-upkeep-book.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { VolumeRow } from './catalog/volume-rows.ts';
import { createJobQueue } from './jobs/job-queue.ts';
import type { Job } from './jobs/job-queue.ts';
import { createRightOfWay } from './jobs/right-of-way.ts';
import { createKeeper } from './volume-keeper.ts';
import type { Attention, Keeper } from './volume-keeper.ts';

export interface FreshnessParts {
  readonly catalog: Catalog;
  readonly registry: Pick<VolumeRegistry, 'get' | 'lose' | 'onRelease'>;
  /** On a disk that stays: folders on the same disk may be watched. */
  readonly dataFolder: string;
  readonly now: () => Instant;
  /** Clips of a volume came, went, or are known better now; at most a few times a second. */
  readonly onClips: (id: VolumeId) => void;
  /** A job changed its state, or went on; at most ten times a second. */
  readonly onJob: (job: Job) => void;
  readonly onFault: (error: unknown) => void;
}

export interface Freshness {
  /** Called with every volume that came, went, or whose scan changed state. */
  follow(id: VolumeId): void;
  /** `seen` while a page is open and shown. */
  setAttention(attention: Attention): void;
  /** The user has come back to the window: everything is looked at. */
  focus(): void;
  /** Clips on screen: their headers are read before all others. */
  prefer(ids: readonly ClipId[]): void;
  /** The user wants something from a volume now: background work on it steps aside for a moment. */
  stepAside(id: VolumeId): void;
  /** Resolves when nothing is kept, watched or open any more. */
  close(): Promise<void>;
}

interface Kept {
  readonly standing: Standing;
  readonly keeper: Keeper;
  isScanning: boolean | null;
}

export async function createFreshness(parts: FreshnessParts): Promise<Freshness> {
  const { catalog, registry, now, onClips, onJob, onFault } = parts;
  const fixedDevices = new Set(await Promise.all([deviceOf(parts.dataFolder), deviceOf(homedir())]));
  const jobs = createJobQueue({ onChange: onJob, onFault });
  const rightOfWay = createRightOfWay();
  const kept = new Map<VolumeId, Kept>();
  const stopping = new Map<VolumeId, Promise<void>>();
  let attention: Attention = 'hidden';
  let isClosed = false;

  const start = (id: VolumeId, row: VolumeRow, standing: Standing): Kept => {
    const keeper = createKeeper({
      volumeId: id, standing, jobs, rightOfWay, onFault,
      canWatch: row.kind === 'folder' && fixedDevices.has(standing.device),
      book: createUpkeepBook(catalog, () => registry.get(id)?.row ?? row, now),
      attention: () => attention,
      onClips: () => onClips(id),
      onGone: () => {
        const found = registry.get(id)?.standing ?? null;
        if (found !== null && isSameStanding(found, standing)) registry.lose(id);
      },
    });
    const begun: Kept = { standing, keeper, isScanning: null };
    kept.set(id, begun);
    return begun;
  };
  const stop = (id: VolumeId): Promise<void> => {
    const over = kept.get(id);
    if (over === undefined) return stopping.get(id) ?? Promise.resolve();
    kept.delete(id);
    const stopped = Promise.all([stopping.get(id), over.keeper.stop()]).then(() => {
      if (stopping.get(id) === stopped) stopping.delete(id);
    });
    stopping.set(id, stopped);
    return stopped;
  };
  const leave = registry.onRelease(stop);

  return {
    follow(id) {
      const volume = registry.get(id);
      const standing = volume?.isReleasing === false ? volume.standing : null;
      const before = kept.get(id);
      if (before !== undefined && (standing === null || !isSameStanding(before.standing, standing))) stop(id).catch(onFault);
      if (volume === null || standing === null || isClosed) return;
      const here = kept.get(id) ?? start(id, volume.row, standing);
      const isScanning = volume.scan === 'scanning';
      if (here.isScanning === isScanning) return;
      here.isScanning = isScanning;
      if (isScanning) here.keeper.scanning();
      else here.keeper.scanned();
    },
    setAttention(next) {
      if (attention === next) return;
      attention = next;
      if (next === 'seen') for (const { keeper } of kept.values()) keeper.hurry();
    },
    focus() {
      for (const { keeper } of kept.values()) keeper.lookAround();
    },
    prefer(ids) {
      for (const { keeper } of kept.values()) keeper.prefer(ids);
    },
    stepAside: (id) => rightOfWay.give(id),
    async close() {
      isClosed = true;
      leave();
      await Promise.all([...kept.keys()].map(stop));
      await Promise.all([...stopping.values(), jobs.close()]);
    },
  };
}

function isSameStanding(one: Standing, other: Standing): boolean {
  return one.root === other.root && one.device === other.device;
}
