// A folder of the volume, proven to lie where the plan says, and a way to its files that cannot be led elsewhere.
//
// Why by a handle where the system allows it: between a check of `a/b/c` and the deletion of `a/b/c` another program can
// replace `b` by a link, and the path leads elsewhere. Node has no `unlinkat`. Linux offers the same through
// `/proc/self/fd/N/name`: the folder is opened once, the kernel is asked where the opened folder lies, and from then on
// its files are named below the handle, whatever happens to the path above. Elsewhere every step of the path is looked at
// right before each deletion; a swap within those microseconds is not closed there, and then only a file of the same name,
// size and time could go. The one gap that no system closes is the last name itself: between its check and its deletion
// another program may put another file of that name into the same folder.
import { readlinkSync } from 'node:fs';
import { constants, lstat, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { KeptReason } from '../../shared/deletion/deletion-schema.ts';
import { archiveRootKind } from '../../shared/drive-entry.ts';
import { systemErrorCode } from '../system-error.ts';
import type { DeletionVolume } from './deletion-types.ts';

export interface FolderDoor {
  /** A path that leads to this name in the proven folder and nowhere else. */
  at(name: string): string;
  /** What is wrong with the way now, if anything; asked right before a file goes. */
  stillLeadsThere(): KeptReason | null | Promise<KeptReason | null>;
  close(): Promise<void>;
}

/** A refusal of the system is thrown on as it came: who asks knows what it means. */
export type OpenDoor = (volume: DeletionVolume, folder: string) => Promise<FolderDoor | KeptReason>;

/** For a system without the handles of Linux. */
export const openByPath: OpenDoor = async (volume, folder) => {
  if (!isPlainFolder(folder)) return 'outside-archive';
  const wrong = await wrongStep(volume, folder);
  if (wrong !== null) return wrong;
  return {
    at: (name: string) => path.join(volume.root, folder, name),
    stillLeadsThere: () => wrongStep(volume, folder),
    close: () => Promise.resolve(),
  };
};

/** For Linux. The folder is not followed through links: the kernel answers its real place, which must be the planned one. */
export const openByHandle: OpenDoor = async (volume, folder) => {
  if (!isPlainFolder(folder)) return 'outside-archive';
  let handle: FileHandle;
  try {
    handle = await open(path.join(volume.root, folder), constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === 'ELOOP' || code === 'ENOTDIR') return 'folder-changed';
    throw cause;
  }
  let wrong: KeptReason | null = 'folder-changed';
  try {
    const found = await handle.stat();
    const self = `/proc/self/fd/${handle.fd}`;
    const full = path.join(volume.root, folder);
    const look = (): KeptReason | null | Promise<KeptReason | null> => wrongPlace(self, full, found.ino, volume, folder);
    wrong = found.dev === volume.device ? await look() : 'other-drive';
    if (wrong === null) return { at: (name: string) => `${self}/${name}`, stillLeadsThere: lastingFor(answerHoldsMs, look), close: () => handle.close() };
    return wrong;
  } finally {
    if (wrong !== null) await handle.close();
  }
};

/** Less than it takes to delete one clip: of several that were looked at in the same moment, one asks for all. */
const answerHoldsMs = 0.1;

function lastingFor<Answer>(ms: number, ask: () => Answer): () => Answer {
  let last: { readonly at: number; readonly answer: Answer } | null = null;
  return () => {
    const now = performance.now();
    if (last === null || now - last.at > ms) last = { at: now, answer: ask() };
    return last.answer;
  };
}

/** What is wrong with the real place of an opened folder. Asked synchronously: the kernel answers from memory, in a microsecond. */
function wrongPlace(self: string, full: string, inode: number, volume: DeletionVolume, folder: string): KeptReason | null | Promise<KeptReason | null> {
  const place = readlinkSync(self);
  if (place === full) return null;
  // As the kernel calls a folder that was removed (proc_pid_fd, 5): only an empty one can be, so another program took the clips.
  if (place === `${full} (deleted)`) return 'gone';
  // Where case does not count, the kernel may answer in the spelling another program used.
  return place.toLowerCase() === full.toLowerCase() ? wrongSpelling(full, inode, volume, folder) : 'folder-changed';
}

async function wrongSpelling(full: string, inode: number, volume: DeletionVolume, folder: string): Promise<KeptReason | null> {
  const wrong = await wrongStep(volume, folder);
  if (wrong !== null) return wrong;
  return (await lstat(full)).ino === inode ? null : 'folder-changed';
}

/** What is wrong with the first step of the way that is no real folder of this drive. */
async function wrongStep(volume: DeletionVolume, folder: string): Promise<KeptReason | null> {
  const names = folder.split('/');
  for (let depth = 0; depth <= names.length; depth += 1) {
    const found = await lstat(path.join(volume.root, ...names.slice(0, depth)));
    if (!found.isDirectory()) return 'folder-changed';
    if (found.dev !== volume.device) return 'other-drive';
  }
  return null;
}

export const openDoor: OpenDoor = process.platform === 'linux' ? openByHandle : openByPath;

/** Names below an archive root and nothing else: no `..`, nothing empty, no drive letter, no stream of a Windows file. */
function isPlainFolder(folder: string): boolean {
  const names = folder.split('/');
  return names.every(isPlainName) && archiveRootKind(names[0] ?? '') !== null;
}

/** A name that means an entry of its folder on every system. */
export function isPlainName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name) && !(path.sep === '\\' && /[\\:]/.test(name));
}
