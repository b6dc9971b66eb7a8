// What a release says of itself: the section of CHANGELOG.md for its version. `node tools/package/release-notes.mjs v1.2.0` prints it.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inProject, stopWith } from '../project.mjs';

/**
 * @param {{ readonly tag: string, readonly version: string, readonly changelog: string }} release  `version`: as package.json has it
 * @returns {{ ok: true, notes: string } | { ok: false, sentence: string }}
 */
export function releaseNotes({ tag, version, changelog }) {
  if (tag !== `v${version}`) return { ok: false, sentence: `The tag ${tag} is not v${version}, which package.json says.` };
  const lines = changelog.replaceAll('\r\n', '\n').split('\n');
  // `## 1.2.0` or `## 1.2.0 – 2026-11-20`; an unreleased section has no number.
  const begin = lines.findIndex((line) => line === `## ${version}` || line.startsWith(`## ${version} `));
  if (begin === -1) return { ok: false, sentence: `CHANGELOG.md has no section “## ${version}”: give what is under Unreleased this title.` };
  const length = lines.slice(begin + 1).findIndex((line) => line.startsWith('## '));
  const notes = lines.slice(begin + 1, length === -1 ? undefined : begin + 1 + length).join('\n').trim();
  if (notes === '') return { ok: false, sentence: `The section of ${version} in CHANGELOG.md is empty.` };
  return { ok: true, notes: `${notes}\n\nSHA256SUMS has the checksum of every file: \`sha256sum --check --ignore-missing SHA256SUMS\`.\n` };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const made = releaseNotes({ tag: process.argv[2] ?? '', version, changelog: readFileSync(inProject('CHANGELOG.md'), 'utf8') });
  if (made.ok) process.stdout.write(made.notes);
  else stopWith(made.sentence);
}
