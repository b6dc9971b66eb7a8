// Ejects a drive from within: everything of ours lets go of it first, and takes it up again when the system refuses.
import type { EjectOutcome } from './archive/eject-outcome.ts';
import type { MountedVolume } from './archive/mounted-volume.ts';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { Holder } from './archive/who-holds.ts';
import type { DriveArrivals } from './drive-arrivals.ts';
import { liesIn } from './lies-in.ts';
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { VolumeId } from '../shared/ids.ts';

export type EjectFailure = 'volume-unknown' | 'volume-offline' | 'volume-busy' | 'eject-refused' | 'ability-missing';
export type EjectAnswer = Result<{ isPoweredOff: boolean; stillMounted: string[] }, EjectFailure>;

export interface EjectParts {
  readonly registry: VolumeRegistry;
  readonly arrivals: Pick<DriveArrivals, 'mountedAt' | 'rest'>;
  readonly eject: (volume: MountedVolume) => Promise<EjectOutcome>;
  /** Closes the clips that are open below a folder, after giving those who read them some ms to do so. */
  readonly closeClips: (root: string, graceMs: number) => Promise<void>;
  /** Tells the page that a volume is about to leave. */
  readonly onReleasing: (id: VolumeId) => void;
  /** The drive was ejected: look now whether it is gone. */
  readonly onEjected: () => void;
}

/** Pages are told and have this long to stop playing; after that their clips are closed under them. */
const graceMs = 1000;

/** The call to eject a volume. A second call while the first is under way gets the same answer. */
export function createDriveEjector(parts: EjectParts): (id: VolumeId) => Promise<EjectAnswer> {
  const { registry, arrivals, eject, closeClips, onReleasing, onEjected } = parts;
  const underWay = new Map<VolumeId, Promise<EjectAnswer>>();

  const letGoOf = async (ids: readonly VolumeId[], root: string): Promise<void> => {
    for (const id of ids) onReleasing(id);
    await Promise.all([...ids.map((id) => registry.release(id)), closeClips(root, graceMs)]);
  };

  const ejectOnce = async (id: VolumeId): Promise<EjectAnswer> => {
    const known = registry.get(id);
    if (known === null) return fail('volume-unknown', 'This drive');
    const { row: { name }, standing } = known;
    if (standing === null) return fail('volume-offline', name);
    const mounted = arrivals.mountedAt(standing.root);
    if (mounted === null || known.row.kind !== 'drive' || !mounted.isRemovable) return fail('eject-refused', name);

    // Folders of it that the user opened leave with it.
    const leaving = registry.all().filter((one) => one.standing !== null && liesIn(one.standing.root, mounted.mountPoint)).map(({ row }) => row.id);
    const wake = arrivals.rest(mounted);
    await letGoOf(leaving, standing.root);
    let outcome = await eject(mounted);
    if (outcome.kind === 'busy' && outcome.holders.some(isThisProcess)) {
      // A clip that was found before the release was opened after it.
      await closeClips(standing.root, 0);
      outcome = await eject(mounted);
    }
    if (outcome.kind === 'ejected') {
      for (const one of leaving) registry.detach(one);
      onEjected();
      return succeed({ isPoweredOff: outcome.isPoweredOff, stillMounted: [...outcome.stillMounted] });
    }
    wake();
    for (const one of leaving) registry.resume(one);
    if (outcome.kind === 'busy') return fail('volume-busy', namesOf(outcome.holders));
    return outcome.kind === 'refused' ? fail('eject-refused', name) : fail('ability-missing', 'Ejecting a drive');
  };

  return (id) => {
    const already = underWay.get(id);
    if (already !== undefined) return already;
    const answer = ejectOnce(id).finally(() => underWay.delete(id));
    underWay.set(id, answer);
    return answer;
  };
}

function isThisProcess({ pid }: Holder): boolean {
  return pid === process.pid;
}

/** `VLC, bash`; without a name where the system tells none. */
function namesOf(holders: readonly Holder[]): string {
  const names = new Set(holders.map((holder) => (isThisProcess(holder) ? 'Wallclock' : holder.name)));
  return names.size === 0 ? 'another program' : [...names].join(', ');
}
