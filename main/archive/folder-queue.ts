// The order in which a drive is read: newest month first, whatever the tree above it looks like.

export interface QueuedFolder {
  /** Relative to the root of the walk, with slashes; '' is the root. */
  readonly path: string;
  readonly isRecovered: boolean;
}

interface Ranked extends QueuedFolder {
  readonly rank: number;
}

const archiveRootRank = 1e9;
const undatedRank = -1;

/**
 * A folder's place in the queue: archive roots first (they are read at once and hold the months), then by date,
 * newest first, then everything without a date. A month ranks just above its own days.
 */
export function folderRank(path: string): number {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const digits = name.replaceAll('-', '');
  if (/^\d\d-\d\d(-\d\d)?$/.test(name)) return Number(digits.padEnd(6, '9'));
  return path === '' || /^blink(_backups?)?$/i.test(name) ? archiveRootRank : undatedRank;
}

/** Whether a folder of this rank is a month. */
export function isMonth(rank: number): boolean {
  return rank % 100 === 99;
}

/** A binary heap: a drive full of something else may hold a million folders. */
export class FolderQueue {
  readonly #heap: Ranked[] = [];

  get size(): number {
    return this.#heap.length;
  }

  /** Whether the next folder is a root or carries a date: the ones a user waits for. */
  get isNextAwaited(): boolean {
    return (this.#heap[0]?.rank ?? undatedRank) > undatedRank;
  }

  /** Whether the next folder is a root, which holds the months. */
  get isNextRoot(): boolean {
    return this.#heap[0]?.rank === archiveRootRank;
  }

  add(folder: QueuedFolder): void {
    const heap = this.#heap;
    const item = { ...folder, rank: folderRank(folder.path) };
    let place = heap.length;
    heap.push(item);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || parent.rank >= item.rank) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = item;
  }

  take(): QueuedFolder | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const leftItem = heap[left];
      if (leftItem === undefined) break;
      const rightItem = heap[left + 1];
      const isRight = rightItem !== undefined && rightItem.rank > leftItem.rank;
      const child = isRight ? rightItem : leftItem;
      if (child.rank <= last.rank) break;
      heap[place] = child;
      place = isRight ? left + 1 : left;
    }
    heap[place] = last;
    return first;
  }
}
