// Branded ids: a volume id cannot be passed where a clip id is wanted.
import { z } from 'zod';

/** A volume (a drive in the hand, or a folder the user opened) in the catalog. */
export const VolumeId = z.number().int().positive().brand<'VolumeId'>();
export type VolumeId = z.infer<typeof VolumeId>;

/** A plugged-in volume on which an archive root stands, opened or not; valid for this launch. */
export const CandidateId = z.string().min(1).max(128).brand<'CandidateId'>();
export type CandidateId = z.infer<typeof CandidateId>;

/** A folder the core has shown in the folder chooser; valid for this launch. The page never sends a path. */
export const FolderId = z.string().min(1).max(64).brand<'FolderId'>();
export type FolderId = z.infer<typeof FolderId>;

/** A camera as named in clip names, across volumes. */
export const CameraId = z.number().int().positive().brand<'CameraId'>();
export type CameraId = z.infer<typeof CameraId>;

/**
 * A clip in the catalog. Ordered by time: `recordedAt` in seconds times 2^18, plus a number that
 * follows from volume and path, so the same file gets the same id after a rebuild of the catalog.
 */
export const ClipId = z.number().int().nonnegative().brand<'ClipId'>();
export type ClipId = z.infer<typeof ClipId>;

/** A file in an archive whose name says no time (see `NameProblem`): listed, playable, never chosen by a rule. */
export const UnrecognisedId = z.number().int().positive().brand<'UnrecognisedId'>();
export type UnrecognisedId = z.infer<typeof UnrecognisedId>;

/** A bug that happened: the id under which the log has it. */
export const FaultId = z.string().brand<'FaultId'>();
export type FaultId = z.infer<typeof FaultId>;
