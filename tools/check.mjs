// `npm run check`: types, lint and the unit tests that take no minutes, for every few minutes of work.
import { ensureInstalled } from './install.mjs';
import { lintChanged } from './lint-steps.mjs';
import { countText, perform, print, printFailures, totalOf } from './steps.mjs';
import { types, unitTests } from './test-steps.mjs';

ensureInstalled();
const done = await perform([lintChanged(), types(), unitTests('quick')], 3);
printFailures(done);
const total = totalOf(done);
print(countText(total));
process.exitCode = total.failed === 0 ? 0 : 1;
