// Takes a volume out of the catalog: its row, its clips, and the user's labels only when asked.
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { CoreEvent } from '../shared/contract.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';

export interface ForgetParts {
  readonly catalog: Pick<Catalog, 'columns' | 'labels'>;
  readonly registry: VolumeRegistry;
  readonly tell: (event: CoreEvent) => void;
  /** All is gone; a drive that is still here may be offered again. */
  readonly onForgotten: () => Promise<void>;
}

/** `labels`: what the user gave it is kept for its return, or forgotten too. Nothing on the drive is touched. */
export async function forgetVolume(parts: ForgetParts, id: VolumeId, labels: 'keep' | 'forget'): Promise<Result<null, 'volume-unknown'>> {
  const { catalog, registry, tell, onForgotten } = parts;
  const known = registry.get(id);
  if (known === null) return fail('volume-unknown', 'This drive');
  const { identity } = known.row;
  await registry.release(id);
  const { columns } = catalog;
  const ids: number[] = [];
  for (let place = 0; place < columns.length; place += 1) if (columns.volume(place) === id) ids.push(columns.id(place));
  columns.remove(ids);
  await registry.forget(id, () => new Promise((resolve) => setImmediate(resolve)));
  if (labels === 'forget') catalog.labels.forgetVolumeLabel(identity);
  tell({ name: 'clips.changed', payload: { volumeId: id } });
  tell({ name: 'cameras.changed', payload: {} });
  await onForgotten();
  return succeed(null);
}
