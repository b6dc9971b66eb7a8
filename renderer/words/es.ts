// Every word of the interface in Spanish: to one person, as «tú».
import { esAbout } from './es-about.ts';
import { esCleanup } from './es-cleanup.ts';
import { esDrives } from './es-drives.ts';
import { esExport } from './es-export.ts';
import { esFilm } from './es-film.ts';
import { esFilters } from './es-filters.ts';
import { esFind } from './es-find.ts';
import { esHelp } from './es-help.ts';
import { esLibrary } from './es-library.ts';
import { esPlayer } from './es-player.ts';
import { esPlaying } from './es-playing.ts';
import { esRuns } from './es-runs.ts';
import { esSentences } from './es-sentences.ts';
import { esStorage } from './es-storage.ts';
import { esThumbnails } from './es-thumbnails.ts';
import { esWindow } from './es-window.ts';
import type { Words } from './words.ts';

export const es: Words = {
  ...esWindow,
  ...esAbout,
  ...esCleanup,
  ...esDrives,
  ...esExport,
  ...esFilm,
  ...esFilters,
  ...esFind,
  ...esHelp,
  ...esLibrary,
  ...esPlayer,
  ...esPlaying,
  ...esRuns,
  ...esSentences,
  ...esStorage,
  ...esThumbnails,
};
