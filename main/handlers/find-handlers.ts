// What the page asks when a time or a clip's name was typed.
import type { CoreHandlers } from '../../shared/contract.ts';
import { succeed } from '../../shared/failure.ts';
import type { CameraId } from '../../shared/ids.ts';
import type { Clip, NearCamera } from '../../shared/schema.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { createNearFinder } from '../catalog/near.ts';
import type { NearClips } from '../catalog/near.ts';
import { createClipShape } from './clip-shape.ts';
import type { ClipShapeParts } from './clip-shape.ts';
import { readFilter } from './read-filter.ts';

const mostNamed = 100;

export interface FindHandlerParts {
  readonly catalog: Catalog;
  readonly registry: ClipShapeParts['registry'];
}

export function findHandlers({ catalog, registry }: FindHandlerParts): Pick<CoreHandlers, 'clips.find' | 'clips.named'> {
  const toClip = createClipShape({ catalog, registry });
  const findNear = createNearFinder(catalog.columns);

  return {
    'clips.find': ({ instant, window, filter: asked, limit }) => {
      const filter = readFilter(asked);
      if (!filter.ok) return filter;
      const near = findNear({ instant, window, filter: filter.value, limit });
      const shown = mergeNames(near, catalog);
      const ids = [...near.matches, ...shown.flatMap(({ before, after }) => [before, after].filter((id) => id !== null))];
      const clips = new Map(catalog.listed(ids).map((clip): [number, Clip] => [clip.id, toClip(clip)]));
      return succeed({
        cameras: shown.map(({ cameraId, before, after }): NearCamera => ({
          cameraId, before: clips.get(before ?? -1) ?? null, after: clips.get(after ?? -1) ?? null,
        })),
        matches: near.matches.flatMap((id) => clips.get(id) ?? []),
        isCut: near.isCut,
      });
    },
    // Fetched when it is first asked for: to understand a typed time takes tables whose making would hold up every start.
    'clips.named': async ({ text }) => {
      const { clipsNamed } = await import('../catalog/named.ts');
      return succeed(clipsNamed(catalog, text, mostNamed).map(toClip));
    },
  };
}

interface ShownCamera {
  readonly cameraId: CameraId;
  readonly before: number | null;
  readonly after: number | null;
}

/** Names merged into one camera count as one. An id carries its instant: of two before, the nearer is the larger. */
function mergeNames({ cameras }: NearClips, { groups }: Pick<Catalog, 'groups'>): ShownCamera[] {
  const shown = Map.groupBy(cameras, ({ camera }) => groups.shown(camera as CameraId));
  return [...shown].sort(([a], [b]) => a - b).map(([cameraId, names]) => {
    const before = names.flatMap((name) => name.before ?? []);
    const after = names.flatMap((name) => name.after ?? []);
    return { cameraId, before: before.length === 0 ? null : Math.max(...before), after: after.length === 0 ? null : Math.min(...after) };
  });
}
