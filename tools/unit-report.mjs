// Writes what vitest found as one small JSON file for `npm test`. Its own JSON report leaves out why a test was skipped.
import { writeFileSync } from 'node:fs';

/** @typedef {import('vitest/node').Reporter} Reporter */

/** @implements {Reporter} */
export default class UnitReport {
  /**
   * @param {readonly import('vitest/node').TestModule[]} testModules
   * @param {readonly unknown[]} unhandledErrors
   */
  onTestRunEnd(testModules, unhandledErrors) {
    /** @type {import('./steps.mjs').TestCount} */
    const count = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const testModule of testModules) {
      count.failed += testModule.errors().length;
      for (const suite of testModule.children.allSuites()) count.failed += suite.errors().length;
      for (const test of testModule.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') count.passed += 1;
        else if (state === 'failed') count.failed += 1;
        else count.skipped.push({ name: test.fullName, why: noteOf(test.result()) });
      }
    }
    writeFileSync(process.env['WALLCLOCK_REPORT'] ?? '', JSON.stringify(count));
  }
}

/** @param {import('vitest/node').TestResult} result */
function noteOf(result) {
  return (result.state === 'skipped' && result.note) || 'no reason given';
}
