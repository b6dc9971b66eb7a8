// Opens one SQLite file of ours: pragmas, numbered migrations, and what to do with a file that is damaged,
// made by a newer Wallclock, or no SQLite at all. Such a file is set aside under another name, never deleted.
import Database from 'better-sqlite3';
import { existsSync, renameSync } from 'node:fs';

export type Sqlite = Database.Database;

/** One change of the schema. `version` grows by one; a landed migration is never edited. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly run: (db: Sqlite) => void;
}

export interface SqliteFileOptions {
  readonly path: string;
  /** Written into the header, so that a foreign SQLite file is not taken for ours. */
  readonly applicationId: number;
  readonly migrations: readonly Migration[];
  /** False: SQLite does not look, at each row that is written, for the rows it names, nor delete along; whoever deletes does. */
  readonly checksReferences?: boolean;
  /** Epoch ms, for the name of a file set aside. */
  readonly now: number;
  /** Of a file that is made anew; 4096 as a rule. */
  readonly pageBytes?: number;
}

/** `setAside`: where the unusable file lies now and why it was unusable. */
export interface OpenedSqlite {
  readonly db: Sqlite;
  readonly isNew: boolean;
  readonly setAside: { readonly path: string; readonly why: 'damaged' | 'newer' } | null;
}

/** Throws when the folder cannot be written or the disk is full: the caller turns that into a failure. */
export function openSqliteFile(options: SqliteFileOptions): OpenedSqlite {
  const isNew = !existsSync(options.path);
  const first = tryOpen(options);
  if (typeof first !== 'string') return { db: first, isNew, setAside: null };
  const aside = setFileAside(options.path, first, options.now);
  const second = tryOpen(options);
  if (typeof second === 'string') throw new Error(`A new file at ${options.path} is ${second} at once.`);
  return { db: second, isNew: true, setAside: { path: aside, why: first } };
}

/** Moves a file and what belongs to it to a free name beside it. Answers the new path. */
export function setFileAside(path: string, why: string, now: number): string {
  const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${path.replace(/\.sqlite$/, '')}.${why}-${stamp}.sqlite`;
  for (const tail of ['', '-wal', '-shm']) {
    if (existsSync(path + tail)) renameSync(path + tail, aside + tail);
  }
  return aside;
}

/** Whether an exception says that the file itself is broken, rather than the disk full or the folder closed. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/**
 * Whether an exception says that the disk of the file is full. The transaction is undone and the file whole: what was
 * being written is not there, all that was there before is.
 */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR_SHMSIZE)$/.test(error.code);
}

/**
 * Several statements as one: all are written or none. Takes the file for writing at once: a work that reads first and writes then would be
 * refused, without waiting, where another process wrote in between. Within another such work it is a part of that.
 */
export function allOrNone<Given extends unknown[], Answer>(db: Sqlite, work: (...given: Given) => Answer): (...given: Given) => Answer {
  const run = db.transaction(work);
  return (...given) => run.immediate(...given);
}

const busyMs = 5000;
const lookAgainMs = 20;

/** Of two processes that make a file at once SQLite refuses one without waiting, where waiting could be for ever. It never is here. */
function tryOpen(options: SqliteFileOptions): Sqlite | 'damaged' | 'newer' {
  for (const until = performance.now() + busyMs; ; ) {
    try {
      return tryOpenOnce(options);
    } catch (error) {
      if (!(error instanceof Database.SqliteError) || !error.code.startsWith('SQLITE_BUSY') || performance.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, lookAgainMs);
    }
  }
}

function tryOpenOnce({ path, applicationId, migrations, checksReferences = true, pageBytes }: SqliteFileOptions): Sqlite | 'damaged' | 'newer' {
  const db = new Database(path, { timeout: busyMs });
  try {
    const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
    const id = db.pragma('application_id', { simple: true });
    const version = Number(db.pragma('user_version', { simple: true }));
    const newest = migrations.at(-1)?.version ?? 0;
    if (tables > 0 && id !== applicationId) return closed(db, 'damaged');
    if (version > newest) return closed(db, 'newer');
    if (tables === 0 && pageBytes !== undefined) db.pragma(`page_size = ${pageBytes}`);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma(`foreign_keys = ${checksReferences ? 'ON' : 'OFF'}`);
    migrate(db, version, applicationId, migrations);
    return db;
  } catch (error) {
    db.close();
    if (isDamage(error)) return 'damaged';
    throw error;
  }
}

function closed<Answer>(db: Sqlite, answer: Answer): Answer {
  db.close();
  return answer;
}

/** Immediate: of two processes that open a new file at once, the second finds the work done. */
function migrate(db: Sqlite, from: number, applicationId: number, migrations: readonly Migration[]): void {
  if (migrations.every(({ version }) => version <= from)) return;
  allOrNone(db, () => {
    const current = Number(db.pragma('user_version', { simple: true }));
    for (const { version, run } of migrations) {
      if (version <= current) continue;
      run(db);
      db.pragma(`user_version = ${version}`);
    }
    db.pragma(`application_id = ${applicationId}`);
  })();
}
