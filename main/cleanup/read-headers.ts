// Reads the headers of planned clips that nobody has read yet, so that a plan counts no damaged one.
import path from 'node:path';
import type { Catalog } from '../catalog/catalog.ts';
import type { ProbedClip } from '../catalog/clip-writes.ts';
import { readClipFacts } from '../media/read-clip-facts.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { GroundClip } from './cleanup-ground.ts';

export interface HeaderReader {
  /** Those of these clips that were read now, as they are known now. Empty when all were, or the time is over. */
  read(clips: readonly GroundClip[], now: Instant): Promise<ReadonlyMap<ClipId, GroundClip>>;
}

/** As many as a stick serves at the pace of its requests. */
const readsAtOnce = 6;
/** Each batch is one transaction, and a transaction holds the thread. */
const rowsAtOnce = 100;

/** Reads for at most `forMs` in all; what was read goes into the catalog. */
export function createHeaderReader({ writer }: Pick<Catalog, 'writer'>, root: string, forMs: number): HeaderReader {
  const until = performance.now() + forMs;
  const tried = new Set<ClipId>();
  return {
    async read(clips, now) {
      const unread = clips.filter((clip) => !clip.isProbed && !tried.has(clip.id));
      const known = new Map<ClipId, GroundClip>();
      const probed: ProbedClip[] = [];
      let next = 0;
      const lane = async (): Promise<void> => {
        while (performance.now() < until) {
          const clip = unread[next++];
          if (clip === undefined) return;
          tried.add(clip.id);
          const facts = await readClipFacts(path.join(root, clip.path));
          // One that cannot be read is looked at by the run itself.
          if (!facts.ok) continue;
          const { id, sizeBytes, modifiedAt } = clip;
          const { durationMs, damage } = facts.value;
          probed.push({ id, facts: facts.value, sizeBytes, modifiedAt, was: { sizeBytes, modifiedAt } });
          known.set(id, {
            ...clip, isProbed: true, durationMs, obstacle: clip.obstacle ?? (damage === null ? null : { code: 'damaged', damage }),
          });
        }
      };
      await Promise.all(Array.from({ length: Math.min(readsAtOnce, unread.length) }, lane));
      for (let from = 0; from < probed.length; from += rowsAtOnce) writer.recordProbes(probed.slice(from, from + rowsAtOnce), now);
      return known;
    },
  };
}
