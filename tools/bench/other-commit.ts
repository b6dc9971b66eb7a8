// Another commit beside this checkout: a work tree of its own, with what it depends on.
import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tail } from '../project.mjs';
import type { PutAway } from './put-away.ts';

export interface OtherCommit {
  readonly root: string;
  /** Short hash. */
  readonly commit: string;
}

/** Rejects with a sentence where there is no such commit or its packages cannot be installed. */
export async function checkOut(wanted: string, folder: string, putAway: PutAway): Promise<OtherCommit> {
  const found = await run('git', ['rev-parse', '--verify', '--short', '--end-of-options', `${wanted}^{commit}`]);
  if (!found.ok) throw new Error(`There is no commit ${wanted} here.`);
  const commit = found.output.trim();
  const place = join(folder, `commit-${commit}`);
  const added = await run('git', ['worktree', 'add', '--detach', place, commit]);
  if (!added.ok) throw new Error(`git could not check ${wanted} out: ${tail(added.output, 1)}`);
  putAway.later(() => run('git', ['worktree', 'remove', '--force', place]));
  const isSame = (await run('git', ['diff', '--quiet', commit, '--', 'package-lock.json'])).ok;
  if (isSame && existsSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'));
  else {
    const installed = await run('npm', ['ci', '--prefix', place, '--include=dev', '--include=optional', '--no-audit', '--no-fund']);
    if (!installed.ok) throw new Error(`npm could not install what ${wanted} needs: ${tail(installed.output, 1)}`);
  }
  return { root: place, commit };
}
