// Between the catalog's rows and the identities of drives.
import { identityKey } from './archive/volume-identity.ts';
import type { DriveIdentity } from './archive/volume-identity.ts';
import type { KnownDrive } from './archive/recognise-drives.ts';
import type { KnownVolume } from './archive/volume-registry.ts';
import type { VolumeRow } from './catalog/volume-rows.ts';

function identityOfRow({ uuid, label, sizeBytes, fileSystem, fingerprint }: VolumeRow): DriveIdentity {
  return { kind: 'drive', uuid, label, sizeBytes, fileSystem, fingerprint };
}

/** The drives among the known volumes, as the catalog last saw them. */
export function knownDrives(volumes: readonly KnownVolume[]): KnownDrive[] {
  return volumes.flatMap(({ row, standing }) =>
    (row.kind === 'drive' ? [{ id: row.id, identity: identityOfRow(row), isHere: standing !== null }] : []));
}

/**
 * The key a drive's row goes by. One row has the plain key of its identity; a clone's has the digest of its contents after it,
 * or a number where that is taken too. A row keeps its key as long as its identity stays. `own`: the row it is for, if it has one.
 */
export function keyOfDrive(identity: DriveIdentity, own: VolumeRow | null, rows: readonly VolumeRow[]): string {
  const plain = identityKey(identity);
  if (own !== null && identityKey(identityOfRow(own)) === plain) return own.identity;
  const taken = new Set(rows.filter((row) => row.id !== own?.id).map((row) => row.identity));
  if (!taken.has(plain)) return plain;
  const marked = `${plain}#${identity.fingerprint?.slice(0, 12) ?? ''}`;
  if (identity.fingerprint !== null && !taken.has(marked)) return marked;
  let number = 2;
  while (taken.has(`${marked}-${number}`)) number += 1;
  return `${marked}-${number}`;
}
