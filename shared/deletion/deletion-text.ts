// Why a clip is not deleted, or a whole deletion does not happen: closed lists, and the sentence for each.
import { clipDamageText } from '../clip-damage-text.ts';
import { nameProblemText } from '../name-problem-text.ts';
import { unfinishedText } from '../report-text.ts';
import type { DeletionRefusal, DeletionStop, KeptReason, LeftOutReason } from './deletion-schema.ts';

const leftOutTexts: Record<Exclude<LeftOutReason['code'], 'damaged' | 'unrecognised' | 'unfinished'>, string> = {
  starred: 'Starred: no rule deletes it.',
  noted: 'It has a note: no rule deletes it.',
  'outside-archive': 'It is not in an archive folder (“blink” or “blink_backup”), and nothing outside is deleted.',
  offline: 'Its drive is not plugged in.',
  unreadable: 'The drive would not let it be read.',
  staging: 'Staging: the module may still be writing it.',
  gone: 'It is no longer on the drive.',
  'copy-lost': 'It was exported once, but its copy is no longer where it was put, or lies on this same drive.',
};

/** `path`: of the file the reason is about. */
export function leftOutText(reason: LeftOutReason, path: string): string {
  if (reason.code === 'damaged') return `Damaged: ${clipDamageText[reason.damage]}`;
  if (reason.code === 'unrecognised') return `Unrecognised: ${nameProblemText[reason.problem]}`;
  return reason.code === 'unfinished' ? `Unfinished: ${unfinishedText(path)}` : leftOutTexts[reason.code];
}

const keptTexts: Record<KeptReason, string> = {
  gone: 'It was already gone: another program may have moved or deleted it.',
  changed: 'It changed after the plan was made, so it was left alone. Plan again to see it as it is now.',
  'not-a-file': 'Something else has its name now (a folder or a link), so it was left alone.',
  'not-a-clip': 'Its name is no clip’s, and nothing but clips is deleted.',
  'folder-changed': 'A folder above it was replaced or is a link now, so it was left alone.',
  'other-drive': 'It lies on another drive than the plan was made for, so it was left alone.',
  'outside-archive': 'It is not in an archive folder, and nothing outside is deleted.',
  locked: 'The system protects it from being deleted (a locked or immutable file).',
  'not-allowed': 'Your account may not delete it.',
  'in-use': 'Another program has it open. Close it there and delete again.',
  refused: 'The system would not delete it.',
  'not-copied': 'Not deleted: its copy could not be read back and compared.',
  protected: 'It was starred or given a note after the plan was made.',
  damaged: 'Its headers show that it is damaged, and no rule deletes a damaged clip.',
  'copy-lost': 'Its exported copy is not there, or is no longer the same as the clip.',
  'no-duplicate': 'The clip it is a duplicate of is no longer there unchanged.',
  'not-reached': 'Not reached before the deletion stopped.',
};

export function keptText(reason: KeptReason): string {
  return keptTexts[reason];
}

const endTexts: Record<DeletionRefusal | DeletionStop, (drive: string) => string> = {
  cancelled: () => 'Cancelled. What was deleted until then is gone for good; the rest is untouched.',
  'drive-changed': (s) => `${s} is not the drive the plan was made for, or was plugged in anew since. Nothing was deleted: plan again.`,
  'drive-gone': (s) => `${s} went away. Plug it in again and look at what is left before you go on.`,
  'drive-read-only': (s) => `${s} can only be read. Check the lock switch on the drive or its adapter. A drive with errors is also locked by the system: copy what matters first, then check it with your system’s tools.`,
  'drive-error': (s) => `${s} reported an error, so the deletion stopped. Copy what matters from it first, then check it with your system’s tools.`,
  'journal-on-drive': () => 'The journal of a deletion is never kept on the drive itself. Choose another data folder. Nothing was deleted.',
  'journal-not-writable': () => 'The journal of the deletion could not be written on this computer: its disk may be full or the folder locked. Nothing is deleted without it.',
  'journal-unreadable': () => 'The journal of this deletion cannot be read, so it cannot go on. Plan again.',
  'still-running': () => 'This deletion is still running in another program.',
};

/** For a run that ended because its drive, or the one for its copies, was ejected. `hasDeleted`: some clips were gone by then. */
export function ejectedText(drive: string, hasDeleted: boolean): string {
  return hasDeleted
    ? `Stopped, because a drive it needs was ejected. What was deleted from ${drive} until then is gone for good; the rest is untouched.`
    : `Stopped, because a drive it needs was ejected. Nothing was deleted from ${drive}.`;
}

/** `drive`: its name. What happened, and what to do. */
export function deletionEndText(code: DeletionRefusal | DeletionStop, drive: string): string {
  return endTexts[code](drive);
}
