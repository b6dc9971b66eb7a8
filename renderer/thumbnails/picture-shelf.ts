// The thumbnails the page holds: a bounded number, the longest unused let go first, none that is on the page.
import type { ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';

/** What a cell shows: a picture, as the address an image takes, or why there is none. `sizeBytes` of the clip it was made of, when that was known. */
export type Shown = { readonly sizeBytes: number | null } & (
  | { readonly kind: 'picture'; readonly url: string }
  | { readonly kind: 'trouble'; readonly trouble: ThumbnailTrouble }
);

export interface PictureShelf<Key> {
  /** Null: not known yet. The same object as long as nothing changed. */
  get(key: Key): Shown | null;
  /** Tells those who follow it. */
  set(key: Key, shown: Shown): void;
  forget(key: Key): void;
  /** Hears when `key` changes and keeps it from being evicted; returns the way to stop. */
  follow(key: Key, hear: () => void): () => void;
}

export function createPictureShelf<Key>(most: number): PictureShelf<Key> {
  // In order of use, the longest unused first.
  const held = new Map<Key, Shown>();
  const followers = new Map<Key, Set<() => void>>();

  const tell = (key: Key): void => {
    for (const hear of followers.get(key) ?? []) hear();
  };
  const evict = (): void => {
    for (const key of held.keys()) {
      if (held.size <= most) return;
      if (!followers.has(key)) held.delete(key);
    }
  };

  return {
    get: (key) => held.get(key) ?? null,
    set(key, shown) {
      held.delete(key);
      held.set(key, shown);
      evict();
      tell(key);
    },
    forget(key) {
      held.delete(key);
      tell(key);
    },
    follow(key, hear) {
      const hearing = followers.get(key) ?? new Set();
      followers.set(key, hearing.add(hear));
      const shown = held.get(key);
      if (shown !== undefined) {
        held.delete(key);
        held.set(key, shown);
      }
      return () => {
        hearing.delete(hear);
        if (hearing.size === 0 && followers.get(key) === hearing) followers.delete(key);
      };
    },
  };
}
