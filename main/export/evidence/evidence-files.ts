// What lies where in an evidence folder.

export const originalsFolder = 'originals';
export const pageName = 'index.html';

/** Below the target, with slashes: what is made of an original. */
export interface DerivedFiles {
  readonly picture: string;
  readonly viewing: string;
}

/** Of a file that the manifest lists; null for one that is no original of an evidence folder. */
export function derivedFiles(file: string): DerivedFiles | null {
  if (!file.startsWith(`${originalsFolder}/`)) return null;
  const stem = file.slice(originalsFolder.length + 1).replace(/\.[^./]{1,8}$/, '');
  return { picture: `pictures/${stem}.jpg`, viewing: `viewing-copies/${stem}.mp4` };
}
