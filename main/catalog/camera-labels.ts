// What the user gave cameras, in the labels file. `mergedInto` is the key of the camera it is shown as; a camera that
// others are merged into is itself merged into none, so nothing is ever more than one step away.
import type { Sqlite } from './sqlite-file.ts';
import { allOrNone } from './sqlite-file.ts';

export interface CameraLabel {
  readonly label: string | null;
  /** Place in the set of camera colours; null: as it comes. */
  readonly colour: number | null;
  readonly isHidden: boolean;
  readonly mergedInto: string | null;
}

export interface CameraLabelChange {
  readonly label?: string | null | undefined;
  readonly colour?: number | undefined;
  readonly isHidden?: boolean | undefined;
}

/** All by camera key (`cameraKey` of clip-name.ts), whether the catalog knows such a camera now or not. */
export interface CameraLabels {
  /** Grows with every write. */
  readonly version: number;
  all(): ReadonlyMap<string, CameraLabel>;
  write(key: string, change: CameraLabelChange): void;
  /** Shows one camera as another, or as itself (null). Neither may have others merged into it that stay behind. */
  mergeOne(key: string, into: string | null): void;
  /** Shows a camera, and all that were merged into it, as another. */
  mergeAll(root: string, into: string): void;
  /** Takes a camera out of those merged into it; they are shown as `next`, one of them. */
  replaceRoot(root: string, next: string): void;
  /** Takes everything given to these cameras away. */
  forget(keys: readonly string[]): void;
}

interface RawLabel {
  key: string; label: string | null; colour: number | null; is_hidden: number; merged_into: string | null;
}

export function cameraLabelsIn(db: Sqlite): CameraLabels {
  const read = db.prepare<[], RawLabel>('SELECT key, label, colour, is_hidden, merged_into FROM camera_label');
  const upsert = db.prepare<[RawLabel]>(
    `INSERT INTO camera_label (key, label, colour, is_hidden, merged_into) VALUES (@key, @label, @colour, @is_hidden, @merged_into)
     ON CONFLICT (key) DO UPDATE SET label = excluded.label, colour = excluded.colour, is_hidden = excluded.is_hidden`,
  );
  const setRoot = db.prepare<{ key: string; into: string | null }>(
    'INSERT INTO camera_label (key, merged_into) VALUES (@key, @into) ON CONFLICT (key) DO UPDATE SET merged_into = excluded.merged_into',
  );
  const drop = db.prepare<[string]>('DELETE FROM camera_label WHERE key = ?');
  const moveMembers = db.prepare<{ root: string; into: string }>('UPDATE camera_label SET merged_into = @into WHERE merged_into = @root');

  let known: ReadonlyMap<string, CameraLabel> | null = null;
  let version = 0;
  const all = (): ReadonlyMap<string, CameraLabel> =>
    (known ??= new Map(read.all().map((raw) => [
      raw.key, { label: raw.label, colour: raw.colour, isHidden: raw.is_hidden === 1, mergedInto: raw.merged_into },
    ])));
  const changing = (work: () => void): void => {
    allOrNone(db, work)();
    known = null;
    version += 1;
  };

  return {
    get version() {
      return version;
    },
    all,
    write: (key, change) => changing(() => {
      const old = all().get(key);
      upsert.run({
        key,
        label: change.label === undefined ? (old?.label ?? null) : change.label,
        colour: change.colour ?? old?.colour ?? null,
        is_hidden: (change.isHidden ?? old?.isHidden ?? false) ? 1 : 0,
        merged_into: null,
      });
    }),
    mergeOne: (key, into) => changing(() => setRoot.run({ key, into })),
    mergeAll: (root, into) => changing(() => {
      moveMembers.run({ root, into });
      setRoot.run({ key: root, into });
    }),
    replaceRoot: (root, next) => changing(() => {
      setRoot.run({ key: next, into: null });
      moveMembers.run({ root, into: next });
    }),
    forget: (keys) => changing(() => {
      for (const key of keys) drop.run(key);
    }),
  };
}
