// What a quick check lints where lint knows nothing yet: what its author changed, and not what others wrote.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../main/testing/clip-tree.ts';
import { changedFiles } from './lint-steps.mjs';

function repository() {
  const folder = temporaryFolder();
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'init.defaultBranch=main', ...args], { cwd: folder, stdio: 'pipe' });
  const write = (name: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), `// ${name} ${String(Math.random())}\n`);
  };
  const commit = () => {
    git('add', '.');
    git('commit', '-q', '-m', 'more');
  };
  git('init', '-q');
  for (const name of ['main/a.ts', 'main/b.ts', 'tools/c.mjs', 'notes.md']) write(name);
  commit();
  return { folder, git, write, commit };
}

test('they are those changed, new or committed since the others’ main, and still there', () => {
  const { folder, git, write, commit } = repository();
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  write('main/a.ts');
  commit();
  write('tools/c.mjs');
  write('notes.md');
  write('renderer/new.tsx');
  rmSync(path.join(folder, 'main/b.ts'));
  expect(changedFiles(folder).sort()).toEqual(['main/a.ts', 'renderer/new.tsx', 'tools/c.mjs']);
});

test('where nobody else is known, they are those since the last commit', () => {
  const { folder, write } = repository();
  expect(changedFiles(folder)).toEqual([]);
  write('main/b.ts');
  expect(changedFiles(folder)).toEqual(['main/b.ts']);
});

test('outside a repository they are all', () => {
  expect(changedFiles(temporaryFolder())).toEqual(['.']);
});
