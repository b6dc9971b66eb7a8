// What the documents point at is there: files, headings, pictures, commands and their options.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { guidePictures } from './shots/guide.mjs';

const root = path.join(import.meta.dirname, '..');
const inProject = (...steps: string[]) => path.join(root, ...steps);
const textOf = (file: string) => readFileSync(inProject(file), 'utf8');

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(inProject('docs'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md')).map((name) => path.join('docs', name)),
];

/** As the host of the project makes an anchor of a heading. */
function anchorOf(heading: string): string {
  return heading.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/g, '-');
}

function brokenLinks(document: string): string[] {
  const targets = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '').filter((target) => !/^[a-z]+:/.test(target));
  return targets.filter((target) => {
    const [file, anchor] = target.split('#');
    const pointed = file === undefined || file === '' ? document : path.join(path.dirname(document), file);
    if (!existsSync(inProject(pointed))) return true;
    return anchor !== undefined && ![...textOf(pointed).matchAll(/^#+ (.+)$/gm)].some(([, heading]) => anchorOf(heading ?? '') === anchor);
  });
}

const code = (document: string) => [...textOf(document).matchAll(/```[^\n]*\n([^]*?)```|`([^`\n]+)`/g)].flatMap(([, block, span]) => (block ?? span ?? '').split('\n'));
const { scripts } = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const npmsOwn = new Set(['ci', 'install', 'audit']);
const commands = [...textOf('main/cli/main.ts').matchAll(/import \{ (\w+)Command \}/g)].map(([, name]) => name ?? '');
/** Where the options of a command are written. */
const optionsOf = (command: string) => [command, ...(command === 'export' ? ['export-film', 'export-evidence'] : [])].map((name) => textOf(`main/cli/${name}.ts`)).join('\n');

describe.each(documents)('%s', (document) => {
  test('points at nothing that is not there', () => {
    expect(brokenLinks(document)).toEqual([]);
  });

  test('names only scripts that there are', () => {
    const named = code(document).flatMap((line) => [...line.matchAll(/\bnpm (?:run (?:-s )?)?([a-z]+)/g)].map(([, name]) => name ?? ''));
    expect(named.filter((name) => name !== 'run' && scripts[name] === undefined && !npmsOwn.has(name))).toEqual([]);
  });

  test('names only commands and options of the command line that there are', () => {
    const lines = code(document).flatMap((line) => [.../npm run -s cli -- (.+)/.exec(line)?.slice(1) ?? []]);
    const unknown = lines.flatMap((line) => {
      const [command = '', ...words] = line.split(' ');
      if (command === '--help') return [];
      if (!commands.includes(command)) return [command];
      return words.filter((word) => word.startsWith('--') && word !== '--help' && !optionsOf(command).includes(word));
    });
    expect(unknown).toEqual([]);
  });

  test('names only files of the project that there are', () => {
    const files = code(document).flatMap((line) => [...line.matchAll(/(?<![\w./~-])(?:main|renderer|shared|tools|e2e|docs)\/[\w./-]*[\w/]/g)].map(([file]) => file));
    expect(files.filter((file) => !existsSync(inProject(file)))).toEqual([]);
  });
});

test('every picture of the guide is taken by the shots, shown in the guide, and small', () => {
  const folder = inProject('docs', 'guide', 'pictures');
  const there = readdirSync(folder).sort();
  const shown = [...new Set(documents.flatMap((document) => [...textOf(document).matchAll(/pictures\/([\w-]+\.webp)/g)].map(([, name]) => name ?? '')))].sort();
  expect(there).toEqual(guidePictures.map(({ name }) => `${name}.webp`).sort());
  expect(shown).toEqual(there);
  expect(there.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0)).toBeLessThan(3e6);
});

test('every decision stands in the list of decisions', () => {
  const pages = readdirSync(inProject('docs', 'decisions')).filter((name) => name !== 'README.md');
  expect(pages.filter((page) => !textOf('docs/decisions/README.md').includes(`](${page})`))).toEqual([]);
});
