// For tests: stars on clips in the labels of a data folder, by their paths alone.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { cameraKey, parseClipPath } from '../../../shared/clip-name.ts';
import { clipSerial } from '../../catalog/clip-labels.ts';
import { openLabels } from '../../catalog/labels.ts';
import type { ClipMark } from '../../../shared/clip-mark.ts';

export function clipLabelsOf(dataFolder: string, clips: readonly { readonly path: string }[], mark: ClipMark = { isStarred: true }): void {
  mkdirSync(dataFolder, { recursive: true });
  const { labels } = openLabels(path.join(dataFolder, 'labels.sqlite'), 0);
  try {
    labels.clips.mark(clips.flatMap((one) => {
      const parsed = parseClipPath(one.path);
      if (!parsed.ok) return [];
      const { kind, recordedAt, camera } = parsed.clip;
      return [{ kind, writtenAt: recordedAt, camera: cameraKey(camera), serial: clipSerial(path.posix.basename(one.path)) }];
    }), mark, 0);
  } finally {
    labels.close();
  }
}
