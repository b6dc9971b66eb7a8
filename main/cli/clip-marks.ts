// The stars and notes of this user, for a command that must not harm what they protect.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Instant } from '../../shared/schema.ts';
import type { ClipKeyParts, ClipLabel } from '../catalog/clip-labels.ts';
import { openLabels } from '../catalog/labels.ts';

export interface ClipMarks {
  labelOf(clip: ClipKeyParts): ClipLabel;
  close(): void;
}

/** `dataFolder` without labels in it: nothing is marked, nothing is made. */
export function openClipMarks(dataFolder: string, now: Instant): ClipMarks {
  const file = path.join(dataFolder, 'labels.sqlite');
  if (!existsSync(file)) return { labelOf: () => ({ isStarred: false, note: null, watchedAt: null }), close: () => undefined };
  const { labels } = openLabels(file, now);
  return { labelOf: (clip) => labels.clips.get(clip), close: () => labels.close() };
}
