// Notices drives that come and go: within 3 s, at almost no cost while nothing happens.
import type { MountedVolume } from './mounted-volume.ts';
import { signalOfThisSystem } from './volume-signal.ts';
import type { VolumeSignal } from './volume-signal.ts';

export interface VolumesChanged {
  readonly arrived: readonly MountedVolume[];
  readonly departed: readonly MountedVolume[];
  /** Still there, but renamed or turned read-only, as the system does when a drive fails. */
  readonly altered: readonly MountedVolume[];
  readonly present: readonly MountedVolume[];
}

/** One timer at a time; replaced in tests. */
export interface Timers {
  set(fire: () => void, delayMs: number): () => void;
}

const realTimers: Timers = {
  set: (fire, delayMs) => {
    const timer = setTimeout(fire, delayMs).unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

export interface VolumeWatchOptions {
  /** `listVolumes`: asked at the start, and after that only when the signal changed. */
  readonly list: () => Promise<readonly MountedVolume[]>;
  /** The first call tells all volumes as arrived; there is none while there is no volume. */
  readonly onChange: (change: VolumesChanged) => void;
  /** What went wrong in one round. The watch goes on, less often until a round succeeds. */
  readonly onFault: (problem: unknown) => void;
  readonly signal?: VolumeSignal;
  readonly timers?: Timers;
}

export interface VolumeWatch {
  /** Lists now, whatever the signal says; resolves when the outcome was told. For "look again" and after an eject. */
  check(): Promise<void>;
  /** Resolves when no round is under way; after the call nothing is told and no timer is left. */
  stop(): Promise<void>;
}

const longestPauseMs = 30_000;

function contradicts<Value>(one: Value | null | undefined, other: Value | null | undefined): boolean {
  return one != null && other != null && one !== other;
}

/** A stick swapped for another at the same place is two events, not one. */
function isSameMount(one: MountedVolume, other: MountedVolume): boolean {
  return one.mountPoint === other.mountPoint && one.deviceId === other.deviceId
    && !contradicts(one.uuid, other.uuid) && !contradicts(one.sizeBytes, other.sizeBytes)
    && !contradicts(one.fileSystemNumber, other.fileSystemNumber);
}

function isAltered(before: MountedVolume, now: MountedVolume): boolean {
  return before.label !== now.label || before.uuid !== now.uuid || before.isReadOnly !== now.isReadOnly || before.fileSystem !== now.fileSystem;
}

/** What happened between two lists. Free space does not count: it changes with every clip. */
export function compareVolumes(before: readonly MountedVolume[], now: readonly MountedVolume[]): VolumesChanged | null {
  const arrived = now.filter((volume) => !before.some((one) => isSameMount(one, volume)));
  const departed = before.filter((volume) => !now.some((one) => isSameMount(one, volume)));
  const altered = now.filter((volume) => before.some((one) => isSameMount(one, volume) && isAltered(one, volume)));
  return arrived.length + departed.length + altered.length === 0 ? null : { arrived, departed, altered, present: now };
}

/** Starts at once. Rounds never overlap: a check during a round waits for it and then looks anew. */
export function watchVolumes(options: VolumeWatchOptions): VolumeWatch {
  const { list, onChange, onFault, signal = signalOfThisSystem(), timers = realTimers } = options;
  let present: readonly MountedVolume[] = [];
  let lastSign: string | null = null;
  let failedRounds = 0;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | null = null;
  let cancelTimer: () => void = () => undefined;
  let stopListening: () => void = () => undefined;

  const hasStopped = (): boolean => isStopped;

  async function look(isForced: boolean): Promise<void> {
    const sign = await signal.look();
    if (sign === lastSign && !isForced) return;
    const now = await list();
    // Only a list that came through settles the sign: a failed one is asked for again.
    lastSign = sign;
    if (hasStopped()) return;
    const change = compareVolumes(present, now);
    present = now;
    if (change !== null) onChange(change);
  }

  async function round(isForced: boolean): Promise<void> {
    if (hasStopped()) return;
    cancelTimer();
    try {
      await look(isForced);
      failedRounds = 0;
    } catch (problem) {
      failedRounds += 1;
      if (!hasStopped()) onFault(problem);
    }
    if (!hasStopped()) cancelTimer = timers.set(() => void poll(), Math.min(signal.everyMs * 2 ** failedRounds, longestPauseMs));
  }

  function poll(): Promise<void> {
    running = running.then(() => round(false));
    return running;
  }

  function check(): Promise<void> {
    if (waiting === null) {
      waiting = running.then(() => {
        waiting = null;
        return round(true);
      });
      running = waiting;
    }
    return waiting;
  }

  function listen(): void {
    try {
      stopListening = signal.listen?.(() => void check(), onFault) ?? stopListening;
    } catch (problem) {
      // Polling goes on without the event.
      onFault(problem);
    }
  }

  listen();
  void poll();
  return {
    check,
    stop: async () => {
      isStopped = true;
      cancelTimer();
      stopListening();
      await running;
    },
  };
}
