// Stars, notes and what was watched, in the labels file, by what the clip's own name says of it.
import type { ClipMark } from '../../shared/clip-mark.ts';
import type { ClipKind, Instant } from '../../shared/schema.ts';
import { utcText } from '../../shared/time.ts';
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';

/** What tells one clip from all others, wherever copies of it lie. */
export interface ClipKeyParts {
  readonly kind: ClipKind;
  /** The name read as UTC, whatever zone the user says it is in. */
  readonly writtenAt: Instant;
  /** As `cameraKey` of clip-name.ts makes it. */
  readonly camera: string;
  /** Number or UID as written. */
  readonly serial: string;
}

/**
 * The key under which a clip's labels are kept. It says nothing of the drive, the folder or the clip's id: a star
 * protects the recording, so it must hold on every copy of it, on a second stick and on a hard disk alike. Otherwise a
 * clean-up of one copy after another would delete a starred clip for good. Nor does it change when the user says that
 * a drive's names are in another zone. Kept in the user's file: a change of its form needs a migration of the labels.
 */
export function clipKey({ kind, writtenAt, camera, serial }: ClipKeyParts): string {
  return `${kind}/${utcText(writtenAt)}/${camera}/${serial.toLowerCase()}`;
}

/** The number or UID as written: between the last underscore and `.mp4` of a name known to be a clip's. */
export function clipSerial(name: string): string {
  return name.slice(name.lastIndexOf('_') + 1, -4);
}

export interface ClipLabel {
  readonly isStarred: boolean;
  readonly note: string | null;
  readonly watchedAt: Instant | null;
}

export interface ClipLabels {
  /** Whether any labelled clip has this instant in its name: spares making a key for the many that have none. */
  hasInstant(writtenAt: Instant): boolean;
  instants(): Iterable<Instant>;
  get(clip: ClipKeyParts): ClipLabel;
  /** All or none. A label with nothing left in it goes. */
  mark(clips: readonly ClipKeyParts[], mark: ClipMark, now: Instant): void;
  /** Takes everything given to these clips away, by their keys. All or none. */
  forget(keys: readonly string[]): void;
}

const noLabel: ClipLabel = { isStarred: false, note: null, watchedAt: null };

export function clipLabelsIn(db: Sqlite): ClipLabels {
  const one = db.prepare<[string], { is_starred: number; note: string | null; watched_at: number | null }>(
    'SELECT is_starred, note, watched_at FROM clip_label WHERE clip_key = ?',
  );
  const upsert = db.prepare<{ key: string; writtenAt: number; isStarred: number; note: string | null; watchedAt: number | null }>(
    `INSERT INTO clip_label (clip_key, written_at, is_starred, note, watched_at) VALUES (@key, @writtenAt, @isStarred, @note, @watchedAt)
     ON CONFLICT (clip_key) DO UPDATE SET is_starred = excluded.is_starred, note = excluded.note, watched_at = excluded.watched_at`,
  );
  const drop = db.prepare<[string]>('DELETE FROM clip_label WHERE clip_key = ?');
  // An instant whose labels are all gone stays in here until the next start: it costs one look for nothing.
  const instants = new Set(db.prepare<[], number>('SELECT DISTINCT written_at FROM clip_label').pluck().all());

  const dropAll = allOrNone(db, (keys: readonly string[]) => {
    for (const key of keys) drop.run(key);
  });
  const get = (key: string): ClipLabel => {
    const row = one.get(key);
    return row === undefined ? noLabel : { isStarred: row.is_starred === 1, note: row.note, watchedAt: row.watched_at };
  };
  const write = allOrNone(db, (clips: readonly ClipKeyParts[], mark: ClipMark, now: Instant) => {
    for (const clip of clips) {
      const key = clipKey(clip);
      const { isStarred, note, watchedAt } = marked(get(key), mark, now);
      if (!isStarred && note === null && watchedAt === null) drop.run(key);
      else upsert.run({ key, writtenAt: clip.writtenAt, isStarred: isStarred ? 1 : 0, note, watchedAt });
    }
  });

  return {
    hasInstant: (writtenAt) => instants.has(writtenAt),
    instants: () => instants,
    get: (clip) => (instants.has(clip.writtenAt) ? get(clipKey(clip)) : noLabel),
    mark(clips, mark, now) {
      write(clips, mark, now);
      for (const { writtenAt } of clips) instants.add(writtenAt);
    },
    forget: dropAll,
  };
}

function marked(label: ClipLabel, mark: ClipMark, now: Instant): ClipLabel {
  const note = mark.note === undefined ? label.note : mark.note;
  return {
    isStarred: mark.isStarred ?? label.isStarred,
    note: note === null || note.trim() === '' ? null : note,
    watchedAt: mark.isWatched === undefined ? label.watchedAt : mark.isWatched ? (label.watchedAt ?? now) : null,
  };
}
