// What is said of an export in one line.
import type { ExportJob } from '../../shared/export/export-schema.ts';
import { countText, counted } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

const minuteMs = 60_000;

export function leftText(leftMs: number): string {
  return leftMs < minuteMs ? say('export.seconds', counted(Math.max(1, Math.ceil(leftMs / 1000)))) : say('export.minutes', counted(Math.ceil(leftMs / minuteMs)));
}

/** Of 1; of a running export never the whole. */
export function doneShare({ doneBytes, totalBytes, making }: ExportJob['progress']): number {
  if (making !== null) return making.total === 0 ? 0 : Math.min(0.99, making.done / making.total);
  return totalBytes === 0 ? 0 : Math.max(0, Math.min(0.99, doneBytes / totalBytes));
}

export function jobTitle({ state, form, clips, target, report, problem }: ExportJob): string {
  switch (state) {
    case 'running': return say(form === 'evidence' ? 'export.runningEvidence' : 'export.running', counted(clips), folderName(target));
    case 'refused': return say('export.refused');
    case 'interrupted': return say('export.interrupted');
    case 'ejected': return say('export.stopped');
    case 'stopped': return problem?.code === 'cancelled' ? say('export.cancelled') : say('export.stopped');
    case 'done': {
      const there = (report?.copied ?? 0) + (report?.alreadyThere ?? 0);
      if (form === 'evidence' && there === clips) return say('export.doneEvidence', counted(there));
      return there === clips ? say('export.done', counted(there)) : say('export.doneSome', counted(there), countText(clips));
    }
  }
}

function folderName(target: string): string {
  return target.split(/[\\/]/).findLast((name) => name !== '') ?? target;
}
