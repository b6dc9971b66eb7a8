// Every word of the interface in German. Short, without „Sie“ where that is natural, and never with „du“.
import { deAbout } from './de-about.ts';
import { deCleanup } from './de-cleanup.ts';
import { deDrives } from './de-drives.ts';
import { deExport } from './de-export.ts';
import { deFilm } from './de-film.ts';
import { deFilters } from './de-filters.ts';
import { deFind } from './de-find.ts';
import { deHelp } from './de-help.ts';
import { deLibrary } from './de-library.ts';
import { dePlayer } from './de-player.ts';
import { dePlaying } from './de-playing.ts';
import { deRuns } from './de-runs.ts';
import { deSentences } from './de-sentences.ts';
import { deStorage } from './de-storage.ts';
import { deThumbnails } from './de-thumbnails.ts';
import { deWindow } from './de-window.ts';
import type { Words } from './words.ts';

export const de: Words = {
  ...deWindow,
  ...deAbout,
  ...deCleanup,
  ...deDrives,
  ...deExport,
  ...deFilm,
  ...deFilters,
  ...deFind,
  ...deHelp,
  ...deLibrary,
  ...dePlayer,
  ...dePlaying,
  ...deRuns,
  ...deSentences,
  ...deStorage,
  ...deThumbnails,
};
