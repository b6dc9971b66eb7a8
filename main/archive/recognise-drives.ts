// Which known drives have just been plugged in, and which ones only the user can tell. Pure; the rules stand at the
// top of volume-identity.ts.
import type { VolumeId } from '../../shared/ids.ts';
import { identityKey, sameVolume, tellApart } from './volume-identity.ts';
import type { DriveIdentity } from './volume-identity.ts';

/** A drive of the catalog. `isHere`: it stands somewhere now, so nothing else can be it. */
export interface KnownDrive {
  readonly id: VolumeId;
  readonly identity: DriveIdentity;
  readonly isHere: boolean;
}

/** A drive that is here and not taken in yet. */
export interface ArrivedDrive {
  readonly identity: DriveIdentity;
}

/** `unknown`: to be offered; `resembles` names the known drives it may be, none for a drive never seen. */
export type Recognised =
  | { readonly kind: 'known'; readonly id: VolumeId }
  | { readonly kind: 'unknown'; readonly resembles: readonly VolumeId[] };

function related(identity: DriveIdentity, known: readonly KnownDrive[]): KnownDrive[] {
  return known.filter((drive) => sameVolume(drive.identity, identity) !== 'different');
}

function clonesOf<Arrived extends ArrivedDrive>({ identity }: ArrivedDrive, arrived: readonly Arrived[]): Arrived[] {
  const key = identityKey(identity);
  return arrived.filter((other) => identityKey(other.identity) === key);
}

/** Whether a drive's contents must be read to tell which one it is: all else is answered from its identity, at no cost. */
export function areContentsNeeded(drive: ArrivedDrive, arrived: readonly ArrivedDrive[], known: readonly KnownDrive[]): boolean {
  const [first, ...more] = related(drive.identity, known);
  if (first === undefined) return false;
  return more.length > 0 || first.isHere || clonesOf(drive, arrived).length > 1 || sameVolume(first.identity, drive.identity) !== 'same';
}

/** One answer for each of `arrived`, in order. No known drive is given to two of them. */
export function recogniseDrives(arrived: readonly ArrivedDrive[], known: readonly KnownDrive[]): Recognised[] {
  const taken = new Set(known.filter((drive) => drive.isHere).map((drive) => drive.id));
  const answers = new Map<ArrivedDrive, KnownDrive>();
  // A drive under its own name goes before one that may be the same with another name.
  for (const isByName of [true, false]) {
    for (const drive of arrived) {
      if (answers.has(drive)) continue;
      const match = recognise(drive, arrived, known, taken);
      if (match === null || (isByName && identityKey(match.identity) !== identityKey(drive.identity))) continue;
      answers.set(drive, match);
      taken.add(match.id);
    }
  }
  return arrived.map((drive) => {
    const match = answers.get(drive);
    if (match !== undefined) return { kind: 'known', id: match.id };
    return { kind: 'unknown', resembles: related(drive.identity, known).map(({ id }) => id) };
  });
}

function recognise(drive: ArrivedDrive, arrived: readonly ArrivedDrive[], known: readonly KnownDrive[], taken: ReadonlySet<VolumeId>): KnownDrive | null {
  const kin = related(drive.identity, known);
  const away = kin.filter(({ id }) => !taken.has(id));
  const clones = clonesOf(drive, arrived);
  const byContents = away.filter(({ identity }) => tellApart(identity, clones) === drive);
  if (byContents.length > 0) return only(byContents);
  // With a twin of it here, or another known drive like it, a name alone proves nothing.
  if (clones.length > 1 || away.length < kin.length) return null;
  return only(away.filter(({ identity }) => sameVolume(identity, drive.identity) === 'same'));
}

function only<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? items[0] ?? null : null;
}
