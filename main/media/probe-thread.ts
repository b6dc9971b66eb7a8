// A thread that reads headers for the core: a drive that is slow or hangs holds up nobody but this thread.
import { parentPort } from 'node:worker_threads';
import { packProbes } from './packed-probes.ts';
import { probeClips } from './probe-clips.ts';

export interface ProbeQuestion {
  readonly root: string;
  /** From the root, with slashes; parted by NUL, which no path holds. */
  readonly paths: string;
  /** After so long the rest is left unanswered, so that a drive is soon free for who needs it more. */
  readonly longestMs: number;
}

parentPort?.on('message', ({ root, paths, longestMs }: ProbeQuestion) => {
  const packed = packProbes(probeClips(root, paths.split('\0'), longestMs));
  parentPort?.postMessage(packed, [packed.numbers.buffer]);
});
