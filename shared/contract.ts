// Everything the page can ask and hear, in one table. Both ends derive their types from it.
import { z } from 'zod';
import { ClipMark, ClipOutcome } from './clip-mark.ts';
import {
  CleanupChoice, CleanupId, CleanupJob, CleanupLine, CleanupPlanId, CleanupPreview, CleanupRule, LeftOutCode, LeftOutLine, PlannedClip, RetentionOffer,
  StorageReport,
} from './deletion/deletion-schema.ts';
import { ExportChoice, ExportId, ExportJob, ExportLine, ExportPreview, ExportTarget } from './export/export-schema.ts';
import { FilmId, FilmJob, FilmOrder, FilmPlan, FilmTool } from './export/film-schema.ts';
import type { FailureCode, Result } from './failure.ts';
import { CameraId, CandidateId, ClipId, FolderId, UnrecognisedId, VolumeId } from './ids.ts';
import {
  About, Camera, Candidate, Clip, ClipDetails, ClipFilter, Day, FolderEntry, FolderListing, HealthReport, Instant, NearCamera, Notice, Range, SkeletonFolder,
  UnrecognisedFile, Volume, VolumeLabels, ZoneId,
} from './schema.ts';
import { Settings } from './settings.ts';
import { Updates } from './updates.ts';

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
  /** The user came back to the window: what may have changed on the drives meanwhile is looked at. */
  'app.focused': call(Nothing, z.null(), []),
  'app.notices': call(Nothing, z.array(Notice), []),
  'settings.read': call(Nothing, Settings, []),
  'settings.write': call(Settings.partial(), Settings, ['zone-unknown']),
  /** Asks no network: what the last question was answered. */
  'updates.read': call(Nothing, Updates, []),
  /** Opens the page of the releases in the user's browser, where the face can. */
  'updates.openPage': call(Nothing, z.null(), ['ability-missing', 'browser-not-started']),

  'volumes.list': call(Nothing, z.object({ volumes: z.array(Volume), candidates: z.array(Candidate) }), []),
  'volumes.open': call(z.object({ candidateId: CandidateId }), Volume, ['volume-gone', 'folder-unreadable']),
  'volumes.openDemo': call(Nothing, Volume, ['demo-not-made']),
  'volumes.rescan': call(z.object({ volumeId: VolumeId }), Volume, ['volume-unknown', 'volume-offline']),

  /** A candidate that may be a known drive, told apart by the user: that drive again, or another one. */
  'volumes.identify': call(z.object({ candidateId: CandidateId, as: VolumeId.nullable() }), Volume, ['volume-gone', 'volume-unknown', 'folder-unreadable']),
  'volumes.write': call(
    z.object({ volumeId: VolumeId, change: VolumeLabels.partial() }), Volume, ['volume-unknown', 'zone-unknown', 'data-folder-full'],
  ),
  /**
   * Takes a drive out of the catalog. `labels`: what the user gave it, its cameras and its clips is kept for its return, or forgotten
   * too, with the pictures, save for clips and cameras that another known drive has as well.
   */
  'volumes.forget': call(z.object({ volumeId: VolumeId, labels: z.enum(['keep', 'forget']) }), z.null(), ['volume-unknown', 'data-folder-full']),
  'volumes.check': call(z.object({ volumeId: VolumeId }), HealthReport, ['volume-unknown', 'volume-offline', 'folder-unreadable']),
  'volumes.restoreSkeleton': call(
    z.object({ volumeId: VolumeId }), z.object({ made: z.array(SkeletonFolder) }),
    ['volume-unknown', 'volume-offline', 'folder-unreadable', 'volume-read-only', 'volume-full', 'skeleton-not-restored'],
  ),
  /** Stops all work on the drive, lets go of it and ejects it. `stillMounted`: other parts of the same stick that are still in use. */
  'volumes.eject': call(z.object({ volumeId: VolumeId }), z.object({ isPoweredOff: z.boolean(), stillMounted: z.array(z.string()) }), [
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
  /** A new folder in one the chooser shows. `name`: as typed; refused rather than changed where a system would not take it. */
  'folders.create': call(z.object({ folderId: FolderId, name: z.string().min(1).max(255) }), FolderEntry, [
    'folder-gone', 'folder-exists', 'folder-name-refused', 'folder-in-archive', 'folder-not-made',
  ]),

  /** What an export would do. `targetId` null: no folder is chosen yet. */
  'exports.preview': call(ExportChoice.extend({ targetId: FolderId.nullable() }), ExportPreview, ['zone-unknown', 'template-refused', 'folder-gone']),
  /** One export runs at a time. What its folder refuses is told in the job. */
  'exports.start': call(ExportChoice.extend({ targetId: FolderId }), ExportJob, [
    'zone-unknown', 'template-refused', 'folder-gone', 'export-running', 'export-empty', 'data-folder-full',
  ]),
  /** Newest first. `lastTarget`: the folder exported to last, while it is there. */
  'exports.list': call(Nothing, z.object({ jobs: z.array(ExportJob), lastTarget: ExportTarget.nullable() }), []),
  /** Resolves when nothing is being written any more. */
  'exports.cancel': call(z.object({ exportId: ExportId }), ExportJob, ['export-unknown']),
  /** Goes on where it was: copies that are there are recognised. */
  'exports.resume': call(z.object({ exportId: ExportId }), ExportJob, ['export-unknown', 'export-running', 'export-empty', 'data-folder-full']),
  /** Takes an export that does not run out of the list. Its copies stay. */
  'exports.forget': call(z.object({ exportId: ExportId }), z.null(), ['export-unknown', 'export-running']),
  /** What happened to each clip, in order of time; `troubled`: only those that were not exported. */
  'exports.lines': call(
    z.object({ exportId: ExportId, only: z.enum(['all', 'troubled']), offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
    z.object({ lines: z.array(ExportLine), total: z.number().int() }),
    ['export-unknown'],
  ),
  /** The system's own folder dialog; null when the user closed it without choosing. */
  'exports.pickTarget': call(Nothing, ExportTarget.nullable(), ['ability-missing']),
  /** Looks for ffmpeg where the settings say, beside the program and in the PATH. */
  'films.tool': call(Nothing, FilmTool, []),
  /** What a film would be, from the headers of its clips: nothing is written. */
  'films.preview': call(FilmOrder, FilmPlan, ['zone-unknown']),
  /** One film at a time. What its folder refuses is told in the job. */
  'films.start': call(FilmOrder.extend({ targetId: FolderId }), FilmJob, ['zone-unknown', 'folder-gone', 'film-running']),
  /** Of this launch, newest first. */
  'films.list': call(Nothing, z.array(FilmJob), []),
  /** Resolves when nothing of it is left. */
  'films.cancel': call(z.object({ filmId: FilmId }), FilmJob, ['film-unknown']),
  'films.showFolder': call(z.object({ filmId: FilmId }), z.null(), ['film-unknown', 'folder-gone', 'player-not-started', 'ability-missing']),
  'exports.showFolder': call(z.object({ exportId: ExportId }), z.null(), ['export-unknown', 'folder-gone', 'player-not-started', 'ability-missing']),

  /**
   * What would be deleted from one drive, by a rule or of clips chosen by hand; nothing is touched. `takenOut`: clips the user
   * took out of it. `zone`: whose days, months and times of day count. The plan is kept for `cleanup.start`.
   */
  'cleanup.preview': call(
    z.object({ volumeId: VolumeId, choice: CleanupChoice, takenOut: z.array(ClipId).max(200_000), zone: ZoneId }), CleanupPreview,
    ['volume-unknown', 'volume-offline', 'zone-unknown'],
  ),
  /** The clips of a plan, oldest first, with those taken out of it. */
  'cleanup.clips': call(
    z.object({ planId: CleanupPlanId, offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
    z.object({ clips: z.array(PlannedClip), total: z.number().int() }),
    ['cleanup-plan-gone'],
  ),
  /** What a plan leaves out, by path; `code`: only for this reason. */
  'cleanup.leftOut': call(
    z.object({ planId: CleanupPlanId, code: LeftOutCode.nullable(), offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
    z.object({ lines: z.array(LeftOutLine), total: z.number().int() }),
    ['cleanup-plan-gone'],
  ),
  /**
   * Begins with the ten seconds in which it can be undone. `typedCount`: what the user typed where the plan wants it. `archiveTo`:
   * the clips are copied there first, and only those whose copy was read back and compared are deleted.
   */
  'cleanup.start': call(
    z.object({ planId: CleanupPlanId, typedCount: z.number().int().nullable(), archiveTo: FolderId.nullable() }), CleanupJob,
    ['cleanup-plan-gone', 'cleanup-running', 'cleanup-count-differs', 'volume-unknown', 'volume-offline', 'folder-gone'],
  ),
  /** Only until the first clip goes; answers when it is certain that none went. */
  'cleanup.undo': call(z.object({ cleanupId: CleanupId }), CleanupJob, ['cleanup-unknown', 'cleanup-too-late']),
  /** At any time; what was deleted until then stays deleted. Resolves when nothing is being deleted any more. */
  'cleanup.cancel': call(z.object({ cleanupId: CleanupId }), CleanupJob, ['cleanup-unknown']),
  /** Goes on with a run that `canResume`, at once: it was confirmed before. */
  'cleanup.resume': call(z.object({ cleanupId: CleanupId }), CleanupJob, ['cleanup-unknown', 'cleanup-running', 'volume-unknown', 'volume-offline']),
  /** Every run, newest first: this launch's, and those of which a journal is kept. */
  'cleanup.list': call(Nothing, z.array(CleanupJob), []),
  /** The clips of a run and what became of them; `troubled`: only those that were not deleted. */
  'cleanup.lines': call(
    z.object({ cleanupId: CleanupId, only: z.enum(['all', 'troubled']), offset: z.number().int().nonnegative(), limit: z.number().int().min(1).max(1000) }),
    z.object({ lines: z.array(CleanupLine), total: z.number().int() }),
    ['cleanup-unknown'],
  ),
  /** The rule saved for a drive; null when there is none. */
  'retention.read': call(z.object({ volumeId: VolumeId }), z.object({ rule: CleanupRule.nullable() }), ['volume-unknown']),
  'retention.write': call(
    z.object({ volumeId: VolumeId, rule: CleanupRule.nullable() }), z.object({ rule: CleanupRule.nullable() }), ['volume-unknown', 'data-folder-full'],
  ),
  /** What the saved rules of drives that are here and read would delete now; drives for which that is nothing are not listed. */
  'retention.offers': call(z.object({ zone: ZoneId }), z.array(RetentionOffer), ['zone-unknown']),
  /** What fills a drive, also one that is away. */
  'storage.describe': call(z.object({ volumeId: VolumeId, zone: ZoneId }), StorageReport, ['volume-unknown', 'zone-unknown']),

  'cameras.list': call(Nothing, z.array(Camera), []),
  'cameras.write': call(
    z.object({ cameraId: CameraId, change: z.object({ label: z.string().trim().max(200).nullable(), colour: z.number().int().min(0).max(7), isHidden: z.boolean() }).partial() }),
    Camera, ['camera-unknown', 'data-folder-full'],
  ),
  /** Shows one camera's clips as another's, until it is split off again. */
  'cameras.merge': call(z.object({ cameraId: CameraId, into: CameraId }), Camera, ['camera-unknown', 'data-folder-full']),
  /** Takes one name out of its camera again: a merged one goes back to itself, the first one leaves the others together. */
  'cameras.split': call(z.object({ cameraId: CameraId }), Camera, ['camera-unknown', 'data-folder-full']),
  /** Local days that have clips, newest first. */
  'clips.days': call(z.object({ filter: ClipFilter, zone: ZoneId }), z.array(Day), ['zone-unknown']),
  /** Clips newest first, at most `limit`; `before` is the id of the last clip of the page above. */
  'clips.list': call(
    z.object({ filter: ClipFilter, before: ClipId.nullable(), limit: z.number().int().min(1).max(1000) }),
    z.object({ clips: z.array(Clip), isLast: z.boolean() }),
    ['zone-unknown'],
  ),
  /** Clips on the screen whose headers are not known yet: they are read before all others. */
  'clips.prefer': call(z.object({ clipIds: z.array(ClipId).min(1).max(500) }), z.null(), []),
  /** Every clip that passes, newest first, with its size where that is known: what a selection is made of. */
  'clips.select': call(z.object({ filter: ClipFilter }), z.object({ ids: z.array(ClipId), sizes: z.array(z.number().nullable()) }), ['zone-unknown']),
  'clips.describe': call(z.object({ clipId: ClipId }), ClipDetails, ['clip-unknown']),
  /** The clips next to one in time under a filter, across midnight. */
  'clips.neighbours': call(
    z.object({ clipId: ClipId, filter: ClipFilter }),
    z.object({ previous: Clip.nullable(), next: Clip.nullable() }),
    ['zone-unknown'],
  ),
  /**
   * The clips around an instant: on each camera the last at or before it and the first after it, in the order of the cameras,
   * and those in the window, nearest to the instant first. The filter's range limits nothing here. `isCut`: the window holds more.
   */
  'clips.find': call(
    z.object({ instant: Instant, window: Range, filter: ClipFilter, limit: z.number().int().min(1).max(500) }),
    z.object({ cameras: z.array(NearCamera), matches: z.array(Clip), isCut: z.boolean() }),
    ['zone-unknown'],
  ),
  /** The clips whose names a pasted file name or path of either layout says, newest first, at most 100; hidden cameras too. */
  'clips.named': call(z.object({ text: z.string().max(4096) }), z.array(Clip), []),
  /** Stars, notes and watched marks, on every copy of each clip; one outcome for each id, in order. */
  'clips.mark': call(z.object({ clipIds: z.array(ClipId).min(1).max(1000), mark: ClipMark }), z.array(ClipOutcome), ['data-folder-full']),
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
  /** Every export of this launch, newest first, and those an earlier one left unfinished. */
  'exports.changed': z.object({ jobs: z.array(ExportJob) }),
  /** A clean-up began, went on or ended; at most ten times a second. */
  'cleanups.changed': z.object({ job: CleanupJob }),
  /** A saved rule changed, or what it would delete may have. */
  'retention.changed': z.object({}),
  /** Every film of this launch, newest first. */
  'films.changed': z.object({ jobs: z.array(FilmJob) }),
  'settings.changed': z.object({}),
  'notices.changed': z.object({}),
  'updates.changed': z.object({}),
} as const;

type Methods = typeof methods;
export type Method = keyof Methods;
export type Input<M extends Method> = z.infer<Methods[M]['input']>;
export type Output<M extends Method> = z.infer<Methods[M]['output']>;
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
