// Runs the steps of `npm test` and `npm run check` side by side and says how each went.
import { findNode, inProject, run, tail } from './project.mjs';

/**
 * @typedef {object} Outcome
 * @property {boolean} ok
 * @property {string} output  shown when it failed
 * @property {TestCount} [tests]  for the steps that are tests
 *
 * @typedef {object} TestCount
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, why: string }[]} skipped
 *
 * @typedef {{ name: string, perform: () => Promise<Outcome> }} Step
 * @typedef {Outcome & { name: string }} Done
 */

/**
 * A step that runs a program of node_modules.
 * @param {string} name
 * @param {string} program path below node_modules
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Step}
 */
export function programStep(name, program, args, env = process.env) {
  /** @type {NodeJS.ProcessEnv} */
  const plain = { ...env, NO_COLOR: '1' };
  delete plain['FORCE_COLOR'];
  // The tools that make and mount drives lie where only root's shell looks.
  if (process.platform !== 'win32') plain['PATH'] = `${plain['PATH'] ?? ''}:/usr/sbin:/sbin`;
  return { name, perform: () => run(findNode(), [inProject('node_modules', program), ...args], { env: plain }) };
}

/**
 * A step that begins once something else is there.
 * @param {Promise<unknown>} ready
 * @param {Step} step
 * @returns {Step}
 */
export function after(ready, step) {
  return {
    name: step.name,
    perform: async () => {
      await ready;
      return step.perform();
    },
  };
}

/**
 * Performs the steps in order, at most `lanes` at once, with a line for each as it ends, and the last words of one that failed: nobody
 * waits for the slowest step to learn what to mend.
 * @param {Step[]} steps
 * @param {number} lanes
 * @returns {Promise<Done[]>}
 */
export async function perform(steps, lanes) {
  /** @type {Done[]} */
  const done = [];
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const startedAt = performance.now();
      const outcome = await step.perform();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const counts = outcome.tests === undefined ? '' : `   ${countText(outcome.tests)}`;
      print(`${outcome.ok ? 'ok    ' : 'FAILED'}  ${step.name.padEnd(20)}${seconds.padStart(6)} s${counts}`);
      if (!outcome.ok) print(`${tail(withoutPassed(outcome.output), 120)}\n`);
      done.push({ name: step.name, ...outcome });
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return done;
}

/**
 * The tests that passed say nothing of those that failed.
 * @param {string} output
 */
export function withoutPassed(output) {
  return output.split('\n').filter((line) => !/^\s*[✓✔]/u.test(line)).join('\n');
}

/**
 * Which steps failed; their words stand above.
 * @param {Done[]} done
 */
export function printFailures(done) {
  const failed = done.filter(({ ok }) => !ok).map(({ name }) => name);
  if (failed.length > 0) print(`\nFailed: ${failed.join(', ')}. What each said stands above.`);
}

/**
 * Tests by number; a failed step that is no test, or that failed without a failed test, counts as one failure.
 * @param {Done[]} done
 * @returns {TestCount}
 */
export function totalOf(done) {
  const tests = done.flatMap((step) => step.tests ?? []);
  const silent = done.filter(({ ok, tests: own }) => !ok && (own === undefined || own.failed === 0));
  return {
    passed: tests.reduce((sum, { passed }) => sum + passed, 0),
    failed: tests.reduce((sum, { failed }) => sum + failed, 0) + silent.length,
    skipped: tests.flatMap(({ skipped }) => skipped),
  };
}

/** @param {TestCount} count */
export function countText({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** @param {string} text */
export function print(text) {
  process.stdout.write(`${text}\n`);
}
