// The catalog: our SQLite index of what the drives hold, with its columns in memory and the labels beside it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Instant, Notice } from '../../shared/schema.ts';
import { clipsMigration } from './001-clips.ts';
import { openCameraBook } from './camera-rows.ts';
import type { CameraBook } from './camera-rows.ts';
import { ClipColumns } from './clip-columns.ts';
import { createClipReader, loadColumns } from './clip-reads.ts';
import type { ClipReader } from './clip-reads.ts';
import { createClipWriter } from './clip-writes.ts';
import type { ClipWriter } from './clip-writes.ts';
import { openLabels } from './labels.ts';
import type { Labels } from './labels.ts';
import { isDamage, openSqliteFile, setFileAside } from './sqlite-file.ts';
import type { Sqlite } from './sqlite-file.ts';
import { openVolumeShelf } from './volume-rows.ts';
import type { VolumeShelf } from './volume-rows.ts';

export interface Catalog {
  readonly columns: ClipColumns;
  readonly cameras: CameraBook;
  readonly clips: ClipReader;
  readonly writer: ClipWriter;
  readonly volumes: VolumeShelf;
  readonly labels: Labels;
  /** What happened to the files while opening, for the user. */
  readonly notices: readonly Notice[];
  close(): void;
}

const migrations = [clipsMigration];
const applicationId = 0x57634361;

/**
 * Opens `catalog.sqlite` and `labels.sqlite` in a folder of the user's, making both where they are absent.
 * A damaged or newer file is set aside and told in `notices`. Throws when the folder cannot be used.
 */
export async function openCatalog(folder: string, now: Instant): Promise<Catalog> {
  mkdirSync(folder, { recursive: true });
  const notices: Notice[] = [];
  const { labels, trouble } = openLabels(path.join(folder, 'labels.sqlite'), now);
  if (trouble !== null) notices.push({ code: trouble.outcome === 'restored' ? 'labels-restored' : 'labels-lost', subject: trouble.path, at: now });

  const file = path.join(folder, 'catalog.sqlite');
  const open = (): Sqlite => {
    const opened = openSqliteFile({ path: file, applicationId, migrations, now });
    if (opened.setAside !== null) {
      notices.push({ code: opened.setAside.why === 'newer' ? 'catalog-newer' : 'catalog-rebuilt', subject: opened.setAside.path, at: now });
    }
    return opened.db;
  };

  let db = open();
  let parts: Parts;
  try {
    parts = await partsOf(db);
  } catch (error) {
    db.close();
    if (!isDamage(error)) throw error;
    notices.push({ code: 'catalog-rebuilt', subject: setFileAside(file, 'damaged', now), at: now });
    db = open();
    parts = await partsOf(db);
  }
  return {
    ...parts,
    labels,
    notices,
    close() {
      db.close();
      labels.close();
    },
  };
}

type Parts = Pick<Catalog, 'columns' | 'cameras' | 'clips' | 'writer' | 'volumes'>;

/** Reading every row once also finds damage that the header does not show. */
async function partsOf(db: Sqlite): Promise<Parts> {
  const columns = new ClipColumns();
  const cameras = openCameraBook(db);
  const clips = createClipReader(db);
  const volumes = openVolumeShelf(db);
  volumes.all();
  await loadColumns(db, columns, () => new Promise((resolve) => setImmediate(resolve)));
  return { columns, cameras, clips, volumes, writer: createClipWriter(db, columns, cameras) };
}
