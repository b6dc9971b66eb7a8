// Where the project's releases are: worked out from `repository` in package.json, and from nowhere else.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface Releases {
  /** Answers with the newest release as JSON. */
  readonly question: string;
  /** Shows the newest release to people. */
  readonly page: string;
}

const Package = z.object({ repository: z.union([z.string(), z.object({ url: z.string() })]).optional() });

/** Both forms npm knows: `github:owner/name`, and an address that may begin with `git+` and end in `.git`. */
const repository = /^(?:github:|(?:git\+)?https:\/\/github\.com\/)([\w-]+)\/([\w.-]+?)(?:\.git)?$/;

/** Null when the text names no repository on GitHub. Pure. */
export function releasesOf(address: string): Releases | null {
  const [, owner, name] = repository.exec(address) ?? [];
  if (owner === undefined || name === undefined || /^\.+$/.test(name)) return null;
  return {
    question: `https://api.github.com/repos/${owner}/${name}/releases/latest`,
    page: `https://github.com/${owner}/${name}/releases/latest`,
  };
}

/** Null until package.json says where the project lives. */
export function ownReleases(): Releases | null {
  // Our own file, two folders up from the source and from the build alike.
  const read = Package.parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')));
  const address = typeof read.repository === 'object' ? read.repository.url : read.repository;
  return address === undefined ? null : releasesOf(address);
}
