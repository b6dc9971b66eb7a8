// The steps of `npm test` and `npm run check`, and how the test runners' reports are read.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { inProject } from './project.mjs';
import { programStep } from './steps.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {import('./steps.mjs').TestCount} TestCount */

export const types = () => programStep('types', 'typescript/bin/tsc', ['-b', '--pretty', 'false']);

export const importRules = () =>
  programStep('import rules', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    '--config', 'tools/dependency-rules.cjs', '--output-type', 'err', 'shared', 'main', 'renderer', 'e2e', 'tools',
  ]);

export const deadCode = () => programStep('dead code', 'knip/bin/knip.js', ['--no-progress']);

/**
 * @param {'all' | 'quick'} which `quick` leaves out the long ones, on real drives and with killed programs
 * @returns {Step}
 */
export function unitTests(which) {
  const report = freshReport('unit.json');
  const projects = which === 'all' ? ['--project', '!packed'] : ['--project', '!packed', '--project', '!long'];
  return counted(
    programStep('unit tests', 'vitest/vitest.mjs', ['run', '--config', 'tools/vitest.config.ts', ...projects, '--reporter', 'default', '--reporter', './tools/unit-report.mjs'], {
      ...process.env,
      WALLCLOCK_REPORT: report,
    }),
    report,
    (written) => /** @type {TestCount} */ (written),
  );
}

/** The packages, made around a stand-in for Electron; needs the build. */
export function packedTests() {
  const report = freshReport('packed.json');
  return counted(
    programStep('packages', 'vitest/vitest.mjs', ['run', '--config', 'tools/vitest.config.ts', '--project', 'packed', '--reporter', 'default', '--reporter', './tools/unit-report.mjs'], {
      ...process.env,
      WALLCLOCK_REPORT: report,
    }),
    report,
    (written) => /** @type {TestCount} */ (written),
  );
}

/**
 * @param {string} chromium
 * @returns {Step}
 */
export function endToEndTests(chromium) {
  const report = freshReport('e2e.json');
  return counted(
    programStep('end-to-end tests', '@playwright/test/cli.js', ['test', '--config', 'e2e/playwright.config.ts'], {
      ...process.env,
      WALLCLOCK_CHROMIUM: chromium,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    }),
    report,
    countPlaywright,
  );
}

/**
 * @param {Step} step
 * @param {string} report where the runner writes its results
 * @param {(written: any) => TestCount} count
 * @returns {Step}
 */
function counted(step, report, count) {
  return {
    name: step.name,
    perform: async () => {
      const outcome = await step.perform();
      // A runner that broke down writes nothing; that it failed is known from its exit.
      return existsSync(report) ? { ...outcome, tests: count(JSON.parse(readFileSync(report, 'utf8'))) } : outcome;
    },
  };
}

/**
 * Playwright's JSON report: suites in suites, specs in them, one test per project.
 * @param {{ suites?: PlaywrightSuite[] }} report
 * @typedef {{ title: string, suites?: PlaywrightSuite[], specs?: PlaywrightSpec[] }} PlaywrightSuite
 * @typedef {{ title: string, tests: { projectName: string, status: string, annotations: { type: string, description?: string }[] }[] }} PlaywrightSpec
 * @returns {TestCount}
 */
export function countPlaywright(report) {
  /** @type {TestCount} */
  const count = { passed: 0, failed: 0, skipped: [] };
  /** @param {PlaywrightSuite} suite */
  const visit = (suite) => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'skipped') {
          const why = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
          count.skipped.push({ name: `${test.projectName}: ${spec.title}`, why: why ?? 'no reason given' });
        } else if (test.status === 'unexpected') count.failed += 1;
        else count.passed += 1;
      }
    }
    suite.suites?.forEach(visit);
  };
  report.suites?.forEach(visit);
  return count;
}

/** @param {string} name */
function freshReport(name) {
  const path = inProject('.cache', 'test', name);
  mkdirSync(inProject('.cache', 'test'), { recursive: true });
  rmSync(path, { force: true });
  return path;
}
