// What clean-up reads from the core, as query options.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CleanupRule, ConfirmedKind } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ZoneId } from '../../shared/schema.ts';
import { ask } from '../client/core.ts';

const againMs = 250;

export type PlanChoice =
  | { readonly kind: 'rule'; readonly rule: CleanupRule }
  | { readonly kind: 'by-hand'; readonly ids: readonly ClipId[]; readonly confirmed: readonly ConfirmedKind[] };

export interface PlanWish {
  readonly volumeId: VolumeId;
  readonly choice: PlanChoice;
  readonly takenOut: ReadonlySet<ClipId>;
  readonly zone: ZoneId;
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Of a list that is never changed. A hundred thousand ids are no key that is written out with every stroke. */
function numberOf(list: object): number {
  const known = numbers.get(list);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(list, lastNumber);
  return lastNumber;
}

/** Short, and the same for the same wish. */
export function wishKey({ volumeId, choice, takenOut, zone }: PlanWish): readonly unknown[] {
  return [volumeId, choice.kind === 'rule' ? choice.rule : [numberOf(choice.ids), choice.confirmed], takenOut.size === 0 ? 0 : numberOf(takenOut), zone];
}

/** What a plan would come to. It is asked again while the core still compares possible duplicates. */
export function previewQuery(wish: PlanWish) {
  const { volumeId, choice, takenOut, zone } = wish;
  return queryOptions({
    queryKey: ['cleanupPreview', ...wishKey(wish)],
    queryFn: ({ signal }) => ask('cleanup.preview', {
      volumeId, zone, takenOut: [...takenOut],
      choice: choice.kind === 'rule' ? choice : { kind: 'by-hand', ids: [...choice.ids], confirmed: [...choice.confirmed] },
    }, signal),
    staleTime: 0, gcTime: 0,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data !== undefined && data.uncompared > 0 ? againMs : false),
  });
}

export function storageQuery(volumeId: VolumeId, zone: ZoneId) {
  return queryOptions({
    queryKey: ['storage', volumeId, zone],
    queryFn: ({ signal }) => ask('storage.describe', { volumeId, zone }, signal),
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  });
}

export function retentionQuery(volumeId: VolumeId) {
  return queryOptions({ queryKey: ['retention', volumeId], queryFn: ({ signal }) => ask('retention.read', { volumeId }, signal) });
}

export function offersQuery(zone: ZoneId) {
  return queryOptions({ queryKey: ['retention', 'offers', zone], queryFn: ({ signal }) => ask('retention.offers', { zone }, signal), placeholderData: keepPreviousData });
}
