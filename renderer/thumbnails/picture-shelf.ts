// The thumbnails the page holds: a bounded number of object URLs, the longest unused revoked first, none that is on the page.
import type { ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';

/** What a cell shows: a picture, or why there is none. `sizeBytes` of the clip it was made of, when that was known. */
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

export function createPictureShelf<Key>(most: number, revoke: (url: string) => void): PictureShelf<Key> {
  // In order of use, the longest unused first.
  const held = new Map<Key, Shown>();
  const followers = new Map<Key, Set<() => void>>();

  const letGo = (key: Key): void => {
    const shown = held.get(key);
    held.delete(key);
    if (shown?.kind === 'picture') revoke(shown.url);
  };
  const tell = (key: Key): void => {
    for (const hear of followers.get(key) ?? []) hear();
  };
  const evict = (): void => {
    for (const key of held.keys()) {
      if (held.size <= most) return;
      if (!followers.has(key)) letGo(key);
    }
  };

  return {
    get: (key) => held.get(key) ?? null,
    set(key, shown) {
      letGo(key);
      held.set(key, shown);
      evict();
      tell(key);
    },
    forget(key) {
      letGo(key);
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
