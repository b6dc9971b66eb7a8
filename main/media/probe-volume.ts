// Reads the headers of a volume's clips in the background: newest first, the ones on screen before all others.
// What a drive answers while it goes away is no fact about its clips: a batch counts only if the drive still is the same one after it.
//
// Why threads: each call that is handed to the pool of threads and back costs the core's thread 10 µs, and a clip takes eight of them.
// A thread that waits for the drive itself takes 25 µs a clip for all of it (measured), and others keep a slow drive busy meanwhile.
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFacts, Instant } from '../../shared/schema.ts';
import type { RecordedMeasures } from '../catalog/clip-measures.ts';
import { resolveInside } from '../inside-root.ts';
import { createWaitingThreads } from '../waiting-threads.ts';
import type { WaitingThread } from '../waiting-threads.ts';
import { unpackProbes } from './packed-probes.ts';
import type { PackedProbes } from './packed-probes.ts';
import type { ProbedFile } from './probe-clips.ts';
import type { ProbeQuestion } from './probe-thread.ts';
import { readClipFacts } from './read-clip-facts.ts';

export interface UnprobedClip {
  readonly id: ClipId;
  /** Relative to the root, with slashes. */
  readonly path: string;
  /** What is known of the file as it is chosen. */
  readonly was: RecordedMeasures;
}

export interface ProbeResult {
  readonly id: ClipId;
  readonly facts: ClipFacts;
  /** Size and time of the file as its headers were read. */
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
  readonly was: RecordedMeasures;
}

export interface ProbeOptions {
  readonly root: string;
  readonly signal: AbortSignal;
  /** Whether the root still is the volume it was. */
  readonly isSame: () => Promise<boolean>;
  /** The next clips to probe, a hundred or so, the most wanted first; empty when none is left. Never the same clip twice. */
  readonly next: () => readonly UnprobedClip[];
  readonly record: (results: readonly ProbeResult[]) => void;
  /** A clip that was not there, or that could not be read on a volume that is: nothing is known of it. */
  readonly onFailed: (clip: UnprobedClip, code: 'clip-missing' | 'clip-unreadable') => void;
  /** Resolves when nobody needs the drive more. */
  readonly whenClear: () => Promise<void>;
  /** Waits between two batches, for `workedMs` of work; leaves the drive and the thread to the user. */
  readonly rest: (workedMs: number) => Promise<void>;
}

type Thread = WaitingThread<ProbeQuestion, PackedProbes>;
/** Null where the system gives no thread. */
type Lane = Promise<Thread | null>;

// Beside this file: as source when the program runs from source, in one folder with all the rest when it was built.
const code = new URL(import.meta.url.endsWith('.ts') ? './probe-thread.ts' : './probe-thread.js', import.meta.url);
const probeThreads = createWaitingThreads<ProbeQuestion, PackedProbes>(code, 'probe');

/** As many as keep a stick busy; more are no quicker (measured). What is in memory anyway is read by two as fast. */
const probesAtOnce = 4;
/** As long as this, whoever needs the drive more may have to wait. */
const longestMs = 20;
/** A message costs as much as some clips. */
const clipsAQuestion = 50;
/** A thread takes some tens of milliseconds to start: a few clips are read sooner without. */
const worthThreads = 32;
/** For a drive that hangs: after this it is not waited for any more. */
const patienceMs = 2000;

/** `gone`: the last batch was read while the volume went away, and was thrown away. */
export async function probeVolume(options: ProbeOptions, threads = probeThreads): Promise<'complete' | 'gone' | 'stopped'> {
  const { signal, isSame, next, record, onFailed, whenClear, rest } = options;
  const lanes: Lane[] = [];
  try {
    for (;;) {
      await whenClear();
      if (signal.aborted) return 'stopped';
      const clips = next();
      if (clips.length === 0) return 'complete';
      const startedAt = performance.now();
      // Side by side, and whichever is there first begins.
      while (clips.length >= worthThreads && lanes.length < probesAtOnce) lanes.push(threads.take());
      const probed = lanes.length === 0 ? await probeHere(clips, options) : await probeByThreads(clips, lanes, options);
      if (probed === null) return 'stopped';
      const workedMs = performance.now() - startedAt;
      if (!(await isSame())) return 'gone';
      // A batch that was cut short by the signal is proven all the same.
      const results = [...probed].flatMap(([{ id, was }, file]): ProbeResult[] => (typeof file === 'string' ? [] : [{ id, was, ...file }]));
      if (results.length > 0) record(results);
      for (const [clip, file] of probed) if (file === 'clip-missing' || file === 'clip-unreadable') onFailed(clip, file);
      await rest(workedMs);
    }
  } finally {
    for (const lane of lanes) void lane.then((thread) => thread !== null && threads.give(thread));
  }
}

type Probed = Map<UnprobedClip, ProbedFile>;

/** Null: stopped, and the drive did not answer any more. */
async function probeByThreads(clips: readonly UnprobedClip[], lanes: readonly Lane[], options: ProbeOptions): Promise<Probed | null> {
  const { root, signal, whenClear } = options;
  const probed: Probed = new Map();
  const waiting = [...clips];
  // Told by itself: a thread that has not started yet is not waited for.
  const { promise: whole, resolve } = Promise.withResolvers<'all'>();
  const share = Math.min(clipsAQuestion, Math.ceil(clips.length / lanes.length));
  const run = async (lane: Lane): Promise<void> => {
    const thread = await lane;
    while (thread !== null && waiting.length > 0 && !signal.aborted) {
      const asked = waiting.splice(0, share);
      const answers = unpackProbes(await thread.ask({ root, paths: asked.map(({ path }) => path).join('\0'), longestMs }));
      asked.forEach((clip, place) => {
        const file = answers[place];
        if (file !== undefined) probed.set(clip, file);
      });
      waiting.unshift(...asked.slice(answers.length));
      if (probed.size === clips.length) resolve('all');
      await whenClear();
    }
  };
  const patience = startPatience(signal);
  const end = await Promise.race([whole, Promise.all(lanes.map(run)), patience.over]);
  patience.end();
  if (end === 'over') return null;
  // Without a single thread nothing was read yet.
  return waiting.length > 0 && !signal.aborted ? new Map([...probed, ...(await probeHere(waiting, options))]) : probed;
}

/** `over` resolves `patienceMs` after the signal is aborted. */
function startPatience(signal: AbortSignal) {
  const { promise: over, resolve } = Promise.withResolvers<'over'>();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(() => resolve('over'), patienceMs);
  };
  signal.addEventListener('abort', begin, { once: true });
  if (signal.aborted) begin();
  return {
    over,
    end() {
      signal.removeEventListener('abort', begin);
      clearTimeout(timer);
    },
  };
}

/** The same without threads. */
async function probeHere(clips: readonly UnprobedClip[], { root, signal, whenClear }: ProbeOptions): Promise<Probed> {
  const probed: Probed = new Map();
  const waiting = clips.values();
  await Promise.all(Array.from({ length: probesAtOnce }, async () => {
    for (const clip of waiting) {
      if (signal.aborted) return;
      probed.set(clip, await probeOne(root, clip.path));
      await whenClear();
    }
  }));
  return probed;
}

async function probeOne(root: string, path: string): Promise<ProbedFile> {
  const found = await resolveInside(root, path);
  if (!found.ok) return found.failure.code;
  const read = await readClipFacts(found.value.fullPath);
  if (!read.ok) return read.failure.code;
  const { sizeBytes, modifiedAt } = found.value;
  const { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage } = read.value;
  return { facts: { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage }, sizeBytes, modifiedAt };
}
