// A clip of the catalog as the page sees it: with its camera as shown, whether its drive is here, and the user's marks.
import type { Clip } from '../../shared/schema.ts';
import type { VolumeRegistry } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { ClipRow } from '../catalog/clip-reads.ts';
import { clipFlags } from '../catalog/column-row.ts';
import type { ListedClip } from '../catalog/listed-clips.ts';

export interface ClipShapeParts {
  readonly catalog: Pick<Catalog, 'marks' | 'groups'>;
  readonly registry: Pick<VolumeRegistry, 'isHere'>;
}

export function createClipShape({ catalog, registry }: ClipShapeParts): (row: ClipRow | ListedClip) => Clip {
  return (row) => {
    const flags = 'flags' in row ? row.flags : catalog.marks.flagsOf(row);
    return {
      id: row.id,
      volumeId: row.volumeId,
      cameraId: catalog.groups.shown(row.cameraId),
      kind: row.kind,
      recordedAt: row.recordedAt,
      sizeBytes: row.sizeBytes,
      state: row.isMissing ? 'missing' : registry.isHere(row.volumeId) ? 'present' : 'offline',
      facts: row.facts,
      isStarred: (flags & clipFlags.starred) !== 0,
      hasNote: (flags & clipFlags.noted) !== 0,
      isWatched: (flags & clipFlags.watched) !== 0,
      isExported: (flags & clipFlags.exported) !== 0,
    };
  };
}
