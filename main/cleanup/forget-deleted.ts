// Takes clips out of the catalog as a run deletes them, many at once, and tells the page at a pace it can follow.
import type { Catalog } from '../catalog/catalog.ts';
import type { ClipId } from '../../shared/ids.ts';

export interface DeletedBook {
  add(id: ClipId): void;
  flush(): void;
}

const rowsAtOnce = 256;
const tellEveryMs = 250;

/** `onClips`: clips went; at most four times a second, and at every flush. */
export function createDeletedBook(writer: Pick<Catalog['writer'], 'recordDeleted'>, { onClips, onFault }: { readonly onClips: () => void; readonly onFault: (error: unknown) => void }): DeletedBook {
  let waiting: ClipId[] = [];
  let toldAt = -Infinity;
  const write = (): void => {
    const ids = waiting;
    waiting = [];
    try {
      if (ids.length > 0) writer.recordDeleted(ids);
    } catch (error) {
      // The clips are gone whatever the catalog holds, and the next reading of their folders finds that.
      onFault(error);
    }
  };
  return {
    add(id) {
      waiting.push(id);
      if (waiting.length < rowsAtOnce) return;
      write();
      if (performance.now() - toldAt < tellEveryMs) return;
      toldAt = performance.now();
      onClips();
    },
    flush() {
      write();
      onClips();
    },
  };
}
