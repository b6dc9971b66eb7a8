// Versions as numbers: which of two is newer.

/** `1.12.3`, with a `v` in front or something after a hyphen that makes it a version before that one. */
const form = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})(-[\w.-]{1,60})?$/;

/** The version in the name of a release, without its `v`; null for anything else. Pure. */
export function parseVersion(text: string): string | null {
  return form.test(text) ? text.replace(/^v/, '') : null;
}

/** Whether a release is one that someone who has `own` would want. False when either is no version. Pure. */
export function isNewer(release: string, own: string): boolean {
  const [theirs, ours] = [form.exec(release), form.exec(own)];
  if (theirs === null || ours === null) return false;
  for (const place of [1, 2, 3]) {
    const difference = Number(theirs[place]) - Number(ours[place]);
    if (difference !== 0) return difference > 0;
  }
  return theirs[4] === undefined && ours[4] !== undefined;
}
