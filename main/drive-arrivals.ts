// Drives that come and go: a known one is taken in again, what may be one is asked about, an unknown one is offered.
import { fail, succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { CandidateId, VolumeId } from '../shared/ids.ts';
import type { Candidate, Instant } from '../shared/schema.ts';
import { lookAtDrive } from './archive/look-at-drive.ts';
import type { LookedAt } from './archive/look-at-drive.ts';
import type { MountedVolume } from './archive/mounted-volume.ts';
import { readFingerprint } from './archive/read-fingerprint.ts';
import { areContentsNeeded, recogniseDrives } from './archive/recognise-drives.ts';
import type { Recognised } from './archive/recognise-drives.ts';
import { driveIdentity, identityKey } from './archive/volume-identity.ts';
import type { DriveIdentity } from './archive/volume-identity.ts';
import { deviceOf } from './archive/device-of.ts';
import type { Standing } from './archive/standing.ts';
import type { KnownVolume, VolumeRegistry } from './archive/volume-registry.ts';
import type { VolumesChanged } from './archive/watch-volumes.ts';
import type { SeenVolume, VolumeRow } from './catalog/volume-rows.ts';
import { candidateOf, mountOf, nameOf, placeKey, restKey } from './drive-places.ts';
import { keyOfDrive, knownDrives } from './known-drives.ts';
import { liesIn } from './lies-in.ts';

export interface ArrivalParts {
  readonly registry: VolumeRegistry;
  readonly now: () => Instant;
  /** What the user gave a drive goes along when its identity changes. Called before the catalog is told. */
  readonly moveLabels: (from: string, to: string) => void;
  /** A drive came: folders of it that the user opened may be back. */
  readonly onArrived: (mountPoint: string) => void;
  /** Candidates came or went. */
  readonly onChange: () => void;
}

export interface DriveArrivals {
  /** What the watch over the volumes told. Departures count at once; resolves when the arrivals were looked at. */
  hear(change: VolumesChanged): Promise<void>;
  candidates(): readonly Candidate[];
  mountPoints(): readonly string[];
  /** Opens a candidate as the drive it is found to be, else as a new one. */
  open(id: CandidateId): Promise<Result<KnownVolume, 'volume-gone' | 'folder-unreadable'>>;
  /** The user has said which known drive a candidate is; null: none of them. */
  identify(id: CandidateId, as: VolumeId | null): Promise<Result<KnownVolume, 'volume-gone' | 'volume-unknown' | 'folder-unreadable'>>;
  /** The mounted volume whose mount point this real path is, if it is one. */
  mountedAt(realPath: string): MountedVolume | null;
  /** The mounted volume that this real path lies on, as far as drives are listed: the computer's own disk is not. */
  mountedAbove(realPath: string): MountedVolume | null;
  /** Opens what is mounted at this real path, archive or not; null when nothing is. */
  openAt(realPath: string): Promise<Result<KnownVolume, 'volume-gone' | 'folder-unreadable'> | null>;
  /** While a volume rests it is not taken in by itself: the user has ejected it. It rests until it is gone from the list. */
  rest(volume: MountedVolume): () => void;
  /** Looks anew at what is here and not taken in. */
  lookAgain(): Promise<void>;
  /** A read found the drive gone that stood there. Between two looks of the watch it may have been mounted anew at the same place. */
  lost(standing: Standing): Promise<void>;
  /** Whatever is still being looked at comes to nothing. */
  close(): void;
}

/** A mounted volume and what is known of it so far. */
interface Here {
  volume: MountedVolume;
  /** Undefined until it was looked at; null when that failed. */
  looked: LookedAt | null | undefined;
  /** Undefined until they were needed. */
  contents: string | null | undefined;
  /** The look under way or the last one, and the reading of the contents under way. */
  looking: Promise<void>;
  reading: Promise<void> | null;
  /** Looks in a row that came to nothing. */
  misses: number;
}

// The watch tells nothing when a drive is pulled and plugged in again between two of its rounds: the list reads the same.
const lookAgainMs = 1000;
const longestRestMs = 30_000;

interface Offer {
  readonly here: Here;
  readonly candidate: Candidate;
}

export function createDriveArrivals(parts: ArrivalParts): DriveArrivals {
  const { registry, now, moveLabels, onArrived, onChange } = parts;
  const present = new Map<string, Here>();
  const resting = new Set<string>();
  let offers = new Map<CandidateId, Offer>();

  const identityOf = (here: Here): DriveIdentity => driveIdentity(here.volume, here.contents ?? null);
  const takenAt = ({ volume }: Here): KnownVolume | null =>
    registry.all().find(({ row, standing }) => row.kind === 'drive' && standing?.root === volume.mountPoint) ?? null;

  const isPresent = (here: Here): boolean => present.get(placeKey(here.volume)) === here;

  const seen = (here: Here, own: VolumeRow | null): SeenVolume => {
    const { volume } = here;
    const { label, fingerprint, ...told } = identityOf(here);
    // What the system would not tell this time is not forgotten.
    const uuid = told.uuid ?? own?.uuid ?? null;
    const sizeBytes = told.sizeBytes ?? own?.sizeBytes ?? null;
    const fileSystem = told.fileSystem ?? own?.fileSystem ?? null;
    return {
      identity: keyOfDrive({ kind: 'drive', uuid, label, sizeBytes, fileSystem, fingerprint }, own, registry.all().map(({ row }) => row)),
      kind: 'drive',
      name: nameOf(volume),
      place: volume.mountPoint,
      uuid, label, fingerprint, fileSystem, sizeBytes,
      freeBytes: volume.freeBytes,
      isReadOnly: volume.isReadOnly,
      lastSeenAt: now(),
    };
  };

  const takeIn = (here: Here, device: number, as: VolumeId | null): KnownVolume => {
    const own = as === null ? null : registry.get(as)?.row ?? null;
    const volume = seen(here, own);
    if (own !== null && own.identity !== volume.identity) moveLabels(own.identity, volume.identity);
    return registry.attach(volume, { root: here.volume.mountPoint, above: '', device }, own?.id);
  };

  /** Present and not taken in; those whose answer must wait for a read are `waiting`, with their clones. */
  const sortOut = (): { waiting: Here[]; ready: { here: Here; looked: LookedAt; answer: Recognised }[] } => {
    const known = knownDrives(registry.all());
    const free = [...present.values()].filter((here) => takenAt(here) === null).map((here) => ({ here, identity: identityOf(here) }));
    const isWaiting = ({ here, identity }: (typeof free)[number]): boolean =>
      here.looked === undefined || (here.looked !== null && here.contents === undefined && areContentsNeeded({ identity }, free, known));
    const waiting = free.filter(isWaiting);
    const held = new Set(waiting.map(({ identity }) => identityKey(identity)));
    const told = free.flatMap(({ here, identity }) => (here.looked == null || held.has(identityKey(identity)) ? [] : [{ here, identity, looked: here.looked }]));
    const answers = recogniseDrives(told, known);
    return {
      waiting: waiting.map(({ here }) => here),
      ready: told.flatMap(({ here, looked }, place) => {
        const answer = answers[place];
        return answer === undefined ? [] : [{ here, looked, answer }];
      }),
    };
  };

  const readContents = async (here: Here, { device }: LookedAt): Promise<void> => {
    const contents = await readFingerprint(here.volume.mountPoint, { device });
    here.reading = null;
    if (!isPresent(here) || here.looked?.device !== device) return;
    here.contents = contents;
    await decide();
  };

  /** Takes in what is known and offers the rest; resolves when what had to be read for that was read. */
  const decide = async (): Promise<void> => {
    const { waiting, ready } = sortOut();
    for (const here of waiting) if (here.looked != null) here.reading ??= readContents(here, here.looked);
    const next = new Map<CandidateId, Offer>();
    for (const { here, looked, answer } of ready) {
      if (answer.kind === 'known' && !resting.has(restKey(here.volume))) takeIn(here, looked.device, answer.id);
      else if (looked.hasArchive) {
        const candidate = candidateOf(here.volume, answer.kind === 'known' ? [answer.id] : [...answer.resembles]);
        next.set(candidate.id, { here, candidate });
      }
    }
    offers = next;
    onChange();
    await Promise.all(waiting.map(({ reading }) => reading ?? Promise.resolve()));
  };

  /** What is listed but could not be looked at may answer later; less often the longer it does not. */
  const lookLater = (here: Here): void => {
    const again = (): void => {
      if (isPresent(here) && takenAt(here) === null) void look(here);
    };
    setTimeout(again, Math.min(longestRestMs, lookAgainMs * 2 ** (here.misses - 1))).unref();
  };

  const look = (here: Here): Promise<void> => {
    here.looked = undefined;
    here.contents = undefined;
    here.looking = lookAtDrive(here.volume).then((looked) => {
      if (!isPresent(here)) return;
      here.looked = looked;
      here.misses = looked === null ? here.misses + 1 : 0;
      if (looked === null) lookLater(here);
      else onArrived(here.volume.mountPoint);
      return decide();
    });
    return here.looking;
  };

  const depart = (departed: readonly MountedVolume[]): void => {
    const before = [...present.values()].map(({ volume }) => volume.mountPoint);
    for (const volume of departed) {
      present.delete(placeKey(volume));
      for (const { row, standing } of registry.all()) {
        if (standing !== null && mountOf(standing.root, before) === volume.mountPoint) registry.detach(row.id);
      }
    }
  };

  /** `choose` says as which drive, once it is certain that this one still stands. */
  const accept = async (here: Here, choose: (here: Here) => VolumeId | null): Promise<Result<KnownVolume, 'volume-gone' | 'folder-unreadable'>> => {
    await here.looking;
    await here.reading;
    const looked = await lookAtDrive(here.volume);
    if (!isPresent(here)) return fail('volume-gone', nameOf(here.volume));
    if (looked === null) return fail(await isStanding(here.volume) ? 'folder-unreadable' : 'volume-gone', nameOf(here.volume));
    resting.delete(restKey(here.volume));
    const known = takenAt(here) ?? takeIn(here, looked.device, choose(here));
    await decide();
    return succeed(known);
  };

  const asRecognised = (here: Here): VolumeId | null => {
    const answer = sortOut().ready.find((one) => one.here === here)?.answer;
    return answer?.kind === 'known' ? answer.id : null;
  };

  return {
    async hear(change) {
      depart(change.departed);
      for (const volume of change.present) {
        const here = present.get(placeKey(volume));
        if (here === undefined) present.set(placeKey(volume), { volume, looked: undefined, contents: undefined, looking: Promise.resolve(), reading: null, misses: 0 });
        else here.volume = volume;
      }
      for (const key of resting) if (!change.present.some((volume) => restKey(volume) === key)) resting.delete(key);
      for (const volume of change.altered) {
        const here = present.get(placeKey(volume));
        const taken = here === undefined ? null : takenAt(here);
        if (here === undefined || taken?.standing == null) continue;
        // Renamed where it stands, so it is the same one; its contents were read under the old name, if at all.
        here.contents = undefined;
        takeIn(here, taken.standing.device, taken.row.id);
      }
      const isNew = (here: Here): boolean => change.arrived.includes(here.volume) || (change.altered.includes(here.volume) && takenAt(here) === null);
      await Promise.all([decide(), ...[...present.values()].filter(isNew).map(look)]);
    },
    candidates: () => [...offers.values()].map(({ candidate }) => candidate),
    mountPoints: () => [...present.values()].map(({ volume }) => volume.mountPoint),
    mountedAbove: (realPath) => [...present.values()]
      .map(({ volume }) => volume)
      .filter(({ mountPoint }) => liesIn(realPath, mountPoint))
      .toSorted((a, b) => b.mountPoint.length - a.mountPoint.length)[0] ?? null,
    mountedAt: (realPath) => [...present.values()].find(({ volume }) => volume.mountPoint === realPath)?.volume ?? null,
    async open(id) {
      const here = offers.get(id)?.here;
      return here === undefined ? fail('volume-gone', 'This drive') : accept(here, asRecognised);
    },
    async openAt(realPath) {
      const here = [...present.values()].find(({ volume }) => volume.mountPoint === realPath);
      return here === undefined ? null : accept(here, asRecognised);
    },
    async identify(id, as) {
      const here = offers.get(id)?.here;
      if (here === undefined) return fail('volume-gone', 'This drive');
      if (as !== null && registry.get(as)?.row.kind !== 'drive') return fail('volume-unknown', 'This drive');
      // What was taken for that drive until now is another one: it is asked about in turn.
      return accept(here, () => as);
    },
    rest(volume) {
      const key = restKey(volume);
      resting.add(key);
      return () => resting.delete(key);
    },
    async lookAgain() {
      await Promise.all([...present.values()].filter((here) => takenAt(here) === null).map(look));
    },
    async lost({ root }) {
      const here = [...present.values()].find(({ volume }) => volume.mountPoint === root);
      if (here !== undefined && takenAt(here) === null) await look(here);
    },
    close: () => present.clear(),
  };
}

/** Whether the volume is still where it was listed: the list may be two seconds old. */
async function isStanding({ mountPoint, fileSystemNumber }: MountedVolume): Promise<boolean> {
  const device = await deviceOf(mountPoint);
  return device !== null && device === (fileSystemNumber ?? device);
}
