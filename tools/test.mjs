// `npm test`: sets up what the tests need, runs every check there is, and says what it left out and why.
// The last line is `N passed, N failed, N skipped`; the exit is 0 only when nothing failed.
import { availableParallelism } from 'node:os';
import { whyNoElectronTests } from './electron-binary.mjs';
import { ensureInstalled } from './install.mjs';
import { lint } from './lint-steps.mjs';
import { findNode, inProject, run } from './project.mjs';
import { setUpTests } from './set-up-tests.mjs';
import { after, countText, perform, print, printFailures, totalOf } from './steps.mjs';
import { deadCode, endToEndTests, importRules, packedTests, types, unitTests } from './test-steps.mjs';

ensureInstalled();
const node = findNode();

/** @type {import('./set-up-tests.mjs').TestSetup} */
let setup = { chromium: null, notes: [] };
const setUpOnce = setUpTests();
const settingUp = {
  name: 'set-up',
  perform: async () => {
    setup = await setUpOnce;
    return { ok: setup.chromium !== null, output: setup.notes.join('\n') };
  },
};
/** @type {Promise<import('./steps.mjs').Outcome> | undefined} */
let built;
const buildOnce = () => (built ??= run(node, [inProject('tools', 'build.mjs')]));
const building = { name: 'build', perform: buildOnce };

const packages = { name: 'packages', perform: async () => ((await buildOnce()).ok ? packedTests().perform() : { ok: true, output: '' }) };

// Unit tests mostly wait, for drives and other processes: they share the cores with what only computes.
const lanes = Math.max(3, Math.min(4, availableParallelism()));
const done = await perform([settingUp, types(), lint(), building, after(setUpOnce, unitTests('all')), packages, importRules(), deadCode()], lanes);

// The end-to-end tests need the machine to themselves.
const isBuilt = done.every(({ name, ok }) => ok || name !== building.name);
if (setup.chromium !== null && isBuilt) done.push(...(await perform([endToEndTests(setup.chromium)], 1)));

printFailures(done);
const total = totalOf(done);
const whyNoElectron = whyNoElectronTests();
const notRun = [
  ...setup.notes,
  ...(isBuilt ? [] : ['The end-to-end tests did not run: the build failed.']),
  ...(whyNoElectron === null ? [] : [`The end-to-end tests did not run in Electron: ${whyNoElectron}.`]),
];
print('');
for (const { name, why } of total.skipped) print(`skipped  ${name}: ${why}`);
for (const sentence of notRun) print(`left out  ${sentence}`);
print(countText(total));
process.exitCode = total.failed === 0 ? 0 : 1;
