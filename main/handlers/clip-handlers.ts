// What the page asks about clips.
import path from 'node:path';
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip, ClipDetails } from '../../shared/schema.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import type { Abilities } from '../abilities.ts';
import type { VolumeRegistry } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { clipSerial } from '../catalog/clip-labels.ts';
import type { ClipRow } from '../catalog/clip-reads.ts';
import { listDays } from '../catalog/days.ts';
import { allIds, neighbourIds, pageOfIds } from '../catalog/pages.ts';
import type { ClipAccess } from '../clip-access.ts';
import { createClipShape } from './clip-shape.ts';
import { readFilter } from './read-filter.ts';

export interface ClipHandlerParts {
  readonly catalog: Catalog;
  readonly registry: VolumeRegistry;
  readonly abilities: Abilities;
  readonly access: ClipAccess;
  /** Has the headers of these clips read before all others. */
  readonly prefer: (ids: readonly ClipId[]) => void;
}

type ClipMethods =
  | 'clips.days' | 'clips.list' | 'clips.prefer' | 'clips.select' | 'clips.describe' | 'clips.neighbours' | 'clips.openInPlayer' | 'clips.showInFolder'
  | 'unrecognised.list';

export function clipHandlers(parts: ClipHandlerParts): Pick<CoreHandlers, ClipMethods> {
  const { catalog, registry, abilities, access, prefer } = parts;

  const toClip = createClipShape(parts);
  const clipById = (id: number | null): Clip | null => {
    const [listed] = id === null ? [] : catalog.listed([id]);
    return listed === undefined ? null : toClip(listed);
  };

  const toDetails = (row: ClipRow): ClipDetails => {
    const root = registry.get(row.volumeId)?.standing?.root ?? null;
    const serial = clipSerial(row.name);
    return {
      ...toClip(row),
      name: row.name,
      path: row.path,
      fullPath: root === null ? null : path.join(root, row.path),
      number: row.kind === 'local-storage' ? serial : null,
      uid: row.kind === 'clip-backup' ? serial : null,
      modifiedAt: row.modifiedAt,
      note: catalog.marks.labelOf(row).note,
    };
  };

  const handOver = async (id: ClipId, open: ((fullPath: string) => Promise<boolean>) | undefined, what: string) => {
    if (open === undefined) return fail('ability-missing', what);
    const located = await access.locateClip(id);
    if (!located.ok) {
      const { code, subject } = located.failure;
      return code === 'clip-unreadable' ? fail('clip-missing', subject) : fail(code, subject);
    }
    return (await open(located.value.fullPath)) ? succeed(null) : fail('player-not-started', path.basename(located.value.fullPath));
  };

  return {
    'clips.days': ({ filter: asked, zone }) => {
      const known = parseZone(zone);
      const filter = readFilter(asked);
      if (known === null) return fail('zone-unknown', zone);
      return filter.ok ? succeed(listDays(catalog.columns, filter.value, zoneClock(known))) : filter;
    },
    'clips.list': ({ filter: asked, before, limit }) => {
      const filter = readFilter(asked);
      if (!filter.ok) return filter;
      const page = pageOfIds(catalog.columns, filter.value, before, limit);
      return succeed({ clips: catalog.listed(page.ids).map(toClip), isLast: page.isLast });
    },
    'clips.prefer': ({ clipIds }) => {
      prefer(clipIds);
      return succeed(null);
    },
    'clips.select': ({ filter: asked }) => {
      const filter = readFilter(asked);
      return filter.ok ? succeed(allIds(catalog.columns, filter.value)) : filter;
    },
    'clips.describe': async ({ clipId }) => {
      const row = catalog.clips.byId(clipId);
      if (row === null) return fail('clip-unknown', 'This clip');
      if (row.facts === null && !row.isMissing && registry.isHere(row.volumeId)) await access.probeClip(row);
      return succeed(toDetails(catalog.clips.byId(clipId) ?? row));
    },
    'clips.neighbours': ({ clipId, filter: asked }) => {
      const filter = readFilter(asked);
      if (!filter.ok) return filter;
      const { previous, next } = neighbourIds(catalog.columns, filter.value, clipId);
      return succeed({ previous: clipById(previous), next: clipById(next) });
    },
    'clips.openInPlayer': ({ clipId }) => handOver(clipId, abilities.openInPlayer, 'Opening the system’s player'),
    'clips.showInFolder': ({ clipId }) => handOver(clipId, abilities.showInFolder, 'Showing a clip in its folder'),
    'unrecognised.list': ({ volumeId, after, limit }) => {
      if (registry.get(volumeId) === null) return fail('volume-unknown', 'This drive');
      const files = catalog.clips.unrecognised(volumeId, after ?? 0, limit + 1);
      return succeed({ files: files.slice(0, limit), isLast: files.length <= limit });
    },
  };
}
