// Shapes that cross between core and page. Types are inferred from the schemas, never written twice.
import { z } from 'zod';
import { CameraId, CandidateId, ClipId, FolderId, UnrecognisedId, VolumeId } from './ids.ts';

/** A point on the UTC line, epoch milliseconds. */
export const Instant = z.number().int().min(-8.64e15).max(8.64e15);
export type Instant = z.infer<typeof Instant>;

/** Half-open `[from, to)` of instants. */
export const Range = z.object({ from: Instant, to: Instant });
export type Range = z.infer<typeof Range>;

/** IANA name such as `America/New_York`. Only `parseZone` of time.ts makes one from text. */
export const ZoneId = z.string().min(1).max(64).brand<'ZoneId'>();
export type ZoneId = z.infer<typeof ZoneId>;

/** Calendar day `YYYY-MM-DD` in a zone that is named elsewhere. */
export const LocalDate = z.string().regex(/^\d{4}-\d\d-\d\d$/).brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

export const ClipKind = z.enum(['local-storage', 'clip-backup']);
export type ClipKind = z.infer<typeof ClipKind>;

/** Why a file in an archive is not a clip we can place in time. The sentences are in `name-problem-text.ts`. */
export const NameProblem = z.enum([
  'not-a-clip-name',
  'no-date-folder',
  'no-such-date',
  'no-such-time',
  'no-camera',
  'no-clip-number',
  'not-readable-name',
]);
export type NameProblem = z.infer<typeof NameProblem>;

/** Damage as the headers show it; never from a decoder's warnings. */
export const ClipDamage = z.enum(['empty', 'too-short', 'not-mp4', 'no-index', 'truncated', 'no-picture']);
export type ClipDamage = z.infer<typeof ClipDamage>;

/** `present` on its drive now, `offline` with its drive, or `missing` from a drive that is here. */
export const ClipState = z.enum(['present', 'offline', 'missing']);
export type ClipState = z.infer<typeof ClipState>;

/** What the headers of a clip say. `audioCodec: null` = no audio track. */
export const ClipFacts = z.object({
  durationMs: z.number().int().nonnegative().nullable(),
  widthPx: z.number().int().nonnegative().nullable(),
  heightPx: z.number().int().nonnegative().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  damage: ClipDamage.nullable(),
});
export type ClipFacts = z.infer<typeof ClipFacts>;

/** A clip in a list. `sizeBytes` and `facts` are null until the drive has been asked. */
export const Clip = z.object({
  id: ClipId,
  volumeId: VolumeId,
  cameraId: CameraId,
  kind: ClipKind,
  recordedAt: Instant,
  sizeBytes: z.number().int().nonnegative().nullable(),
  state: ClipState,
  facts: ClipFacts.nullable(),
  /** What the user gave it; the same for every copy of the clip on any drive. */
  isStarred: z.boolean(),
  hasNote: z.boolean(),
  isWatched: z.boolean(),
  /** A verified copy was made of it at some time; whether it still lies there is not known. */
  isExported: z.boolean(),
});
export type Clip = z.infer<typeof Clip>;

/** The clips of one camera next to an instant: the last at or before it, and the first after it. */
export const NearCamera = z.object({ cameraId: CameraId, before: Clip.nullable(), after: Clip.nullable() });
export type NearCamera = z.infer<typeof NearCamera>;

/** Everything one clip is, for the player and its details. `path` is relative to the volume, with slashes. */
export const ClipDetails = Clip.extend({
  name: z.string(),
  path: z.string(),
  /** Mount point and path as the system writes them; null while the drive is away. */
  fullPath: z.string().nullable(),
  /** Clip number of local storage, as written. */
  number: z.string().nullable(),
  /** Camera UID of a clip backup, as written. */
  uid: z.string().nullable(),
  modifiedAt: Instant.nullable(),
  note: z.string().nullable(),
});
export type ClipDetails = z.infer<typeof ClipDetails>;

/** One of the names a camera has had, as written in clip names. */
export const CameraName = z.object({ id: CameraId, name: z.string(), clips: z.number().int().nonnegative() });
export type CameraName = z.infer<typeof CameraName>;

/** A camera as the user sees it. `name` is the newest spelling, `label` the user's own; several names may be merged into one. */
export const Camera = z.object({
  id: CameraId,
  name: z.string(),
  label: z.string().nullable(),
  /** Place in the set of camera colours. */
  colour: z.number().int().nonnegative(),
  isHidden: z.boolean(),
  clips: z.number().int().nonnegative(),
  /** Drives that hold clips of it. */
  volumes: z.array(VolumeId),
  /** Its own name first, then those merged into it. */
  names: z.array(CameraName),
});
export type Camera = z.infer<typeof Camera>;

/** A folder a Sync Module expects; without it the vendor's app asks to format the drive. */
export const SkeletonFolder = z.enum(['blink', 'blink/.tmp', 'blink_backup']);
export type SkeletonFolder = z.infer<typeof SkeletonFolder>;

/** A file of a drive and why it is listed, in English. */
export const ReportedFile = z.object({ path: z.string(), reason: z.string() });
export type ReportedFile = z.infer<typeof ReportedFile>;

/** A damaged clip: it stands in its day all the same. */
export const ReportedClip = ReportedFile.extend({ clipId: ClipId, damage: ClipDamage });
export type ReportedClip = z.infer<typeof ReportedClip>;

/** A file whose name says no time; it can be played by its id. */
export const ReportedStray = ReportedFile.extend({ unrecognisedId: UnrecognisedId, problem: NameProblem });
export type ReportedStray = z.infer<typeof ReportedStray>;

/** What a drive check found. Lists are cut at 1,000; the counts are whole. */
export const HealthReport = z.object({
  clips: z.number().int(),
  byKind: z.object({ 'local-storage': z.number().int(), 'clip-backup': z.number().int() }),
  /** Clips whose headers have not been read yet: damage among them is not known. */
  unprobed: z.number().int(),
  unrecognised: z.array(ReportedStray),
  damaged: z.array(ReportedClip),
  unfinished: z.array(ReportedFile),
  /** `code`: what the system said, such as `EACCES`. */
  unreadable: z.array(ReportedFile.extend({ code: z.string() })),
  counts: z.object({ unrecognised: z.number().int(), damaged: z.number().int(), unfinished: z.number().int(), unreadable: z.number().int() }),
  junk: z.number().int(),
  skeleton: z.object({ ok: z.boolean(), missing: z.array(SkeletonFolder) }),
  freeBytes: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  isReadOnly: z.boolean(),
});
export type HealthReport = z.infer<typeof HealthReport>;

export const ScanState = z.enum(['waiting', 'scanning', 'done', 'stopped']);
export type ScanState = z.infer<typeof ScanState>;

/** A folder that could not be read during the last scan; what it held before stays in the catalog. */
export const UnreadableFolder = z.object({ path: z.string(), reason: z.string() });
export type UnreadableFolder = z.infer<typeof UnreadableFolder>;

/** A drive, or a folder the user opened. */
export const Volume = z.object({
  id: VolumeId,
  kind: z.enum(['drive', 'folder']),
  name: z.string(),
  place: z.string().nullable(),
  isPresent: z.boolean(),
  homeZone: ZoneId.nullable(),
  /** Zone in which the names on this drive are written; null is UTC, as every module writes them. */
  namedInZone: ZoneId.nullable(),
  fileSystem: z.string().nullable(),
  sizeBytes: z.number().nonnegative().nullable(),
  freeBytes: z.number().nonnegative().nullable(),
  isReadOnly: z.boolean(),
  lastSeenAt: Instant,
  scan: ScanState,
  clips: z.number().int().nonnegative(),
  bytes: z.number().nonnegative(),
  clipsByKind: z.object({ 'local-storage': z.number().int(), 'clip-backup': z.number().int() }),
  oldest: Instant.nullable(),
  newest: Instant.nullable(),
  unrecognised: z.number().int().nonnegative(),
  unfinished: z.number().int().nonnegative(),
  damaged: z.number().int().nonnegative(),
  /** Clips whose headers were read; the rest follows in the background. */
  probed: z.number().int().nonnegative(),
  /** The names look as if another tool had already turned them into local time. */
  looksConverted: z.boolean(),
  canEject: z.boolean(),
  junk: z.number().int().nonnegative(),
  unreadable: z.array(UnreadableFolder),
});
export type Volume = z.infer<typeof Volume>;

/** What the user gave a drive. */
export const VolumeLabels = z.object({
  name: z.string().trim().max(200).nullable(),
  homeZone: ZoneId.nullable(),
  namedInZone: ZoneId.nullable(),
});
export type VolumeLabels = z.infer<typeof VolumeLabels>;

/** A plugged-in volume with an archive root that is not open yet. */
export const Candidate = z.object({
  id: CandidateId,
  name: z.string(),
  place: z.string(),
  fileSystem: z.string().nullable(),
  sizeBytes: z.number().nonnegative().nullable(),
  freeBytes: z.number().nonnegative().nullable(),
  /** Known drives it may be: a renamed drive, or a clone. Empty for a drive never seen; the user is asked otherwise. */
  resembles: z.array(VolumeId),
});
export type Candidate = z.infer<typeof Candidate>;

export const UnrecognisedFile = z.object({
  id: UnrecognisedId,
  volumeId: VolumeId,
  path: z.string(),
  problem: NameProblem,
  sizeBytes: z.number().int().nonnegative().nullable(),
});
export type UnrecognisedFile = z.infer<typeof UnrecognisedFile>;

/**
 * Times on the wall clock of a zone, `[fromMinute, toMinute)` of the day; over midnight when `from` is the later one,
 * the whole day when both are the same. An hour that the clocks repeat counts both times.
 */
export const TimeOfDay = z.object({
  fromMinute: z.number().int().min(0).max(1440),
  toMinute: z.number().int().min(0).max(1440),
  zone: ZoneId,
});
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/**
 * Which clips are meant. Absent or empty lists mean no limit; all limits hold together. A camera means every name merged
 * with it. Clips of hidden cameras are left out unless `cameras` names theirs.
 */
export const ClipFilter = z.object({
  volumes: z.array(VolumeId).max(1000).optional(),
  cameras: z.array(CameraId).max(1000).optional(),
  kinds: z.array(ClipKind).max(2).optional(),
  range: Range.optional(),
  timeOfDay: TimeOfDay.optional(),
  /** Both ends count; a clip whose length is not known yet passes no such limit. */
  minLengthMs: z.number().int().nonnegative().optional(),
  maxLengthMs: z.number().int().nonnegative().optional(),
  /** True: only those; false: only the others. A clip whose headers were not read counts as not damaged. */
  isStarred: z.boolean().optional(),
  isUnwatched: z.boolean().optional(),
  hasNote: z.boolean().optional(),
  isDamaged: z.boolean().optional(),
  isExported: z.boolean().optional(),
});
export type ClipFilter = z.infer<typeof ClipFilter>;

/** One local day that has clips: its range, how many, how much. `bytes` counts what is known so far. */
export const Day = z.object({
  date: LocalDate,
  range: Range,
  clips: z.number().int().positive(),
  bytes: z.number().nonnegative(),
});
export type Day = z.infer<typeof Day>;

/** A folder as the folder chooser shows it. */
export const FolderEntry = z.object({
  id: FolderId,
  name: z.string(),
  holdsArchive: z.boolean(),
});
export type FolderEntry = z.infer<typeof FolderEntry>;

export const FolderListing = z.object({
  id: FolderId,
  path: z.string(),
  parent: FolderId.nullable(),
  entries: z.array(FolderEntry),
  /** More folders than are shown. */
  isCut: z.boolean(),
});
export type FolderListing = z.infer<typeof FolderListing>;

/** Something the user should know that no click asked for, such as a catalog that had to be rebuilt. */
export const Notice = z.object({
  code: z.enum(['catalog-rebuilt', 'catalog-newer', 'labels-restored', 'labels-lost', 'scan-stopped', 'scan-unreadable', 'data-folder-full']),
  subject: z.string(),
  at: Instant,
});
export type Notice = z.infer<typeof Notice>;

/** What the face can do for the user beyond the page. */
export const Ability = z.enum(['pick-folder', 'open-in-player', 'show-in-folder', 'open-releases']);
export type Ability = z.infer<typeof Ability>;

export const About = z.object({
  version: z.string(),
  /** Zone of the computer. */
  computerZone: ZoneId,
  abilities: z.array(Ability),
});
export type About = z.infer<typeof About>;
