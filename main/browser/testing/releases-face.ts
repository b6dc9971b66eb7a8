// The browser face, which asks another address for new versions than the project's. Tests from outside spawn it: `releases-face.ts ADDRESS [arguments]`.
import path from 'node:path';
import { createCore } from '../../core.ts';
import { runBrowserFace } from '../run-browser-face.ts';

const [question = '', ...argv] = process.argv.slice(2);

await runBrowserFace({
  argv, version: '1.0.0',
  pageFolder: path.join(import.meta.dirname, '../../../out/page'),
  createCore: (options) => createCore({ ...options, releases: { question, page: 'https://example.test/releases/latest' } }),
});
