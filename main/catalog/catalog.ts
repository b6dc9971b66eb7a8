// The catalog: our SQLite index of what the drives hold, with its columns in memory and the labels beside it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Instant, Notice } from '../../shared/schema.ts';
import { clipsMigration } from './001-clips.ts';
import { clockBasisMigration } from './002-clock-basis.ts';
import { createCheckpointer } from './checkpoint.ts';
import type { Checkpointer } from './checkpoint.ts';
import { createCameraGroups } from './camera-groups.ts';
import type { CameraGroups } from './camera-groups.ts';
import { openCameraBook } from './camera-rows.ts';
import type { CameraBook } from './camera-rows.ts';
import { ClipColumns } from './clip-columns.ts';
import { createClipMarks } from './clip-marks.ts';
import type { ClipMarks } from './clip-marks.ts';
import { createClipReader, loadColumns } from './clip-reads.ts';
import type { ClipReader } from './clip-reads.ts';
import { createClipWriter } from './clip-writes.ts';
import type { ClipWriter } from './clip-writes.ts';
import { createHealthReader } from './health-reads.ts';
import type { HealthReader } from './health-reads.ts';
import { openLabels } from './labels.ts';
import type { Labels } from './labels.ts';
import { createClipLister } from './listed-clips.ts';
import type { ClipLister } from './listed-clips.ts';
import { createClipDating } from './redate-clips.ts';
import type { ClipDating } from './redate-clips.ts';
import { isDamage, isDiskFull, openSqliteFile, setFileAside } from './sqlite-file.ts';
import type { Sqlite } from './sqlite-file.ts';
import { openVolumeShelf } from './volume-rows.ts';
import type { VolumeShelf } from './volume-rows.ts';

export interface Catalog {
  readonly columns: ClipColumns;
  readonly cameras: CameraBook;
  /** Cameras as the user sees them. */
  readonly groups: CameraGroups;
  readonly clips: ClipReader;
  /** For lists, which need not know where a clip lies. */
  readonly listed: ClipLister;
  readonly health: HealthReader;
  readonly writer: ClipWriter;
  readonly volumes: VolumeShelf;
  readonly labels: Labels;
  readonly marks: ClipMarks;
  readonly dating: ClipDating;
  /** What happened to the files while opening, for the user. */
  readonly notices: readonly Notice[];
  close(): void;
}

const migrations = [clipsMigration, clockBasisMigration];
const applicationId = 0x57634361;

/**
 * Opens `catalog.sqlite` and `labels.sqlite` in a folder of the user's, making both where they are absent.
 * A damaged or newer file is set aside and told in `notices`. Throws when the folder cannot be used. `onOpened`: both files are open; they are read
 * when what it answers has settled.
 */
export async function openCatalog(folder: string, now: Instant, onOpened?: () => Promise<unknown> | null): Promise<Catalog> {
  mkdirSync(folder, { recursive: true });
  const notices: Notice[] = [];
  const { labels, trouble } = openLabels(path.join(folder, 'labels.sqlite'), now);
  if (trouble !== null) notices.push({ code: trouble.outcome === 'restored' ? 'labels-restored' : 'labels-lost', subject: trouble.path, at: now });

  const file = path.join(folder, 'catalog.sqlite');
  const open = (): Sqlite => {
    const opened = openSqliteFile({ path: file, applicationId, migrations, now, checksReferences: false });
    if (opened.setAside !== null) {
      notices.push({ code: opened.setAside.why === 'newer' ? 'catalog-newer' : 'catalog-rebuilt', subject: opened.setAside.path, at: now });
    }
    return opened.db;
  };

  let db = open();
  await onOpened?.();
  let parts: Parts;
  try {
    parts = await partsOf(db, file, labels);
  } catch (error) {
    db.close();
    if (!isDamage(error)) throw error;
    notices.push({ code: 'catalog-rebuilt', subject: setFileAside(file, 'damaged', now), at: now });
    db = open();
    parts = await partsOf(db, file, labels);
  }
  const { checkpointer, ...shown } = parts;
  return {
    ...shown,
    labels,
    notices,
    close() {
      checkpointer.stop();
      db.close();
      labels.close();
    },
  };
}

type Parts = Omit<Catalog, 'labels' | 'notices' | 'close'> & { readonly checkpointer: Checkpointer };

/** Reading every row once also finds damage that the header does not show. */
async function partsOf(db: Sqlite, file: string, labels: Labels): Promise<Parts> {
  const cameras = openCameraBook(db);
  const groups = createCameraGroups(cameras, labels.cameras);
  const columns = new ClipColumns(groups);
  const clips = createClipReader(db);
  const volumes = openVolumeShelf(db);
  volumes.all();
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  await loadColumns(db, columns, breathe);
  const dating = createClipDating(db, columns, labels, breathe);
  try {
    await dating.redateAll();
  } catch (error) {
    // What is not done now is done at the next start.
    if (!isDiskFull(error)) throw error;
  }
  const marks = createClipMarks({ labels: labels.clips, exports: labels.exports, columns, cameras, clips, zones: () => dating.zones() });
  await marks.load(breathe);
  const checkpointer = createCheckpointer(db, file);
  const writer = createClipWriter({ db, columns, cameras, marks, onWritten: checkpointer.soon });
  const listed = createClipLister({ columns, clips, marks });
  return { columns, cameras, groups, clips, listed, health: createHealthReader(db), volumes, dating, marks, writer, checkpointer };
}
