// What a release is made with: its notes, its checksums, and workflows that nobody else can change from outside.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { inProject } from '../project.mjs';
import { releasesOf } from '../../main/updates/releases.ts';
import { writeChecksums } from './checksums.mjs';
import { originOf } from './origin.mjs';
import { releaseNotes } from './release-notes.mjs';

const changelog = '# Changelog\n\n## Unreleased\n\n- Not yet.\n\n## 1.2.0 – 2026-11-20\n\n- One.\n\n### Fixed\n\n- Two.\n\n## 1.1.0\n\n- Old.\n\n## 1.0.0\n';

describe('the notes of a release', () => {
  test('are the section of its version, and no other', () => {
    const made = releaseNotes({ tag: 'v1.2.0', version: '1.2.0', changelog });
    expect(made).toMatchObject({ ok: true, notes: expect.stringMatching(/^- One\.\n\n### Fixed\n\n- Two\.\n\nSHA256SUMS/) as unknown });
    expect(releaseNotes({ tag: 'v1.1.0', version: '1.1.0', changelog: changelog.replaceAll('\n', '\r\n') })).toMatchObject({ ok: true, notes: expect.stringMatching(/^- Old\.\n\nSHA/) as unknown });
  });

  test.each([
    ['v1.3.0', '1.2.0', 'The tag v1.3.0 is not v1.2.0, which package.json says.'],
    ['v1.3.0', '1.3.0', 'CHANGELOG.md has no section “## 1.3.0”: give what is under Unreleased this title.'],
    ['v1.2', '1.2', 'CHANGELOG.md has no section “## 1.2”: give what is under Unreleased this title.'],
    ['v1.0.0', '1.0.0', 'The section of 1.0.0 in CHANGELOG.md is empty.'],
  ])('of %s with version %s are refused', (tag, version, sentence) => {
    expect(releaseNotes({ tag, version, changelog })).toEqual({ ok: false, sentence });
  });
});

test.each([
  [{ repository: 'github:someone/wallclock' }, {}],
  [{ repository: { url: 'git+https://github.com/someone/wallclock.git' } }, { GITHUB_REPOSITORY: 'fork/wallclock' }],
  [{}, { GITHUB_REPOSITORY: 'someone/wallclock' }],
])('a package knows where the project lives, and asks there for new versions: %j %j', (own, env) => {
  expect(originOf(own, env)).toBe('https://github.com/someone/wallclock');
  expect(releasesOf(originOf(own, env) ?? '')?.page).toBe('https://github.com/someone/wallclock/releases/latest');
});

test('where nobody says it, a package does not know it', () => {
  expect(originOf({}, { GITHUB_REPOSITORY: '' })).toBeNull();
});

test('the checksums are those the system’s own tool finds', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wallclock-sums-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ['b.deb', 'a.AppImage']) writeFileSync(path.join(folder, name), name.repeat(1000));
  expect(await writeChecksums(folder)).toEqual(['a.AppImage', 'b.deb']);
  // A second run does not sum its own sums.
  expect(await writeChecksums(folder)).toEqual(['a.AppImage', 'b.deb']);
  const program = process.platform === 'darwin' ? ['shasum', '-a', '256'] as const : ['sha256sum'] as const;
  const [name, ...first] = program;
  const checked = spawnSync(name, [...first, '--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
  expect(checked.stdout.trim().split('\n')).toEqual(['a.AppImage: OK', 'b.deb: OK']);
});

const workflows = inProject('.github', 'workflows');
describe.each(readdirSync(workflows))('the workflow %s', (name) => {
  const text = readFileSync(path.join(workflows, name), 'utf8');
  /** Jobs by their text: two spaces in, a name and a colon. */
  const jobs = text.slice(text.indexOf('\njobs:\n')).split(/\n {2}(?=[\w-]+:\n)/).slice(1);

  test('uses actions by the hash of a commit, or its own files', () => {
    const used = [...text.matchAll(/uses: (.+)/g)].map(([, what = '']) => what);
    expect(used.length).toBeGreaterThan(0);
    for (const what of used) expect(what).toMatch(/^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
  });

  test('may read the repository, and only who publishes may write a release', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
    const writing = jobs.filter((job) => /\w+: write/.test(job));
    expect(writing.map((job) => job.split(':')[0])).toEqual(name === 'release.yml' ? ['publish'] : []);
    for (const job of writing) expect([...job.matchAll(/\w+: write/g)].map(([right]) => right)).toEqual(['contents: write']);
  });

  test('puts nothing into a shell that others wrote, and leaves no key behind', () => {
    expect(text).not.toMatch(/pull_request_target|github\.event\./);
    for (const [, command = ''] of text.matchAll(/run: (\|\n(?: {10,}.*\n)+|.*)/g)) expect(command).not.toContain('${{');
    expect(text.match(/actions\/checkout@/g)?.length).toBe(text.match(/persist-credentials: false/g)?.length);
  });

  test('has an end for every job', () => {
    for (const job of jobs) expect(job).toMatch(/timeout-minutes: \d+|uses: \.\//);
  });
});
