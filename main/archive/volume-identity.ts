// Which drive is this? Answered from what lies on it, never from where it is mounted or which letter it was given.
//
// Rules
// 1. A drive is its file-system UUID (or serial) plus its size plus its label. A folder is its real path.
// 2. Same UUID and another size: another drive. FAT and exFAT serials have 32 bits, some formatters write a constant.
// 3. Same UUID and size, another label: the same drive renamed, or a clone. The fingerprint of its contents decides;
//    where it does not match (contents change), the user is asked: `unsure`.
// 4. No UUID (a serial of zeros counts as none): label, size and file system must agree and the fingerprint must match.
//    Such an identity is weak: when the contents have changed the user is asked. With one side's UUID unknown (no
//    right to read the device this time) the same rule holds.
// 5. Two present volumes with one identity are clones of each other. The one whose fingerprint is the known one is the
//    known drive; when both or neither match, the user is asked.
// The fingerprint never makes two drives different by itself: every visit to a camera's hub changes it.
import { createHash } from 'node:crypto';
import type { MountedVolume } from './mounted-volume.ts';

export interface DriveIdentity {
  readonly kind: 'drive';
  readonly uuid: string | null;
  readonly label: string | null;
  readonly sizeBytes: number | null;
  readonly fileSystem: string | null;
  /** As `fingerprint` told it when the identity was taken; null when the contents were not read. */
  readonly fingerprint: string | null;
}

export interface FolderIdentity {
  readonly kind: 'folder';
  /** After every link was followed. */
  readonly realPath: string;
}

export type VolumeIdentity = DriveIdentity | FolderIdentity;

export function driveIdentity(
  volume: Pick<MountedVolume, 'uuid' | 'label' | 'sizeBytes' | 'fileSystem'>,
  contents: string | null,
): DriveIdentity {
  const uuid = volume.uuid?.trim().toUpperCase() ?? '';
  const label = volume.label?.trim().normalize('NFC') ?? '';
  return {
    kind: 'drive',
    uuid: /[^0-]/.test(uuid) ? uuid : null,
    label: label === '' ? null : label,
    sizeBytes: volume.sizeBytes,
    fileSystem: volume.fileSystem,
    fingerprint: contents,
  };
}

export function folderIdentity(realPath: string): FolderIdentity {
  return { kind: 'folder', realPath };
}

/** True when nothing but label, size and file system is known: two new sticks of one make look alike. */
export function isWeak(identity: VolumeIdentity): boolean {
  return identity.kind === 'drive' && identity.uuid === null;
}

function keyPart(part: string | number | null): string {
  return encodeURIComponent(String(part ?? '').toWellFormed());
}

/**
 * A text to keep in the catalog: equal for equal identities, stable between launches and versions. The fingerprint is
 * not in it, because contents change.
 */
export function identityKey(identity: VolumeIdentity): string {
  if (identity.kind === 'folder') return `folder:${identity.realPath}`;
  const { uuid, sizeBytes, label, fileSystem } = identity;
  return uuid === null
    ? `weak-drive:${keyPart(label)}:${keyPart(sizeBytes)}:${keyPart(fileSystem)}`
    : `drive:${keyPart(uuid)}:${keyPart(sizeBytes)}:${keyPart(label)}`;
}

/** `unsure`: ask the user. */
export type Sameness = 'same' | 'unsure' | 'different';

function matches(known: string | null, seen: string | null): boolean {
  return known !== null && known === seen;
}

function sameDrive(known: DriveIdentity, seen: DriveIdentity): Sameness {
  const isSizeTold = known.sizeBytes !== null && seen.sizeBytes !== null;
  if (isSizeTold && known.sizeBytes !== seen.sizeBytes) return 'different';
  const hasSameContents = matches(known.fingerprint, seen.fingerprint);
  if (known.uuid !== null && seen.uuid !== null) {
    if (known.uuid !== seen.uuid) return 'different';
    return known.label === seen.label || hasSameContents ? 'same' : 'unsure';
  }
  if (known.label !== seen.label || known.fileSystem !== seen.fileSystem) return 'different';
  return isSizeTold && hasSameContents ? 'same' : 'unsure';
}

/** Whether `seen` is the drive or folder the catalog knows as `known`; the rules stand at the top of this file. */
export function sameVolume(known: VolumeIdentity, seen: VolumeIdentity): Sameness {
  if (known.kind === 'drive' && seen.kind === 'drive') return sameDrive(known, seen);
  if (known.kind === 'folder' && seen.kind === 'folder') return known.realPath === seen.realPath ? 'same' : 'different';
  return 'different';
}

/** A clip as the fingerprint sees it: its path relative to the volume, with slashes. */
export interface FingerprintEntry {
  readonly path: string;
  readonly sizeBytes: number;
}

const entriesTaken = 256;

/**
 * A digest of the first 256 clips by path: give it the listing of the newest month. The order and the case of names do
 * not count, nor how accents are composed (a Mac lists names in its own way). Null for no clips: two empty drives are
 * not proven the same.
 */
export function fingerprint(clips: readonly FingerprintEntry[]): string | null {
  if (clips.length === 0) return null;
  const lines = clips.map((clip) => `${clip.path.normalize('NFC').toLowerCase()}\0${clip.sizeBytes}`).toSorted();
  return createHash('sha256').update(lines.slice(0, entriesTaken).join('\0')).digest('hex').slice(0, 32);
}

/** Groups of two and more present volumes with one identity key: clones, or new sticks of one make. */
export function clonesAmong<Present extends { readonly identity: VolumeIdentity }>(present: readonly Present[]): Present[][] {
  const groups = Map.groupBy(present, (volume) => identityKey(volume.identity));
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Which of several clones is the drive the catalog knows: the only one with its contents, or null to ask. */
export function tellApart<Present extends { readonly identity: DriveIdentity }>(known: DriveIdentity, clones: readonly Present[]): Present | null {
  const matching = clones.filter((clone) => matches(known.fingerprint, clone.identity.fingerprint));
  return matching.length === 1 ? matching[0] ?? null : null;
}
