// Shapes of exports that cross between core and page.
import { z } from 'zod';
import { ClipId, FolderId } from '../ids.ts';
import { ClipFilter, Instant, ZoneId } from '../schema.ts';
import { spokenLanguages } from '../spoken-language.ts';
import { clipProblemCodes, refusalCodes, stopCodes } from './export-problem.ts';
import { FilmProblem } from './film-problem-schema.ts';

export const ExportId = z.string().min(1).max(64).brand<'ExportId'>();
export type ExportId = z.infer<typeof ExportId>;

/** Which clips: these, or every one that passes a filter. */
export const ExportClips = z.union([z.object({ ids: z.array(ClipId).min(1).max(200_000) }), z.object({ filter: ClipFilter })]);
export type ExportClips = z.infer<typeof ExportClips>;

/** `named`: after the template, on the wall clock of `zone`. `tree`: the drive's own folders and names. */
export const ExportLayoutKind = z.enum(['named', 'tree']);
export type ExportLayoutKind = z.infer<typeof ExportLayoutKind>;

/** What the folder becomes. */
export const ExportForm = z.enum(['copies', 'evidence']);
export type ExportForm = z.infer<typeof ExportForm>;

export const ExportChoice = z.object({
  clips: ExportClips,
  layout: ExportLayoutKind,
  template: z.string().max(1000),
  zone: ZoneId,
  /** Leaves out clips that were exported before, wherever to. */
  onlyNew: z.boolean(),
  /** `evidence`: the copies go into a folder of originals, with viewing copies, pictures and a page beside it. */
  form: ExportForm,
  /** What the page of an evidence folder is written in: those who read it may read nothing else. */
  language: z.enum(spokenLanguages),
});
export type ExportChoice = z.infer<typeof ExportChoice>;

const count = z.number().int().nonnegative();

/** What an evidence folder gets after its originals, in this order. */
export const EvidenceMaking = z.enum(['pictures', 'viewing-copies']);
export type EvidenceMaking = z.infer<typeof EvidenceMaking>;

/** Why an export did not start or did not end, with the words of `exportProblemText`. */
export const ExportProblemCode = z.enum([...refusalCodes, ...stopCodes]);
export const ExportProblem = z.object({ code: ExportProblemCode, subject: z.string() });

export const ExportTarget = z.object({ folderId: FolderId, path: z.string() });
export type ExportTarget = z.infer<typeof ExportTarget>;

export const ExportPreview = z.object({
  /** Clips that would be copied: on a drive that is here, and not left out by `onlyNew`. */
  clips: count,
  /** Known sizes added up; `unsized` clips have none yet. */
  bytes: z.number().nonnegative(),
  unsized: count,
  /** Clips meant that cannot be copied now: their drive is not here, or they are gone from it. */
  away: count,
  leftOut: count,
  /** Of the folder chosen. */
  freeBytes: z.number().nonnegative().nullable(),
  /** Of the first five clips, in order of time. */
  names: z.array(z.string()),
  problem: ExportProblem.nullable(),
  /** The copies would lie on the drive that the clips come from. */
  isOnSource: z.boolean(),
  /** An evidence folder would get no pictures and viewing copies: what makes them is not on this computer. */
  lacksFfmpeg: z.boolean(),
});
export type ExportPreview = z.infer<typeof ExportPreview>;

/** What an evidence folder holds besides the originals. */
export const EvidenceReport = z.object({
  originals: count,
  pictures: count,
  viewingCopies: count,
  /** Originals of which something could not be made: the first hundred. */
  troubles: z.array(z.object({ file: z.string(), making: EvidenceMaking, problem: FilmProblem })),
  /** Why nothing was made of any. */
  nothingMade: FilmProblem.nullable(),
});
export type EvidenceReport = z.infer<typeof EvidenceReport>;

/** How many clips fared how. */
export const ExportReport = z.object({
  copied: count,
  copiedBytes: z.number().nonnegative(),
  alreadyThere: count,
  conflicts: count,
  failed: count,
  notReached: count,
  /** Clips that are there now, by what they were compared with: the device itself, or the system's cache. */
  fromDevice: count,
  fromCache: count,
  /** False when `manifest.csv` and `SHA256SUMS` could not be written. */
  isRecorded: z.boolean(),
  isOnSource: z.boolean(),
  /** Null: no evidence folder, or none could be finished. */
  evidence: EvidenceReport.nullable(),
});
export type ExportReport = z.infer<typeof ExportReport>;

/**
 * `done`: every clip was tried. `stopped`: on its way, `refused`: before its first clip, `problem` says why.
 * `ejected`: a drive of it was ejected. `interrupted`: Wallclock ended. All but `done` can be resumed.
 */
export const ExportState = z.enum(['running', 'done', 'stopped', 'refused', 'ejected', 'interrupted']);
export type ExportState = z.infer<typeof ExportState>;

export const ExportJob = z.object({
  id: ExportId,
  state: ExportState,
  startedAt: Instant,
  /** The folder as the system writes it: only to be shown. */
  target: z.string(),
  clips: count,
  form: ExportForm,
  /** `making`: what comes after the copies, once it has begun. */
  progress: z.object({
    doneBytes: z.number(), totalBytes: z.number(), doneClips: count, leftMs: z.number().nonnegative().nullable(),
    making: z.object({ what: EvidenceMaking, done: count, total: count }).nullable(),
  }),
  /** Clips asked for that could not be copied because their drive is not here, or that are gone from it. */
  away: count,
  problem: ExportProblem.nullable(),
  report: ExportReport.nullable(),
});
export type ExportJob = z.infer<typeof ExportJob>;

/** What happened to one clip. `file`: below the target, with slashes. `path`: on its drive. */
export const ExportLine = z.object({
  status: z.enum(['copied', 'already-there', 'conflict', 'failed', 'not-reached']),
  drive: z.string(),
  path: z.string(),
  file: z.string(),
  reason: z.enum([...clipProblemCodes, ...stopCodes]).nullable(),
});
export type ExportLine = z.infer<typeof ExportLine>;
