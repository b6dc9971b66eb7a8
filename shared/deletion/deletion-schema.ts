// Shapes of clean-ups that cross between core and page: rules, plans, runs and their history, and what fills a drive.
import { z } from 'zod';
import { ExportProblem } from '../export/export-schema.ts';
import { CameraId, ClipId, VolumeId } from '../ids.ts';
import { Clip, ClipDamage, ClipKind, Instant, NameProblem, SkeletonFolder, TimeOfDay } from '../schema.ts';

/** A plan the core keeps until the program ends or newer plans push it out. */
export const CleanupPlanId = z.string().min(1).max(64).brand<'CleanupPlanId'>();
export type CleanupPlanId = z.infer<typeof CleanupPlanId>;

/** A run, also one of an earlier launch: the name of its journal. */
export const CleanupId = z.string().regex(/^[\w-]{1,64}$/).brand<'CleanupId'>();
export type CleanupId = z.infer<typeof CleanupId>;

const count = z.number().int().nonnegative();
const bytes = z.number().nonnegative();

/** Why a plan leaves a file out, with the words of `leftOutText`. */
export const LeftOutReason = z.union([
  z.object({ code: z.enum(['starred', 'noted', 'outside-archive', 'offline', 'gone', 'unreadable', 'unfinished', 'staging', 'copy-lost']) }),
  z.object({ code: z.literal('damaged'), damage: ClipDamage }),
  z.object({ code: z.literal('unrecognised'), problem: NameProblem }),
]);
export type LeftOutReason = z.infer<typeof LeftOutReason>;
export const LeftOutCode = z.enum([
  'starred', 'noted', 'damaged', 'unrecognised', 'outside-archive', 'offline', 'gone', 'unreadable', 'unfinished', 'staging', 'copy-lost',
]);
export type LeftOutCode = z.infer<typeof LeftOutCode>;

/** Why a planned clip was left where it is, with the words of `keptText`; the others go on. */
export const KeptReason = z.enum([
  'gone', 'changed', 'not-a-file', 'not-a-clip', 'folder-changed', 'other-drive', 'outside-archive', 'locked', 'not-allowed', 'in-use', 'refused',
  'not-copied', 'not-reached', 'protected', 'damaged', 'copy-lost', 'no-duplicate',
]);
export type KeptReason = z.infer<typeof KeptReason>;

/** What stops a deletion before its first clip, with the words of `deletionEndText`. */
export const DeletionRefusal = z.enum([
  'drive-changed', 'drive-gone', 'drive-read-only', 'journal-on-drive', 'journal-not-writable', 'journal-unreadable', 'still-running',
]);
export type DeletionRefusal = z.infer<typeof DeletionRefusal>;

/** What stops a deletion on its way, with the words of `deletionEndText`. */
export const DeletionStop = z.enum(['cancelled', 'drive-gone', 'drive-read-only', 'drive-error', 'journal-not-writable']);
export type DeletionStop = z.infer<typeof DeletionStop>;

/** All that is given holds together. A rule never means what is starred, noted, damaged or not recognised. */
export const CleanupRule = z.object({
  /** Recorded on a local day more than this many days before today. */
  olderThanDays: z.number().int().min(0).max(36_500).optional(),
  before: Instant.optional(),
  /** Not on one of the newest local days that have clips. */
  keepNewestDays: z.number().int().min(1).max(36_500).optional(),
  /** The oldest ones, until together they have this many bytes. */
  freeBytes: z.number().int().positive().optional(),
  kinds: z.array(ClipKind).min(1).max(2).optional(),
  /** Each means every name merged with it. */
  cameras: z.array(CameraId).min(1).max(1000).optional(),
  /** In the zone of the plan; over midnight when `fromMinute` is the later one, the whole day when both are the same. */
  timeOfDay: TimeOfDay.omit({ zone: true }).optional(),
  /** Both ends count; a clip of unknown length passes neither. */
  minLengthMs: count.optional(),
  maxLengthMs: count.optional(),
  isWatched: z.boolean().optional(),
  /** A verified copy of it was made, and still lies there: looked for in the plan, read and compared right before the run. */
  isExported: z.literal(true).optional(),
  /** Another clip of the drive with the same camera, instant and bytes stays. */
  isDuplicate: z.literal(true).optional(),
});
export type CleanupRule = z.infer<typeof CleanupRule>;

/** What a clip chosen by hand may be and be deleted all the same, after the user was asked about exactly that. */
export const ConfirmedKind = z.enum(['starred', 'noted', 'damaged']);
export type ConfirmedKind = z.infer<typeof ConfirmedKind>;

export const CleanupChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), rule: CleanupRule }),
  /** `ids` of other drives are counted as `elsewhere`. */
  z.object({ kind: z.literal('by-hand'), ids: z.array(ClipId).min(1).max(200_000), confirmed: z.array(ConfirmedKind).max(3) }),
]);
export type CleanupChoice = z.infer<typeof CleanupChoice>;

const share = z.object({ clips: count, bytes });
const CameraShare = share.extend({ cameraId: CameraId });
const MonthShare = share.extend({ month: z.string().regex(/^\d{4}-\d\d$/) });

/** How a drive fills: over the last four weeks that have clips, by the newest clip and not by this computer's clock. */
export const FillRate = z.object({ bytesPerDay: bytes, clipsPerDay: z.number().nonnegative(), overDays: z.number().positive() });
export type FillRate = z.infer<typeof FillRate>;

/**
 * Why there is no plan. `rule-is-empty`: the rule limits nothing. `clock-is-behind`: by this computer's clock the newest clip
 * comes from more than a day in the future, so no age can be told.
 */
export const CleanupObstacle = z.discriminatedUnion('code', [
  z.object({ code: z.literal('rule-is-empty') }),
  z.object({ code: z.literal('clock-is-behind'), now: Instant, newest: Instant }),
]);
export type CleanupObstacle = z.infer<typeof CleanupObstacle>;

/**
 * `takes-all`: no clip would be left. `large`: over 500 clips or more than half of the drive's, see `typedCount`.
 * `still-reading`: the drive is still being read, so more clips may be meant later. `read-only`: it cannot be written now.
 */
export const CleanupWarning = z.enum(['takes-all', 'large', 'still-reading', 'read-only']);
export type CleanupWarning = z.infer<typeof CleanupWarning>;

/** What would be deleted from one drive. Nothing has been touched. */
export const CleanupPreview = z.object({
  /** Null when there is nothing to list, or an obstacle. A plan of which no clip goes cannot be started. */
  planId: CleanupPlanId.nullable(),
  obstacle: CleanupObstacle.nullable(),
  volumeId: VolumeId,
  clips: count,
  bytes,
  oldest: Instant.nullable(),
  newest: Instant.nullable(),
  /** Largest first. */
  cameras: z.array(CameraShare),
  /** Local months as `2026-11`, oldest first. */
  months: z.array(MonthShare),
  /** Of those planned, the clips of which no verified copy was ever made. */
  unexported: share,
  /** `freeAfterBytes`: at least; file systems round up. Nulls where the drive does not say. */
  freeBytes: bytes.nullable(),
  freeAfterBytes: bytes.nullable(),
  sizeBytes: bytes.nullable(),
  /** Days of recording the freed space buys at the recent rate; null when no rate can be told. */
  boughtDays: z.number().nonnegative().nullable(),
  /** What the choice means but the plan leaves out, how many for each reason; see `cleanup.leftOut`. */
  leftOut: z.array(z.object({ code: LeftOutCode, files: count })),
  /** Clips the user took out of it. */
  takenOut: count,
  /** Chosen by hand, but on another drive. */
  elsewhere: count,
  /** How many of the bytes asked for cannot be had by this rule. */
  missingBytes: bytes,
  warnings: z.array(CleanupWarning),
  /** The number the user has to type before `cleanup.start`; null when none is wanted. */
  typedCount: count.nullable(),
  /** Planned clips whose headers were not read yet: they are read before the run, and damaged ones stay. */
  unprobed: count,
  /** Possible duplicates not compared yet: the same preview asked again goes on comparing. */
  uncompared: count,
});
export type CleanupPreview = z.infer<typeof CleanupPreview>;

/** A clip the choice means and nothing protects, in the plan or taken out of it by the user. */
export const PlannedClip = z.object({ clip: Clip, isTakenOut: z.boolean() });
export type PlannedClip = z.infer<typeof PlannedClip>;

/** `clipId` null: a file that is no clip. `path` below the drive's top, with slashes. */
export const LeftOutLine = z.object({ path: z.string(), clipId: ClipId.nullable(), reason: LeftOutReason });
export type LeftOutLine = z.infer<typeof LeftOutLine>;

/**
 * `waiting`: the seconds in which it can be undone, nothing was touched. `checking`: each clip is looked at again. `copying`,
 * then `deleting`. Ends: `done`: every clip was tried. `undone`: cancelled before its first clip was touched. `stopped`: on its
 * way, by the user or by `problem`. `paused`: its drive went away or was ejected. `refused`: before its first clip, `problem`
 * says why. `interrupted`: Wallclock or the computer ended. What `canResume` can go on.
 */
export const CleanupState = z.enum(['waiting', 'checking', 'copying', 'deleting', 'done', 'undone', 'stopped', 'paused', 'refused', 'interrupted']);
export type CleanupState = z.infer<typeof CleanupState>;

/** `ejected`: a drive it needs was, before any clip went; `ejected-midway`: after some had. */
export const CleanupEndCode = z.union([DeletionRefusal, DeletionStop, z.enum(['ejected', 'ejected-midway'])]);
export type CleanupEndCode = z.infer<typeof CleanupEndCode>;

/**
 * `text`: what happened and what to do, in whole English sentences. `code` or `copying` says it for other languages: why it ended, or
 * why the copies that were to be made first could not be; both null for what has no code.
 */
export const CleanupProblem = z.object({ text: z.string(), code: CleanupEndCode.nullable(), copying: ExportProblem.nullable() });
export type CleanupProblem = z.infer<typeof CleanupProblem>;

export const CleanupReport = z.object({
  deleted: count,
  /** Of deleted clips whose bytes have no other name. */
  freedBytes: bytes,
  /** Clips with another name (a hard link), which keeps their bytes. */
  linked: count,
  /** Left where they are, for reasons told in `cleanup.lines`; without those not reached. */
  kept: count,
  notReached: count,
  /** Emptied day and month folders that went with their last clip. */
  removedFolders: count,
  /** Measured on the drive; null where it does not say, or was gone. */
  freeBytesBefore: bytes.nullable(),
  freeBytesAfter: bytes.nullable(),
  /** The folders a Sync Module needs, as they are at the end; null when the drive could no longer be asked, and for runs of earlier launches. */
  skeleton: z.object({ ok: z.boolean(), missing: z.array(SkeletonFolder) }).nullable(),
});
export type CleanupReport = z.infer<typeof CleanupReport>;

export const CleanupJob = z.object({
  id: CleanupId,
  state: CleanupState,
  /** Null for a run whose drive Wallclock does not know (any more). */
  volumeId: VolumeId.nullable(),
  /** Its name then. */
  drive: z.string(),
  startedAt: Instant,
  /** While `waiting`: when it goes on, by the computer's clock, and how many ms were left when this was told. */
  undo: z.object({ until: Instant, leftMs: z.number().nonnegative() }).nullable(),
  clips: count,
  bytes,
  oldest: Instant.nullable(),
  newest: Instant.nullable(),
  /** Of the phase under way (`state`). */
  progress: z.object({ doneClips: count, totalClips: count, doneBytes: bytes, totalBytes: bytes }),
  /** The folder the clips are copied to first, as the system writes it: only to be shown. */
  archiveTo: z.string().nullable(),
  problem: CleanupProblem.nullable(),
  /** Null until it ended. */
  report: CleanupReport.nullable(),
  canResume: z.boolean(),
});
export type CleanupJob = z.infer<typeof CleanupJob>;

/** What happened to one clip of a run. `path` below the drive's top, with slashes. */
export const CleanupLine = z.object({
  path: z.string(),
  recordedAt: Instant,
  bytes,
  outcome: z.enum(['deleted', 'kept', 'waiting']),
  reason: KeptReason.nullable(),
});
export type CleanupLine = z.infer<typeof CleanupLine>;

/** What a drive's saved rule would delete now. Never run by itself. */
export const RetentionOffer = z.object({ volumeId: VolumeId, rule: CleanupRule, clips: count, bytes, oldest: Instant, newest: Instant });
export type RetentionOffer = z.infer<typeof RetentionOffer>;

/** What fills a drive. */
export const StorageReport = z.object({
  clips: count,
  bytes,
  /** Clips whose size is not known yet: `bytes` lacks them. */
  unsized: count,
  /** Used by whatever is no clip; null where the drive does not say. */
  otherBytes: bytes.nullable(),
  freeBytes: bytes.nullable(),
  sizeBytes: bytes.nullable(),
  /** Largest first. */
  cameras: z.array(CameraShare),
  /** Local months that have clips, oldest first. */
  months: z.array(MonthShare),
  kinds: z.array(share.extend({ kind: ClipKind })),
  oldest: Instant.nullable(),
  newest: Instant.nullable(),
  /** Null where less than a day was recorded. */
  rate: FillRate.nullable(),
  /** Free space under which the vendor's app warns. */
  warnFreeBytes: bytes,
  /** Until the free space is down to that, at the recent rate; 0 when it is; null when no rate or no space can be told. */
  daysLeft: z.number().nonnegative().nullable(),
});
export type StorageReport = z.infer<typeof StorageReport>;
