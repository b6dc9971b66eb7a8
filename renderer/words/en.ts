// Every word of the interface in English. Numbers come in already written in the user's locale.
import { enCleanup } from './en-cleanup.ts';
import { enDrives } from './en-drives.ts';
import { enExport } from './en-export.ts';
import { enFilm } from './en-film.ts';
import { enFilters } from './en-filters.ts';
import { enFind } from './en-find.ts';
import { enLibrary } from './en-library.ts';
import { enPlayer } from './en-player.ts';
import { enPlaying } from './en-playing.ts';
import { enRuns } from './en-runs.ts';
import { enStorage } from './en-storage.ts';
import { enThumbnails } from './en-thumbnails.ts';

export const en = {
  'app.name': 'Wallclock',
  'app.close': 'Close',
  'app.cancel': 'Cancel',
  'app.retry': 'Try again',
  'app.copy': (what: string) => `Copy ${what}`,
  'app.copied': 'Copied',
  'app.dismiss': 'Dismiss',
  'app.rail': 'Drives and cameras',
  'app.showRail': 'Show drives and cameras',
  'app.hideRail': 'Hide drives and cameras',

  'lost.what': 'Wallclock has stopped.',
  'lost.next': 'Start it again and use the window it opens. What you see here may be out of date.',
  'fault.what': 'Something in Wallclock broke.',
  'fault.next': 'Nothing on your drive was changed. Try again; if it comes back, start Wallclock again.',
  'fault.logged': (id: string) => `Nothing on your drive was changed. Try again; the log has it as ${id}.`,

  'welcome.title': 'Every clip, at the time on your own clock',
  'welcome.text': 'Plug in the USB drive of your Sync Module, or open a folder that holds a copy of it. Wallclock only reads: nothing is written to the drive.',
  'welcome.plugged': 'Plugged in',
  'welcome.waiting': 'No drive with clips is plugged in yet. It appears here as soon as it is.',
  'welcome.demo': 'Try the demo drive',
  'welcome.demoText': 'Three weeks of clips from four cameras, made on this computer.',
  'welcome.folder': 'Open a folder…',
  'welcome.folderText': 'A copy of a drive, on this computer or a network share.',
  'welcome.opening': 'Opening…',
  'welcome.free': (free: string, size: string) => `${free} free of ${size}`,

  'unrecognised.title': (drive: string) => `Not recognised on ${drive}`,
  'unrecognised.text': 'Their names say no time, so they stand in no day. They can be played, and no rule ever selects or deletes them.',
  'unrecognised.none': 'Every file on this drive was recognised.',
  'unrecognised.play': (name: string) => `Play ${name}`,
  'unrecognised.cannotPlay': 'This file cannot be played here.',

  'folders.title': 'Open a folder',
  'folders.text': 'Choose the drive or folder that holds “blink” or “blink_backup”.',
  'folders.up': 'Up one folder',
  'folders.computer': 'This computer',
  'folders.list': 'Folders',
  'folders.empty': 'No folders in here.',
  'folders.cut': 'More folders than can be listed here.',
  'folders.holdsClips': 'Blink clips',
  'folders.open': (name: string) => `Open ${name}`,
  'folders.openThis': 'Open this folder',

  'zone.label': 'Time zone',
  'zone.button': (shown: string, zone: string) => `${shown}. Times are shown in ${zone}. Change the time zone`,
  'zone.search': 'City, zone or offset',
  'zone.noMatch': 'No zone has this name. Try a large city nearby.',
  'zone.automatic': (zone: string) => `Automatic (${zone})`,

  'theme.label': 'Theme',
  'theme.system': 'Like the system',
  'theme.light': 'Light',
  'theme.dark': 'Dark',

  'notice.catalog-rebuilt': 'The catalog was damaged and has been rebuilt from the drive. No clip was touched.',
  'notice.catalog-newer': 'The catalog was made by a newer Wallclock. It was set aside and a new one was made; nothing on the drive changed.',
  'notice.labels-restored': 'The catalog was damaged. Your camera names, stars and notes were brought back from their copy.',
  'notice.labels-lost': 'The catalog was damaged, and your camera names, stars and notes in it could not be read. The old file was kept.',
  'notice.scan-stopped': (subject: string) => `The scan of ${subject} stopped before its end. Clips found earlier stay listed; scan again when the drive is back.`,
  'notice.data-folder-full': (subject: string) => `The computer’s own disk is full, so the catalog in ${subject} cannot grow. Free some space there; nothing on your drives is affected.`,
  'notice.scan-unreadable': (subject: string) => `Some folders of ${subject} could not be read. What they held before stays listed.`,

  'help.title': 'Keys',
  'help.text': 'Keys work everywhere except while you type.',

  ...enCleanup,
  ...enDrives,
  ...enExport,
  ...enFilm,
  ...enFilters,
  ...enFind,
  ...enLibrary,
  ...enPlayer,
  ...enPlaying,
  ...enRuns,
  ...enStorage,
  ...enThumbnails,
} as const;
