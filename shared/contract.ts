// Everything the page can ask and hear, in one table. Both ends derive their types from it.
import { z } from 'zod';
import type { Failure, FailureCode, Result } from './failure.ts';
import { CameraId, CandidateId, ClipId, FolderId, UnrecognisedId, VolumeId } from './ids.ts';
import {
  About, Camera, Candidate, Clip, ClipDetails, ClipFilter, Day, FolderListing, HealthReport, Instant, Notice, Settings, SkeletonFolder,
  UnrecognisedFile, Volume, VolumeLabels, ZoneId,
} from './schema.ts';

const Nothing = z.object({});

function call<Input extends z.ZodType, Output extends z.ZodType, const Codes extends readonly FailureCode[]>(
  input: Input, output: Output, failures: Codes,
) {
  return { input, output, failures };
}

export const methods = {
  'app.about': call(Nothing, About, []),
  /** Where clip bytes are served: `<base>/clips/<id>` and `<base>/unrecognised/<id>`. Answered by the server itself. */
  'media.where': call(Nothing, z.object({ base: z.string() }), []),
  'app.notices': call(Nothing, z.array(Notice), []),
  'settings.read': call(Nothing, Settings, []),
  'settings.write': call(Settings.partial(), Settings, ['zone-unknown']),

  'volumes.list': call(Nothing, z.object({ volumes: z.array(Volume), candidates: z.array(Candidate) }), []),
  'volumes.open': call(z.object({ candidateId: CandidateId }), Volume, ['volume-gone', 'folder-unreadable']),
  'volumes.openDemo': call(Nothing, Volume, ['demo-not-made']),
  'volumes.rescan': call(z.object({ volumeId: VolumeId }), Volume, ['volume-unknown', 'volume-offline']),

  /** A candidate that may be a known drive, told apart by the user: that drive again, or another one. */
  'volumes.identify': call(z.object({ candidateId: CandidateId, as: VolumeId.nullable() }), Volume, ['volume-gone', 'volume-unknown', 'folder-unreadable']),
  'volumes.write': call(
    z.object({ volumeId: VolumeId, change: VolumeLabels.partial() }), Volume, ['volume-unknown', 'zone-unknown'],
  ),
  /** Takes a drive out of the catalog. `labels`: what the user gave it (name, zones) is kept for its return, or forgotten too. */
  'volumes.forget': call(z.object({ volumeId: VolumeId, labels: z.enum(['keep', 'forget']) }), z.null(), ['volume-unknown']),
  'volumes.check': call(z.object({ volumeId: VolumeId }), HealthReport, ['volume-unknown', 'volume-offline']),
  'volumes.restoreSkeleton': call(
    z.object({ volumeId: VolumeId }), z.object({ made: z.array(SkeletonFolder) }),
    ['volume-unknown', 'volume-offline', 'volume-read-only', 'volume-full', 'skeleton-not-restored'],
  ),
  /** Stops all work on the drive, lets go of it and ejects it. */
  'volumes.eject': call(z.object({ volumeId: VolumeId }), z.object({ isPoweredOff: z.boolean() }), [
    'volume-unknown', 'volume-offline', 'volume-busy', 'eject-refused', 'ability-missing',
  ]),

  'folders.list': call(z.object({ folderId: FolderId.nullable() }), FolderListing, ['folder-gone', 'folder-unreadable']),
  'folders.open': call(z.object({ folderId: FolderId }), Volume, [
    'folder-not-found', 'folder-is-a-file', 'folder-is-empty', 'folder-has-no-clips', 'folder-unreadable', 'folder-gone',
  ]),
  /** The system's own folder dialog; null when the user closed it without choosing. */
  'folders.pick': call(Nothing, Volume.nullable(), [
    'ability-missing', 'folder-not-found', 'folder-is-a-file', 'folder-is-empty', 'folder-has-no-clips', 'folder-unreadable', 'folder-gone',
  ]),

  'cameras.list': call(Nothing, z.array(Camera), []),
  'cameras.write': call(
    z.object({ cameraId: CameraId, change: z.object({ label: z.string().trim().max(200).nullable(), colour: z.number().int().min(0).max(7), isHidden: z.boolean() }).partial() }),
    Camera, ['camera-unknown'],
  ),
  /** Shows one camera's clips as another's, until it is split off again. */
  'cameras.merge': call(z.object({ cameraId: CameraId, into: CameraId }), Camera, ['camera-unknown']),
  'cameras.split': call(z.object({ cameraId: CameraId }), Camera, ['camera-unknown']),
  /** Local days that have clips, newest first. */
  'clips.days': call(z.object({ filter: ClipFilter, zone: ZoneId }), z.array(Day), ['zone-unknown']),
  /** Clips newest first, at most `limit`; `before` is the id of the last clip of the page above. */
  'clips.list': call(
    z.object({ filter: ClipFilter, before: ClipId.nullable(), limit: z.number().int().min(1).max(1000) }),
    z.object({ clips: z.array(Clip), isLast: z.boolean() }),
    [],
  ),
  'clips.describe': call(z.object({ clipId: ClipId }), ClipDetails, ['clip-unknown']),
  /** The clips next to one in time under a filter, across midnight. */
  'clips.neighbours': call(
    z.object({ clipId: ClipId, filter: ClipFilter }),
    z.object({ previous: Clip.nullable(), next: Clip.nullable() }),
    [],
  ),
  'clips.openInPlayer': call(z.object({ clipId: ClipId }), z.null(), [
    'clip-unknown', 'clip-missing', 'volume-offline', 'player-not-started', 'ability-missing',
  ]),
  'clips.showInFolder': call(z.object({ clipId: ClipId }), z.null(), [
    'clip-unknown', 'clip-missing', 'volume-offline', 'player-not-started', 'ability-missing',
  ]),
  'unrecognised.list': call(
    z.object({ volumeId: VolumeId, after: UnrecognisedId.nullable(), limit: z.number().int().min(1).max(1000) }),
    z.object({ files: z.array(UnrecognisedFile), isLast: z.boolean() }),
    ['volume-unknown'],
  ),
} as const;

/** Past facts the core tells; a page that missed one asks everything again. */
export const events = {
  'volumes.changed': z.object({}),
  /** The drive is about to be ejected: whoever plays from it lets go. */
  'volume.releasing': z.object({ volumeId: VolumeId }),
  'cameras.changed': z.object({}),
  'clips.changed': z.object({ volumeId: VolumeId }),
  'scan.progressed': z.object({ volumeId: VolumeId, clips: z.number().int(), isFinished: z.boolean(), at: Instant }),
  'settings.changed': z.object({}),
  'notices.changed': z.object({}),
} as const;

type Methods = typeof methods;
export type Method = keyof Methods;
export type Input<M extends Method> = z.infer<Methods[M]['input']>;
export type Output<M extends Method> = z.infer<Methods[M]['output']>;
export type MethodFailure<M extends Method> = Failure<Methods[M]['failures'][number]>;
export type Answer<M extends Method> = Result<Output<M>, Methods[M]['failures'][number]>;

/** What the core implements: one function a method. A throw is a fault, not a failure. */
export type Handlers = { readonly [M in Method]: (input: Input<M>) => Answer<M> | Promise<Answer<M>> };

/** What the core answers by itself; the server adds what only it knows. */
export type CoreHandlers = Omit<Handlers, 'media.where'>;

export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;
export type CoreEvent = { [E in EventName]: { readonly name: E; readonly payload: EventPayload<E> } }[EventName];

/** One event on the wire; ids grow by one, a gap means something was missed. */
export interface NumberedEvent {
  readonly id: number;
  readonly event: CoreEvent;
}

/**
 * First on every stream of events: which launch of the core this is, and the id after which the stream goes on. When that
 * is not the last event a page has heard, or the launch is another one, the page missed something and asks everything again.
 */
export interface StreamHello {
  readonly launch: string;
  readonly id: number;
}
