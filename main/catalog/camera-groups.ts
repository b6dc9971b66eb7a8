// Cameras as the user sees them: names merged into one, their colour, and which are hidden. From the catalog's cameras
// and the labels, computed anew when either changed.
import type { CameraId } from '../../shared/ids.ts';
import type { CameraLabelChange, CameraLabels } from './camera-labels.ts';
import type { CameraBook, CameraRow } from './camera-rows.ts';

/** How many colours there are. Eight cameras seen one after another have eight different ones. */
const colours = 8;

export interface CameraGroup {
  /** The camera it is shown as: the first of `members`. */
  readonly id: CameraId;
  readonly label: string | null;
  readonly colour: number;
  readonly isHidden: boolean;
  readonly members: readonly CameraRow[];
}

/** Which cameras a filter lets through. */
export interface CameraSets {
  /** By camera id, 1 where its clips are meant; null when every camera is. `named` empty or absent: all that are not hidden. */
  allowed(named: readonly number[] | undefined): Uint8Array | null;
}

export interface CameraGroups extends CameraSets {
  all(): readonly CameraGroup[];
  /** The group that a camera, shown or merged, is in; null for an unknown id. */
  of(id: number): CameraGroup | null;
  /** The camera that a clip's camera is shown as. */
  shown(id: CameraId): CameraId;
  /** Labels the whole group that a camera is in. The three writes answer the group as it is after them; null for an unknown id. */
  write(id: CameraId, change: CameraLabelChange): CameraGroup | null;
  /** Puts a merged camera alone, or a shown one with all that were merged into it, into the group of another. */
  merge(id: CameraId, into: CameraId): CameraGroup | null;
  /** Takes one camera out of its group. Where the others were shown as it, they stay together. */
  split(id: CameraId): CameraGroup | null;
  /** Takes away what was given to these cameras; a camera that others are merged into keeps it while one of them is `used`. */
  forget(ids: ReadonlySet<number>, used: ReadonlySet<number>): void;
}

interface KeyedGroup extends CameraGroup {
  /** Key of the camera the members are merged into; the catalog need not know that camera now. */
  readonly root: string;
}

interface Known {
  readonly bookVersion: number;
  readonly labelsVersion: number;
  readonly groups: readonly KeyedGroup[];
  readonly byMember: ReadonlyMap<number, KeyedGroup>;
  readonly largestId: number;
}

export function createCameraGroups(book: CameraBook, labels: CameraLabels): CameraGroups {
  let known: Known | null = null;
  const read = (): Known => {
    if (known?.bookVersion === book.version && known.labelsVersion === labels.version) return known;
    const rows = book.all();
    const groups = groupCameras(rows, labels);
    known = {
      bookVersion: book.version,
      labelsVersion: labels.version,
      groups,
      byMember: new Map(groups.flatMap((group) => group.members.map((member) => [member.id, group]))),
      largestId: Math.max(0, ...rows.map((row) => row.id)),
    };
    return known;
  };
  const of = (id: number): KeyedGroup | null => read().byMember.get(id) ?? null;

  return {
    all: () => read().groups,
    of,
    shown: (id) => of(id)?.id ?? id,
    allowed(named) {
      const { groups, largestId } = read();
      const isNamed = named !== undefined && named.length > 0;
      if (!isNamed && !groups.some((group) => group.isHidden)) return null;
      const meant = isNamed ? named.flatMap((id) => of(id) ?? []) : groups.filter((group) => !group.isHidden);
      const allowed = new Uint8Array(largestId + 1);
      for (const { members } of meant) for (const { id } of members) allowed[id] = 1;
      return allowed;
    },
    write(id, change) {
      const group = of(id);
      if (group === null) return null;
      labels.write(group.root, change);
      return of(id);
    },
    merge(id, into) {
      const [from, to] = [of(id), of(into)];
      const camera = book.byId(id);
      if (from === null || to === null || camera === null) return null;
      if (from === to) return to;
      if (from.id === id) labels.mergeAll(from.root, to.root);
      else labels.mergeOne(camera.key, to.root);
      return of(into);
    },
    split(id) {
      const group = of(id);
      const camera = book.byId(id);
      if (group === null || camera === null) return null;
      const next = group.members.find((member) => member.id !== id);
      if (camera.key !== group.root) labels.mergeOne(camera.key, null);
      else if (next !== undefined) labels.replaceRoot(group.root, next.key);
      return of(id);
    },
    forget(ids, used) {
      labels.forget(read().groups.flatMap(({ root, members }) => {
        const over = members.filter(({ id }) => ids.has(id) && !used.has(id)).map(({ key }) => key);
        if (over.length === members.length) return [root, ...over];
        return over.filter((key) => key !== root);
      }));
    },
  };
}

function groupCameras(rows: readonly CameraRow[], labels: CameraLabels): KeyedGroup[] {
  const labelled = labels.all();
  const byRoot = Map.groupBy(rows, (row) => labelled.get(row.key)?.mergedInto ?? row.key);
  return [...byRoot].map(([root, unsorted]) => {
    // Shown as the camera the user merged into, or the first seen while none of the drives here has that one.
    const members = unsorted.toSorted((a, b) => Number(b.key === root) - Number(a.key === root) || a.id - b.id);
    const id = members[0]?.id;
    if (id === undefined) throw new Error(`The group of ${root} has no camera.`);
    const label = labelled.get(root);
    return { root, id, members, label: label?.label ?? null, colour: label?.colour ?? (id - 1) % colours, isHidden: label?.isHidden ?? false };
  });
}
