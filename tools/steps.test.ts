// The last line of `npm test` tells the truth: nothing that failed goes uncounted.
import { expect, test } from 'vitest';
import { totalOf, withoutPassed } from './steps.mjs';
import { countPlaywright } from './test-steps.mjs';

const passing = { passed: 3, failed: 0, skipped: [{ name: 'a', why: 'no root' }] };

test('tests are summed over the steps', () => {
  const total = totalOf([
    { name: 'types', ok: true, output: '' },
    { name: 'unit', ok: true, output: '', tests: passing },
    { name: 'e2e', ok: false, output: '', tests: { passed: 1, failed: 2, skipped: [] } },
  ]);
  expect(total).toEqual({ passed: 4, failed: 2, skipped: [{ name: 'a', why: 'no root' }] });
});

test.each([
  ['a step that is no test', { name: 'lint', ok: false, output: '' }],
  ['a runner that wrote no report', { name: 'unit', ok: false, output: 'out of memory' }],
  ['a runner that failed though every test passed', { name: 'unit', ok: false, output: '', tests: passing }],
])('%s counts as one failure', (_, step) => {
  expect(totalOf([step]).failed).toBe(1);
});

test('of a step that failed, the tests that passed are left out', () => {
  expect(withoutPassed(' ✓ a.test.ts (3 tests)\n   ✓ waits 300ms\n × b.test.ts\n  ✓  1 e2e/c.spec.ts\n  ✘  2 e2e/c.spec.ts')).toBe(' × b.test.ts\n  ✘  2 e2e/c.spec.ts');
});

test('Playwright’s report is counted through nested suites, with the reasons of what was skipped', () => {
  const spec = (title: string, status: string, annotations: { type: string; description?: string }[] = []) => ({
    title,
    tests: [{ projectName: 'browser', status, annotations }],
  });
  expect(
    countPlaywright({
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('plays', 'expected'), spec('seeks', 'unexpected')],
          suites: [{ title: 'inner', specs: [spec('ejects', 'skipped', [{ type: 'skip', description: 'no drive here' }]), spec('waits', 'flaky')] }],
        },
      ],
    }),
  ).toEqual({ passed: 2, failed: 1, skipped: [{ name: 'browser: ejects', why: 'no drive here' }] });
});
