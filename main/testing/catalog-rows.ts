// Fills a catalog in tests the way a scan does: volumes, and folders with clips by their names.
import { createHash } from 'node:crypto';
import { folderDate, parseClipPath } from '../../shared/clip-name.ts';
import type { VolumeId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import { packNames } from '../archive/pack-clips.ts';
import type { ListedFolder } from '../archive/list-folder.ts';
import type { Catalog } from '../catalog/catalog.ts';

/** A folder as a complete reading lists it; names that are no clip's are left out. */
export function listedFolder(path: string, names: readonly string[]): ListedFolder {
  const clips = names.flatMap((name) => {
    const parsed = parseClipPath(`${path}/${name}`);
    return parsed.ok ? [{ name, clip: parsed.clip }] : [];
  });
  const { clips: packed } = packNames(clips.map(({ name }) => name), folderDate(path));
  return { path, digest: createHash('sha1').update(names.join('/')).digest('hex'), clips, packed, unrecognised: [], unfinished: [], folders: [], junk: 0, other: 0 };
}

/** A volume that is here now. */
export function seenVolume(catalog: Catalog, identity: string, at: Instant): VolumeId {
  return catalog.volumes.recordSeen({
    identity, kind: 'folder', name: identity, place: `/${identity}`, uuid: null, label: null, fingerprint: null, fileSystem: null,
    sizeBytes: null, freeBytes: null, isReadOnly: false, lastSeenAt: at,
  }).id;
}
