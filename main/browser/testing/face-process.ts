// The browser face as a process of its own, on a core from memory: for tests of what only a process can show.
import { setTimeout as wait } from 'node:timers/promises';
import { fail, succeed } from '../../../shared/failure.ts';
import { fakeCore } from '../../server/testing/fake-core.ts';
import { runBrowserFace } from '../run-browser-face.ts';

const [pageFolder = '', behaviour = '', ...argv] = process.argv.slice(2);

await runBrowserFace({
  argv,
  pageFolder,
  version: '0.0.0',
  createCore: ({ dataFolder, onFault }) => {
    if (behaviour === 'no-core') return Promise.resolve(fail('data-folder-unusable', dataFolder));
    if (behaviour === 'bug') setImmediate(() => { throw new Error('a bug of the test'); });
    if (behaviour === 'background-bug') onFault(new Error('a bug in the background'));
    const core = fakeCore({
      openFolder: (folder) => {
        process.stderr.write(`asked to open ${folder} in ${process.cwd()}\n`);
        return Promise.resolve(fail('folder-not-found', folder));
      },
    });
    // A drive that never answers holds the core open.
    return Promise.resolve(succeed(behaviour === 'stuck' ? { ...core, close: () => wait(60_000) } : core));
  },
});
