// `npm start`: installs what is missing, builds what is stale, opens Wallclock. Runs on Node 20 with nothing installed.
import { spawnSync } from 'node:child_process';
import { resolveArguments } from './caller-arguments.mjs';
import { chooseFace } from './choose-face.mjs';
import { didFetchFail, fetchElectron, findElectron } from './electron-binary.mjs';
import { ensureInstalled } from './install.mjs';
import { become, findNode, inProject, stopWith } from './project.mjs';
import { staleParts } from './stale.mjs';

const args = resolveArguments(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
ensureInstalled();
const node = findNode();

if (staleParts().length > 0) {
  process.stderr.write('Building…\n');
  const built = spawnSync(node, [inProject('tools', 'build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) stopWith('Wallclock could not be built; what the compiler said is above.');
}

const facts = () => ({
  browserWanted: process.env['WALLCLOCK_FACE'] === 'browser' || args.includes('--no-open'),
  platform: process.platform,
  isRoot: process.getuid?.() === 0,
  hasDisplay: Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']),
  isCi: Boolean(process.env['CI']),
  binary: findElectron(),
  fetchFailed: didFetchFail(),
});
let choice = chooseFace(facts());
if (choice.face === 'fetch-electron') {
  fetchElectron();
  choice = chooseFace(facts());
}

if (choice.face === 'electron') {
  // Terminals inside Electron programs set this; with it the window's program would run as a plain Node.
  delete process.env['ELECTRON_RUN_AS_NODE'];
  become(choice.binary, [inProject(), ...args]);
} else {
  const why = choice.face === 'browser' && choice.why !== null ? ['--why', choice.why] : [];
  become(node, [inProject('out', 'main', 'browser.js'), ...why, ...args]);
}
