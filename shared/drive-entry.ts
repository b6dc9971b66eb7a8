// What an entry of a drive is, judged by its name alone. Sources: DOMAIN "What else lies on a drive".

/** `staging`: the module's own `.tmp`, never indexed. `recovered`: what a file-system check left in FOUND.000. */
export type FolderVerdict = 'folder' | 'staging' | 'recovered' | 'junk';

/** `unfinished`: a clip that was never completed or only partly recovered. `other`: not ours. */
export type FileVerdict = 'clip' | 'unfinished' | 'junk' | 'other';

const junkFolders = new Set([
  'system volume information', '$recycle.bin', 'recycler', 'lost+found', 'lost.dir',
]);
const junkFiles = new Set(['thumbs.db', 'desktop.ini', 'autorun.inf', 'wpsettings.dat', 'indexervolumeguid']);
const recoveredFolder = /^found\.\d{3}$/i;
const archiveRoots: ReadonlyMap<string, 'local-storage' | 'clip-backup'> = new Map([
  ['blink', 'local-storage'],
  ['blink_backup', 'clip-backup'],
  ['blink_backups', 'clip-backup'],
]);

/** The kind a root folder is made for, or null when the name is no root. Any case. */
export function archiveRootKind(name: string): 'local-storage' | 'clip-backup' | null {
  return archiveRoots.get(name.toLowerCase()) ?? null;
}

export function judgeFolder(name: string): FolderVerdict {
  if (name.startsWith('.')) return name.toLowerCase() === '.tmp' ? 'staging' : 'junk';
  if (junkFolders.has(name.toLowerCase())) return 'junk';
  return recoveredFolder.test(name) ? 'recovered' : 'folder';
}

/** `isRecovered`: the file lies in a folder that a file-system check made. */
export function judgeFile(name: string, isRecovered = false): FileVerdict {
  if (name.startsWith('.')) return 'junk';
  const ending = lastFour(name);
  if (ending === '.mp4') return 'clip';
  if (ending.endsWith('.ts')) return 'unfinished';
  if (junkFiles.has(name.toLowerCase())) return 'junk';
  if (isRecovered || /^fsck\d+\.rec$/i.test(name)) return 'unfinished';
  return 'other';
}

function lastFour(name: string): string {
  return name.slice(-4).toLowerCase();
}
