// The browser face, in which a deletion can be undone for less than ten seconds. Tests from outside spawn it: `short-undo-face.ts MS [arguments]`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createCore } from '../../core.ts';
import { runBrowserFace } from '../run-browser-face.ts';

const root = path.join(import.meta.dirname, '../../..');
const [undoMs, ...argv] = process.argv.slice(2);
// Our own file.
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };

await runBrowserFace({
  argv, version,
  pageFolder: path.join(root, 'out/page'),
  createCore: (options) => createCore({ ...options, undoMs: Number(undoMs) }),
});
