// From clips to export to clips for a film: each through the door to its file, with what its headers say.
import type { ClipToExport } from './export/export-types.ts';
import type { FilmClip } from './export/film/film-types.ts';
import { resolveInside } from './inside-root.ts';
import { readClipMakeup } from './media/clip-makeup.ts';

export type SourcedClip = ClipToExport & FilmClip;

const atOnce = 4;

/** In the same order. What cannot be reached or read has no makeup and is left out of films. */
export async function toFilmClips(clips: readonly ClipToExport[], signal?: AbortSignal): Promise<SourcedClip[]> {
  const filmed: SourcedClip[] = [];
  const waiting = clips.entries();
  const work = async (): Promise<void> => {
    for (const [place, clip] of waiting) {
      filmed[place] = signal?.aborted === true ? unread(clip) : await toFilmClip(clip);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return filmed;
}

async function toFilmClip(clip: ClipToExport): Promise<SourcedClip> {
  const found = await resolveInside(clip.root, clip.path);
  if (!found.ok) return unread(clip);
  const makeup = await readClipMakeup(found.value.fullPath);
  return { ...unread(clip), fullPath: found.value.fullPath, makeup: makeup.ok ? makeup.value : null };
}

function unread(clip: ClipToExport): SourcedClip {
  return { ...clip, name: clip.path.slice(clip.path.lastIndexOf('/') + 1), fullPath: '', makeup: null };
}
