// Loading the electron package outside Electron starts a download, so nothing but this folder may load it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const areas = ['shared', 'main', 'renderer', 'e2e', 'tools'];

/** The package's own description loads nothing. */
const harmless = 'electron/package.json';

function isElectron(node: ts.Node | undefined): boolean {
  return node !== undefined && ts.isStringLiteralLike(node) && /^electron(\/|$)/.test(node.text) && node.text !== harmless;
}

/** True when running this text would load the electron package. A purely typed import is erased and loads nothing. */
function loadsElectron(name: string, text: string): boolean {
  let isFound = false;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword && isElectron(node.moduleSpecifier)) isFound = true;
    if (ts.isExportDeclaration(node) && !node.isTypeOnly && isElectron(node.moduleSpecifier)) isFound = true;
    if (ts.isImportEqualsDeclaration(node) && !node.isTypeOnly && ts.isExternalModuleReference(node.moduleReference) && isElectron(node.moduleReference.expression)) isFound = true;
    if (ts.isCallExpression(node) && isElectron(node.arguments[0])) {
      const callee = node.expression;
      if (callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && /require/i.test(callee.text))) isFound = true;
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return isFound;
}

function sources(): string[] {
  return areas.flatMap((area) =>
    readdirSync(join(root, area), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|tsx|mjs|cjs|js)$/.test(name) && !name.split(sep).includes('node_modules'))
      .map((name) => join(area, name)),
  );
}

describe('what counts as loading electron', () => {
  test.each([
    "import { app } from 'electron';",
    "import electron from 'electron';",
    "import 'electron';",
    "import { type App } from 'electron';",
    "export { app } from 'electron/main';",
    "const e = await import('electron');",
    "const e = require('electron');",
    "const require2 = createRequire(import.meta.url); require2('electron/main');",
    "import e = require('electron');",
  ])('%s does', (text) => {
    expect(loadsElectron('a.ts', text)).toBe(true);
  });

  test.each([
    "import type { App } from 'electron';",
    "export type { App } from 'electron';",
    "import { _electron } from 'playwright';",
    "import about from 'electron/package.json' with { type: 'json' };",
    "const path = require.resolve('electron/package.json');",
    "import { main } from './electron/main.ts';",
    "// import { app } from 'electron';",
    "const face = 'electron';",
  ])('%s does not', (text) => {
    expect(loadsElectron('a.ts', text)).toBe(false);
  });
});

test('only this folder loads electron', () => {
  const own = join('main', 'electron') + sep;
  const all = sources();
  const loading = all.filter((name) => {
    const text = readFileSync(join(root, name), 'utf8');
    return text.includes('electron') && loadsElectron(name, text);
  });
  expect(all.length).toBeGreaterThan(50);
  expect(loading.filter((name) => !name.startsWith(own))).toEqual([]);
  expect(loading).toContain(join(own, 'main.ts'));
});
