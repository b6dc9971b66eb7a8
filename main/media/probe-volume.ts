// Reads the headers of a volume's clips in the background: newest first, the ones on screen before all others, four at once.
// What a drive answers while it goes away is no fact about its clips: a batch counts only if the drive still is the same one after it.
import type { ClipId } from '../../shared/ids.ts';
import type { ClipFacts, Instant } from '../../shared/schema.ts';
import { resolveInside } from '../inside-root.ts';
import { readClipFacts } from './read-clip-facts.ts';

export interface UnprobedClip {
  readonly id: ClipId;
  /** Relative to the root, with slashes. */
  readonly path: string;
}

export interface ProbeResult {
  readonly id: ClipId;
  readonly facts: ClipFacts;
  /** Size and time of the file as its headers were read. */
  readonly sizeBytes: number;
  readonly modifiedAt: Instant;
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

// On a stick four at once read clips at the pace of its requests; sixteen are no quicker (measured).
const probesAtOnce = 4;

interface Failed {
  readonly clip: UnprobedClip;
  readonly code: 'clip-missing' | 'clip-unreadable';
}

/** `gone`: the last batch was read while the volume went away, and was thrown away. */
export async function probeVolume(options: ProbeOptions): Promise<'complete' | 'gone' | 'stopped'> {
  const { root, signal, isSame, next, record, onFailed, whenClear, rest } = options;
  for (;;) {
    await whenClear();
    if (signal.aborted) return 'stopped';
    const clips = next();
    if (clips.length === 0) return 'complete';
    const startedAt = performance.now();
    const results: ProbeResult[] = [];
    const failed: Failed[] = [];
    let place = 0;
    const lane = async (): Promise<void> => {
      for (let clip = clips[place++]; clip !== undefined && !signal.aborted; clip = clips[place++]) {
        const probed = await probeOne(root, clip);
        if (probed === null) continue;
        if ('facts' in probed) results.push(probed);
        else failed.push(probed);
        await whenClear();
      }
    };
    await Promise.all(Array.from({ length: probesAtOnce }, lane));
    if (!(await isSame())) return 'gone';
    // A batch that was cut short by the signal is proven all the same.
    if (results.length > 0) record(results);
    for (const { clip, code } of failed) onFailed(clip, code);
    await rest(performance.now() - startedAt);
  }
}

/** Null when the volume went away: the check after the batch says so too. */
async function probeOne(root: string, clip: UnprobedClip): Promise<ProbeResult | Failed | null> {
  const found = await resolveInside(root, clip.path);
  if (!found.ok) return found.failure.code === 'volume-offline' ? null : { clip, code: found.failure.code };
  const read = await readClipFacts(found.value.fullPath);
  if (!read.ok) return { clip, code: read.failure.code };
  const { sizeBytes, modifiedAt } = found.value;
  const { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage } = read.value;
  return { id: clip.id, facts: { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage }, sizeBytes, modifiedAt };
}
