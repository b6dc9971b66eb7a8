// What the user exported where, and exports that have not ended, in the labels file: history that no scan brings back.
import { z } from 'zod';
import { ExportForm, ExportId } from '../../shared/export/export-schema.ts';
import { ClipId } from '../../shared/ids.ts';
import { spokenLanguages } from '../../shared/spoken-language.ts';
import { ZoneId } from '../../shared/schema.ts';
import type { Instant } from '../../shared/schema.ts';
import { clipKey } from './clip-labels.ts';
import type { ClipKeyParts } from './clip-labels.ts';
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';

export interface ExportedCopy {
  readonly clip: ClipKeyParts;
  /** Of the copy as it was read back. */
  readonly sha256: string;
}

/** What is needed to go on with an export after the program ended. */
const KeptExport = z.object({
  ids: z.array(ClipId),
  template: z.string(),
  layout: z.enum(['named', 'tree']),
  zone: ZoneId,
  // Kept exports of earlier versions name neither.
  form: ExportForm.default('copies'),
  language: z.enum(spokenLanguages).default('en'),
});
export type KeptExport = z.infer<typeof KeptExport> & { readonly id: ExportId; readonly at: Instant; readonly target: string };

export interface ExportMarks {
  /** Whether any exported clip has this instant in its name: spares making a key for the many that have none. */
  hasInstant(writtenAt: Instant): boolean;
  instants(): Iterable<Instant>;
  isExported(clip: ClipKeyParts): boolean;
  /** Where verified copies of a clip were put, the latest first. */
  copiesOf(clip: ClipKeyParts): readonly { readonly target: string; readonly sha256: string }[];
  /** All or none; an earlier mark of the same clip and target is replaced. `target`: absolute path of the folder. */
  record(copies: readonly ExportedCopy[], target: string, at: Instant): void;
  /** Forgets that these clips were ever exported, by their keys. All or none. */
  forget(keys: readonly string[]): void;
  /** The folder exported to last. */
  lastTarget(): string | null;
  /** Exports begun and neither ended nor put away, oldest first. */
  kept(): KeptExport[];
  keep(job: KeptExport): void;
  drop(id: ExportId): void;
}

export function exportMarksIn(db: Sqlite): ExportMarks {
  const one = db.prepare<[string], number>('SELECT 1 FROM export_mark WHERE clip_key = ? LIMIT 1').pluck();
  const copies = db.prepare<[string], { target: string; sha256: string }>('SELECT target, sha256 FROM export_mark WHERE clip_key = ? ORDER BY at DESC');
  const upsert = db.prepare<[string, number, number, string, string]>(
    `INSERT INTO export_mark (clip_key, written_at, at, target, sha256) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (clip_key, target) DO UPDATE SET at = excluded.at, sha256 = excluded.sha256`,
  );
  const last = db.prepare<[], string>('SELECT target FROM export_mark ORDER BY at DESC LIMIT 1').pluck();
  const jobs = db.prepare<[], { id: string; at: number; target: string; ask: string }>('SELECT id, at, target, ask FROM export_job ORDER BY at');
  const keepJob = db.prepare<[string, number, string, string]>('INSERT OR REPLACE INTO export_job (id, at, target, ask) VALUES (?, ?, ?, ?)');
  const dropJob = db.prepare<[string]>('DELETE FROM export_job WHERE id = ?');
  const instants = new Set(db.prepare<[], number>('SELECT DISTINCT written_at FROM export_mark').pluck().all());
  let lastTarget = last.get() ?? null;
  const dropMarks = db.prepare<[string]>('DELETE FROM export_mark WHERE clip_key = ?');
  const dropAll = allOrNone(db, (keys: readonly string[]) => {
    for (const key of keys) dropMarks.run(key);
  });

  const write = allOrNone(db, (made: readonly ExportedCopy[], target: string, at: Instant) => {
    for (const { clip, sha256 } of made) upsert.run(clipKey(clip), clip.writtenAt, at, target, sha256);
  });
  return {
    hasInstant: (writtenAt) => instants.has(writtenAt),
    instants: () => instants,
    isExported: (clip) => instants.has(clip.writtenAt) && one.get(clipKey(clip)) !== undefined,
    copiesOf: (clip) => (instants.has(clip.writtenAt) ? copies.all(clipKey(clip)) : []),
    record(made, target, at) {
      if (made.length === 0) return;
      write(made, target, at);
      for (const { clip } of made) instants.add(clip.writtenAt);
      lastTarget = target;
    },
    forget: dropAll,
    lastTarget: () => lastTarget,
    kept: () => jobs.all().map(({ id, at, target, ask }) => ({ id: ExportId.parse(id), at, target, ...KeptExport.parse(JSON.parse(ask)) })),
    keep: ({ id, at, target, ...ask }) => void keepJob.run(id, at, target, JSON.stringify(ask)),
    drop: (id) => void dropJob.run(id),
  };
}
