// Cameras by the key of their name; the newest spelling is the one shown.
import { cameraKey } from '../../shared/clip-name.ts';
import type { CameraId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/schema.ts';
import type { Sqlite } from './sqlite-file.ts';

export interface CameraRow {
  readonly id: CameraId;
  /** As `cameraKey` makes it. */
  readonly key: string;
  readonly name: string;
}

export interface CameraBook {
  /** Grows whenever what `all` answers may have changed. */
  readonly version: number;
  /** The camera of a clip; made on first sight, its spelling updated when this clip is the newest so far. */
  idFor(name: string, recordedAt: Instant): CameraId;
  /** By id, which is the order in which they were first seen. */
  all(): CameraRow[];
  /** Null for an id that no camera has. */
  byId(id: number): CameraRow | null;
  /** For a transaction that failed: cameras it made are no rows any more, so all are read again at the next use. */
  forget(): void;
}

interface Known {
  readonly id: CameraId;
  readonly key: string;
  name: string;
  namedAt: Instant;
}

interface Memory {
  readonly byKey: Map<string, Known>;
  readonly bySpelling: Map<string, Known>;
  readonly byId: Map<number, Known>;
}

export function openCameraBook(db: Sqlite): CameraBook {
  const rows = db.prepare<[], { id: number; key: string; name: string; named_at: number }>('SELECT id, key, name, named_at FROM camera ORDER BY id');
  // A transaction that fails takes its new cameras with it, so rows are written where the clip is written.
  const insert = db.prepare<[string, string, number], { id: number; name: string; named_at: number }>(
    'INSERT INTO camera (key, name, named_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET key = key RETURNING id, name, named_at',
  );
  const respell = db.prepare('UPDATE camera SET name = ?, named_at = ? WHERE id = ?');

  let memory: Memory | null = null;
  let version = 0;
  const remember = ({ byKey, byId }: Memory, camera: Known): Known => {
    byKey.set(camera.key, camera);
    byId.set(camera.id, camera);
    version += 1;
    return camera;
  };
  const read = (): Memory => {
    if (memory !== null) return memory;
    const fresh: Memory = { byKey: new Map(), bySpelling: new Map(), byId: new Map() };
    for (const { id, key, name, named_at } of rows.all()) remember(fresh, { id: id as CameraId, key, name, namedAt: named_at });
    memory = fresh;
    return fresh;
  };
  read();

  const known = (name: string, recordedAt: Instant): Known => {
    const all = read();
    const seen = all.bySpelling.get(name);
    if (seen !== undefined) return seen;
    const key = cameraKey(name);
    let camera = all.byKey.get(key);
    if (camera === undefined) {
      const row = insert.get(key, name, recordedAt);
      if (row === undefined) throw new Error('A camera row was not written.');
      camera = remember(all, { id: row.id as CameraId, key, name: row.name, namedAt: row.named_at });
    }
    all.bySpelling.set(name, camera);
    return camera;
  };

  return {
    get version() {
      return version;
    },
    idFor(name, recordedAt) {
      const camera = known(name, recordedAt);
      if (recordedAt > camera.namedAt && camera.name !== name) {
        respell.run(name, recordedAt, camera.id);
        camera.name = name;
        camera.namedAt = recordedAt;
        version += 1;
      }
      return camera.id;
    },
    all: () => [...read().byId.values()].map(({ id, key, name }) => ({ id, key, name })),
    byId: (id) => read().byId.get(id) ?? null,
    forget() {
      memory = null;
      version += 1;
    },
  };
}
