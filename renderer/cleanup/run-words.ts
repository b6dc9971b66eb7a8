// What is said of a run in one line.
import type { CleanupJob, CleanupState } from '../../shared/deletion/deletion-schema.ts';
import { countText, counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

const underWay: readonly CleanupState[] = ['waiting', 'checking', 'copying', 'deleting'];

export function isUnderWay({ state }: CleanupJob): boolean {
  return underWay.includes(state);
}

/** Of 1. */
export function doneShare({ doneBytes, totalBytes, doneClips, totalClips }: CleanupJob['progress']): number {
  const share = totalBytes > 0 ? doneBytes / totalBytes : totalClips > 0 ? doneClips / totalClips : 0;
  return Math.max(0, Math.min(1, share));
}

export function runTitle({ state, clips, drive, report }: CleanupJob): string {
  const count = counted(clips);
  switch (state) {
    case 'waiting': return say('run.waiting', count, drive);
    case 'checking': return say('run.checking', count, drive);
    case 'copying': return say('run.copying', count, drive);
    case 'deleting': return say('run.deleting', count, drive);
    case 'undone': return say('run.undone');
    case 'refused': return say('run.refused');
    case 'stopped': return say('run.stopped');
    case 'paused': return say('run.paused');
    case 'interrupted': return say('run.interrupted');
    case 'done': {
      const deleted = report?.deleted ?? 0;
      return deleted === clips ? say('run.done', counted(deleted), drive) : say('run.doneSome', counted(deleted), countText(clips), drive);
    }
  }
}
