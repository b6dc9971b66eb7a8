// Rules saved for drives, and what they would delete now. Offered, never run by themselves.
import type { KnownVolume, VolumeRegistry } from '../archive/volume-registry.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { KeptRule } from '../catalog/retention-rules.ts';
import type { CleanupRule, RetentionOffer } from '../../shared/deletion/deletion-schema.ts';
import type { CameraId, VolumeId } from '../../shared/ids.ts';
import type { CleanupPlans } from './cleanup-plans.ts';

export interface RetentionParts {
  readonly catalog: Pick<Catalog, 'labels' | 'cameras' | 'groups'>;
  readonly registry: Pick<VolumeRegistry, 'all'>;
  readonly plans: CleanupPlans;
}

export interface Retention {
  /** Null where there is none, or where none of the cameras it means is known now: it must not come to mean them all. */
  read(volume: KnownVolume): CleanupRule | null;
  /** Throws when the labels cannot be written. */
  write(volume: KnownVolume, rule: CleanupRule | null): void;
  /** Of drives that are here and were read to the end. */
  offers(zone: string): Promise<RetentionOffer[]>;
}

export function createRetention({ catalog: { labels, cameras, groups }, registry, plans }: RetentionParts): Retention {
  const toKept = ({ cameras: named, ...rule }: CleanupRule): KeptRule => {
    if (named === undefined) return rule;
    return { ...rule, cameras: named.flatMap((id) => groups.of(id)?.members.map(({ key }) => key) ?? []) };
  };
  const toRule = ({ cameras: keys, ...rule }: KeptRule): CleanupRule | null => {
    if (keys === undefined) return rule;
    const ids = new Set<CameraId>(cameras.all().flatMap(({ id, key }) => (keys.includes(key) ? [groups.shown(id)] : [])));
    return ids.size === 0 ? null : { ...rule, cameras: [...ids] };
  };
  const read = ({ row }: KnownVolume): CleanupRule | null => {
    const kept = labels.retention.get(row.identity);
    return kept === null ? null : toRule(kept);
  };
  const offerOf = async (volumeId: VolumeId, rule: CleanupRule, zone: string): Promise<RetentionOffer[]> => {
    const preview = await plans.estimate(volumeId, { kind: 'rule', rule }, zone);
    if (preview?.oldest == null || preview.newest === null) return [];
    const { clips, bytes, oldest, newest } = preview;
    return [{ volumeId, rule, clips, bytes, oldest, newest }];
  };

  return {
    read,
    write({ row }, rule) {
      const kept = rule === null ? null : toKept(rule);
      // Cameras that nobody knows mean no clips: such a rule is not one.
      labels.retention.write(row.identity, kept?.cameras?.length === 0 ? null : kept);
    },
    async offers(zone) {
      const offers: RetentionOffer[] = [];
      for (const volume of registry.all()) {
        const rule = volume.standing === null || volume.isReleasing || volume.scan !== 'done' ? null : read(volume);
        if (rule !== null) offers.push(...(await offerOf(volume.row.id, rule, zone)));
      }
      return offers;
    },
  };
}
