// Sentences of a drive's health report beside those for names and for damage.

/** Why a file counts as unfinished: the module's own `.ts`, or what a check of the drive recovered. */
export function unfinishedText(path: string): string {
  return path.slice(-3).toLowerCase() === '.ts'
    ? 'The module began this file and did not finish it as a clip.'
    : 'A check of the drive recovered this file; it may be a part of a clip.';
}

/** A clip that the drive would not give. */
export const unreadableClipText = 'The drive would not let it be read.';

const folderTexts: Readonly<Record<string, string>> = {
  EACCES: 'Your account may not open this folder.',
  EPERM: 'Your account may not open this folder.',
  EIO: 'The drive reported an error while this folder was read.',
  ENAMETOOLONG: 'The path of this folder is too long for this computer.',
  ENOENT: 'The name holds characters this computer cannot read.',
};

/** `code` is the system's, such as `EACCES`. */
export function unreadableFolderText(code: string): string {
  return folderTexts[code] ?? `This folder cannot be read (${code}).`;
}
