// Takes a volume out of the catalog: its row, its clips, and what the user gave them only when asked.
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import { isDiskFull } from './catalog/sqlite-file.ts';
import type { Thumbnails } from './thumbnails.ts';
import type { CoreEvent } from '../shared/contract.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';

export interface ForgetParts {
  readonly catalog: Pick<Catalog, 'columns' | 'groups' | 'labels' | 'marks'>;
  readonly registry: VolumeRegistry;
  readonly thumbnails: Pick<Thumbnails, 'forget'>;
  readonly tell: (event: CoreEvent) => void;
  /** All is gone; a drive that is still here may be offered again. */
  readonly onForgotten: () => Promise<void>;
}

export type Forgotten = Result<null, 'volume-unknown' | 'data-folder-full'>;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * `labels: 'keep'`: what the user gave the drive, its cameras and its clips is there again if they come back. `'forget'`: it goes
 * too, with the pictures, save for clips and cameras that another known drive has as well. Nothing on the drive is touched.
 */
export async function forgetVolume(parts: ForgetParts, id: VolumeId, labels: 'keep' | 'forget'): Promise<Forgotten> {
  const { catalog: { columns }, registry, tell, onForgotten } = parts;
  const known = registry.get(id);
  if (known === null) return fail('volume-unknown', 'This drive');
  await registry.release(id);
  // First, while it is known which clips were on the drive, and while all can still stay as it was.
  if (labels === 'forget' && !(await forgetLabels(parts, id, known.row.identity))) {
    registry.resume(id);
    return fail('data-folder-full', 'what is to be forgotten');
  }
  const ids: number[] = [];
  for (let place = 0; place < columns.length; place += 1) if (columns.volume(place) === id) ids.push(columns.id(place));
  columns.remove(ids);
  await registry.forget(id, breathe);
  tell({ name: 'clips.changed', payload: { volumeId: id } });
  tell({ name: 'cameras.changed', payload: {} });
  await onForgotten();
  return succeed(null);
}

/** False when there is no room to write it down. */
async function forgetLabels({ catalog, thumbnails }: ForgetParts, id: VolumeId, identity: string): Promise<boolean> {
  const { columns, groups, labels, marks } = catalog;
  try {
    await marks.forgetOn(id, breathe);
    const here = new Set<number>();
    const elsewhere = new Set<number>();
    for (let place = 0; place < columns.length; place += 1) (columns.volume(place) === id ? here : elsewhere).add(columns.camera(place));
    groups.forget(here, elsewhere);
    labels.forgetVolumeLabel(identity);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    return false;
  }
  await thumbnails.forget(identity, breathe);
  return true;
}
