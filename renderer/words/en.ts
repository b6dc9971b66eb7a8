// Every word of the interface in English. Numbers come in already written in the user's locale.
import { enAbout } from './en-about.ts';
import { enCleanup } from './en-cleanup.ts';
import { enDrives } from './en-drives.ts';
import { enExport } from './en-export.ts';
import { enFilm } from './en-film.ts';
import { enFilters } from './en-filters.ts';
import { enFind } from './en-find.ts';
import { enHelp } from './en-help.ts';
import { enLibrary } from './en-library.ts';
import { enPlayer } from './en-player.ts';
import { enPlaying } from './en-playing.ts';
import { enRuns } from './en-runs.ts';
import { enSentences } from './en-sentences.ts';
import { enStorage } from './en-storage.ts';
import { enThumbnails } from './en-thumbnails.ts';
import { enWindow } from './en-window.ts';

export const en = {
  ...enWindow,
  ...enAbout,
  ...enCleanup,
  ...enDrives,
  ...enExport,
  ...enFilm,
  ...enFilters,
  ...enFind,
  ...enHelp,
  ...enLibrary,
  ...enPlayer,
  ...enPlaying,
  ...enRuns,
  ...enSentences,
  ...enStorage,
  ...enThumbnails,
} as const;
