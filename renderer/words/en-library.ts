// Words of the library: days, rulers and cells.
import type { ClipKind, ClipState } from '../../shared/schema.ts';
import { plural, type Counted } from './plural.ts';

const kinds: Record<ClipKind, string> = { 'local-storage': 'Local storage', 'clip-backup': 'Clip backup' };
const kindsShort: Record<ClipKind, string> = { 'local-storage': 'Local', 'clip-backup': 'Backup' };
const states: Record<ClipState, string> = { present: 'On its drive', offline: 'Drive not plugged in', missing: 'Missing from the drive' };
const statesShort: Record<ClipState, string> = { present: '', offline: 'Drive away', missing: 'Missing' };

export const enLibrary = {
  'library.label': 'Clips by day',
  'library.summary': (clips: Counted, days: Counted) => `${plural(clips, 'clip', 'clips')} on ${plural(days, 'day', 'days')}`,
  'library.loading': 'Loading the days…',
  'library.noClips': 'No clips yet',
  'library.noClipsText': 'This drive has the folders of a Sync Module, but no clip in them. New clips appear here by themselves.',
  'library.scanning': 'Looking for clips…',
  'library.scanningText': 'The newest days come first. You can watch while the scan goes on.',
  'library.allOff': 'All cameras are switched off',
  'library.allOffText': 'Switch a camera on in the list at the left.',
  'library.noneForCameras': 'No clips from the cameras that are switched on',

  'day.clips': (clips: Counted) => plural(clips, 'clip', 'clips'),
  'day.list': (day: string) => `Clips of ${day}`,
  'day.ruler': (day: string, hours: number, clips: Counted) => `${day} on a ruler of ${String(hours)} hours: ${plural(clips, 'clip', 'clips')}. The list below has them all.`,
  'day.hours': (hours: string) => `${hours} hours`,
  'day.back': 'The clocks go back on this day: one stretch of the clock comes twice.',
  'day.forward': 'The clocks go forward on this day: one stretch of the clock never comes.',

  'clip.kind': (kind: ClipKind) => kinds[kind],
  'clip.kindShort': (kind: ClipKind) => kindsShort[kind],
  'clip.state': (state: ClipState) => states[state],
  'clip.stateShort': (state: ClipState) => statesShort[state],
  'clip.damaged': 'Damaged',
  'clip.starred': 'Starred',
  'clip.noted': 'With a note',
  'clip.watched': 'Watched',
  'clip.exported': 'Exported',
  'clip.unknownCamera': 'Unknown camera',
} as const;
