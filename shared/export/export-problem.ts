// Why an export, or one clip of it, did not go through: a closed list, and the sentence for each.

/** What stops an export before its first clip. */
export const refusalCodes = [
  'target-is-a-file', 'target-inside-archive', 'target-not-writable', 'target-too-small', 'target-busy', 'target-has-other-manifest',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What stops an export on its way. Run again, it goes on where it was. */
export const stopCodes = ['cancelled', 'source-gone', 'source-failing', 'target-gone', 'target-full', 'target-read-only', 'target-failing'] as const;
export type StopCode = (typeof stopCodes)[number];

/** What happens to one clip; the others go on. */
export const clipProblemCodes = [
  'source-missing', 'source-unreadable', 'source-changed', 'read-back-differs', 'different-file-there', 'partial-in-the-way',
  'name-refused', 'folder-refused', 'path-too-long', 'file-too-large', 'target-refused', 'target-failed',
] as const;
export type ClipProblemCode = (typeof clipProblemCodes)[number];

export type ExportProblemCode = RefusalCode | StopCode | ClipProblemCode;

/** `subject`: the folder, file or size it is about, as the user knows it. */
export interface ExportProblem<Code extends ExportProblemCode = ExportProblemCode> {
  readonly code: Code;
  readonly subject: string;
}

const sentences: Record<ExportProblemCode, (subject: string) => string> = {
  'target-is-a-file': (s) => `${s} is a file, not a folder. Choose a folder for the copies.`,
  'target-inside-archive': (s) => `${s} lies inside the archive itself. Nothing is ever written there: choose a folder outside it.`,
  'target-not-writable': (s) => `Nothing can be written to ${s}. Check its permissions and whether its drive is locked, or choose another folder.`,
  'target-too-small': (s) => `${s}. Free some space or choose another drive.`,
  'target-busy': (s) => `Another export is writing to ${s}. Let it finish, or choose another folder.`,
  'target-has-other-manifest': (s) => `${s} was not written by Wallclock and would have to be replaced. Move it away or choose another folder.`,
  cancelled: () => 'Cancelled. Run the same export again to go on where it was.',
  'source-gone': (s) => `${s} went away. Plug it in and run the same export again: it goes on where it was.`,
  'source-failing': (s) => `${s} reports errors: five clips in a row could not be read. Copy what matters most first, a few clips at a time, and do not write to this drive any more.`,
  'target-gone': (s) => `${s} went away. Plug its drive in and run the same export again: it goes on where it was.`,
  'target-full': (s) => `The drive of ${s} is full. Free some space and run the same export again: it goes on where it was.`,
  'target-read-only': (s) => `The drive of ${s} can only be read now. Systems lock a drive that has errors: check it, or choose another folder.`,
  'target-failing': (s) => `The drive of ${s} reports errors. Do not trust it with these clips: check it, or export to another drive.`,
  'source-missing': () => 'The clip is no longer on the drive.',
  'source-unreadable': () => 'The clip cannot be read. The drive may be damaged.',
  'source-changed': () => 'The clip changed while it was copied; it may still be growing. Export it again.',
  'read-back-differs': () => 'What was read back is not what was written, so the copy was removed. Do not trust this target drive.',
  'different-file-there': () => 'Another file with this name lies there and was left as it is.',
  'partial-in-the-way': () => 'A file with this name and “.partial” lies there and was left as it is. Move it away and export again.',
  'name-refused': () => 'The drive takes no file of this name.',
  'folder-refused': () => 'The folder for this clip could not be made, or it is a link that leads elsewhere.',
  'path-too-long': () => 'The path would be longer than this system allows. Choose a shorter template or folder.',
  'file-too-large': () => 'The clip is larger than the drive’s file system allows (4 GB on FAT32).',
  'target-refused': () => 'The system did not allow the copy to be written.',
  'target-failed': () => 'The drive reported an error while the copy was written or read back.',
};

export function exportProblemText({ code, subject }: ExportProblem): string {
  return sentences[code](subject);
}
