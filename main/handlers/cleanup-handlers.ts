// What the page asks about clean-ups. Clips come in as ids, plans and runs too; paths only go out, to be shown.
import { stat } from 'node:fs/promises';
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import { parseZone, zoneClock } from '../../shared/time.ts';
import type { FolderPlaces } from '../archive/folder-places.ts';
import { spaceOf } from '../archive/volume-space.ts';
import type { VolumeRegistry } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isDiskFull } from '../catalog/sqlite-file.ts';
import type { CleanupPlans } from '../cleanup/cleanup-plans.ts';
import { describeStorage } from '../cleanup/describe-storage.ts';
import type { Retention } from '../cleanup/retention.ts';
import type { Cleanups } from '../cleanups.ts';
import { systemErrorCode } from '../system-error.ts';
import { createClipShape } from './clip-shape.ts';

export interface CleanupHandlerParts {
  readonly catalog: Catalog;
  readonly registry: VolumeRegistry;
  readonly plans: CleanupPlans;
  readonly cleanups: Cleanups;
  readonly retention: Retention;
  readonly places: FolderPlaces;
  /** A saved rule changed. */
  readonly onRetention: () => void;
}

type CleanupMethods =
  | 'cleanup.preview' | 'cleanup.clips' | 'cleanup.leftOut' | 'cleanup.start' | 'cleanup.undo' | 'cleanup.cancel' | 'cleanup.resume' | 'cleanup.list'
  | 'cleanup.lines' | 'retention.read' | 'retention.write' | 'retention.offers' | 'storage.describe';

export function cleanupHandlers(parts: CleanupHandlerParts): Pick<CoreHandlers, CleanupMethods> {
  const { catalog, registry, plans, cleanups, retention, places, onRetention } = parts;
  const toClip = createClipShape(parts);
  const planGone = () => fail('cleanup-plan-gone', 'This plan');

  return {
    'cleanup.preview': (wish) => plans.preview(wish),
    'cleanup.clips': ({ planId, offset, limit }) => {
      const plan = plans.get(planId);
      if (plan === null) return planGone();
      const rows = new Map(catalog.clips.byIds(plan.clips.slice(offset, offset + limit).map(({ id }) => id)).map((row) => [row.id, row]));
      const clips = plan.clips.slice(offset, offset + limit).flatMap(({ id }) => {
        const row = rows.get(id);
        return row === undefined ? [] : [{ clip: toClip(row), isTakenOut: plan.takenOut.has(id) }];
      });
      return succeed({ clips, total: plan.clips.length });
    },
    'cleanup.leftOut': ({ planId, code, offset, limit }) => {
      const plan = plans.get(planId);
      if (plan === null) return planGone();
      const meant = code === null ? plan.leftOut : plan.leftOut.filter(({ reason }) => reason.code === code);
      return succeed({ lines: meant.slice(offset, offset + limit), total: meant.length });
    },
    'cleanup.start': async ({ planId, typedCount, archiveTo }) => {
      const plan = plans.get(planId);
      if (plan === null || plan.clips.every(({ id }) => plan.takenOut.has(id))) return planGone();
      if (plan.typedCount !== null && plan.typedCount !== typedCount) return fail('cleanup-count-differs', String(plan.typedCount));
      const target = archiveTo === null ? null : places.pathOf(archiveTo);
      if (archiveTo !== null && (target === null || !(await isFolder(target)))) return fail('folder-gone', target ?? 'This folder');
      return cleanups.start(plan, target);
    },
    'cleanup.undo': ({ cleanupId }) => cleanups.undo(cleanupId),
    'cleanup.cancel': ({ cleanupId }) => cleanups.cancel(cleanupId),
    'cleanup.resume': ({ cleanupId }) => cleanups.resume(cleanupId),
    'cleanup.list': async () => succeed(await cleanups.jobs()),
    'cleanup.lines': async ({ cleanupId, only, offset, limit }) => {
      const lines = await cleanups.lines(cleanupId);
      if (lines === null) return fail('cleanup-unknown', 'This clean-up');
      const meant = only === 'all' ? lines : lines.filter(({ outcome }) => outcome !== 'deleted');
      return succeed({ lines: meant.slice(offset, offset + limit), total: meant.length });
    },
    'retention.read': ({ volumeId }) => {
      const volume = registry.get(volumeId);
      return volume === null ? fail('volume-unknown', 'This drive') : succeed({ rule: retention.read(volume) });
    },
    'retention.write': ({ volumeId, rule }) => {
      const volume = registry.get(volumeId);
      if (volume === null) return fail('volume-unknown', 'This drive');
      try {
        retention.write(volume, rule);
      } catch (error) {
        if (!isDiskFull(error)) throw error;
        return fail('data-folder-full', 'this rule');
      }
      onRetention();
      return succeed({ rule: retention.read(volume) });
    },
    'retention.offers': async ({ zone }) => (parseZone(zone) === null ? fail('zone-unknown', zone) : succeed(await retention.offers(zone))),
    'storage.describe': async ({ volumeId, zone: text }) => {
      const zone = parseZone(text);
      if (zone === null) return fail('zone-unknown', text);
      const volume = registry.get(volumeId);
      if (volume === null) return fail('volume-unknown', 'This drive');
      const space = volume.standing === null ? null : await spaceOf(volume.standing.root);
      return succeed(describeStorage(catalog, volume.row, space === 'gone' ? null : space, zoneClock(zone)));
    },
  };
}

async function isFolder(place: string): Promise<boolean> {
  try {
    return (await stat(place)).isDirectory();
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
    return false;
  }
}
