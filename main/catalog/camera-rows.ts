// Cameras by the key of their name; the newest spelling is the one shown.
import { cameraKey } from '../../shared/clip-name.ts';
import type { CameraId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { Sqlite } from './sqlite-file.ts';

export interface CameraRow {
  readonly id: CameraId;
  readonly name: string;
}

export interface CameraBook {
  /** The camera of a clip; made on first sight, its spelling updated when this clip is the newest so far. */
  idFor(name: string, recordedAt: Instant): CameraId;
  all(): CameraRow[];
}

interface Known {
  readonly id: CameraId;
  name: string;
  namedAt: Instant;
}

export function openCameraBook(db: Sqlite): CameraBook {
  const byKey = new Map<string, Known>();
  const bySpelling = new Map<string, Known>();
  const rows = db.prepare<[], { id: number; key: string; name: string; named_at: number }>('SELECT id, key, name, named_at FROM camera').all();
  for (const row of rows) byKey.set(row.key, { id: row.id as CameraId, name: row.name, namedAt: row.named_at });

  // A transaction that fails takes its new cameras with it, so rows are written where the clip is written.
  const insert = db.prepare<[string, string, number], { id: number }>(
    'INSERT INTO camera (key, name, named_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET key = key RETURNING id',
  );
  const respell = db.prepare('UPDATE camera SET name = ?, named_at = ? WHERE id = ?');

  const known = (name: string, recordedAt: Instant): Known => {
    const seen = bySpelling.get(name);
    if (seen !== undefined) return seen;
    const key = cameraKey(name);
    let camera = byKey.get(key);
    if (camera === undefined) {
      const row = insert.get(key, name, recordedAt);
      if (row === undefined) throw new Error('A camera row was not written.');
      camera = { id: row.id as CameraId, name, namedAt: recordedAt };
      byKey.set(key, camera);
    }
    bySpelling.set(name, camera);
    return camera;
  };

  return {
    idFor(name, recordedAt) {
      const camera = known(name, recordedAt);
      if (recordedAt > camera.namedAt && camera.name !== name) {
        camera.name = name;
        camera.namedAt = recordedAt;
        respell.run(name, recordedAt, camera.id);
      }
      return camera.id;
    },
    all: () => [...byKey.values()].map(({ id, name }) => ({ id, name })),
  };
}
