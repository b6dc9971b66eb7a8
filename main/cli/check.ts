// `check`: the health of a drive or folder, every clip's headers read.
import path from 'node:path';
import { clipDamageText } from '../../shared/clip-damage-text.ts';
import type { Result } from '../../shared/failure.ts';
import { nameProblemText } from '../../shared/name-problem-text.ts';
import { unfinishedText, unreadableClipText } from '../../shared/report-text.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { ReportedFile } from '../../shared/schema.ts';
import { computerZone } from '../../shared/time.ts';
import { folderSpace } from '../archive/folder-space.ts';
import { isReadOnly } from '../archive/is-read-only.ts';
import { judgeSkeleton } from '../archive/judge-skeleton.ts';
import { deviceOf } from '../archive/device-of.ts';
import type { FolderFailure } from '../core-types.ts';
import { readClipFacts } from '../media/read-clip-facts.ts';
import { checkReport } from './check-report.ts';
import type { CheckedFolder } from './check-report.ts';
import { orExplain, readArguments, tellFailure } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { findClips } from './find-clips.ts';
import type { FoundClip, FoundClips } from './find-clips.ts';
import { labelledZones } from './labelled-zones.ts';

const options = {
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const checkCommand: Command = {
  name: 'check',
  usage: 'wallclock check <folder> [--data DIR] [--json]',
  purpose: 'Tells what is on a drive or folder, what is damaged, and whether a Sync Module will take it back.',
  details: [
    '  --data DIR  use the zones set in Wallclock for this folder, from this data folder',
    '  --json      one JSON object',
    '',
  ].join('\n'),
  run: (args, terminal) => orExplain(checkCommand, terminal, () => check(args, terminal)),
};

// As many as a stick serves at the pace of its requests.
const readsAtOnce = 6;

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, options);
  const labelled = await labelledZones(given.text('data'), given.folder, terminal.now);
  const found = await findClips(given.folder, () => true, labelled.instantOf);
  if (!found.ok) return tellFailure(terminal, found.failure);
  const checked = await checkFound(given.folder, found.value);
  if (!checked.ok) return tellFailure(terminal, checked.failure);
  terminal.out(given.flag('json') ? jsonOf(checked.value) : checkReport(checked.value, { zone: labelled.zone ?? computerZone(), locale: terminal.locale }));
  return 0;
}

async function checkFound(given: string, found: FoundClips): Promise<Result<CheckedFolder, FolderFailure>> {
  const { root, clips, unrecognised, unfinished, unreadable, junk } = found;
  const device = await deviceOf(root);
  const damaged = await findDamage(root, clips);
  const skeleton = await judgeSkeleton(root);
  if (!skeleton.ok) return fail(skeleton.failure.code, given);
  // What a drive answers while it goes away says nothing of its clips.
  if (device === null || (await deviceOf(root)) !== device) return fail('folder-gone', given);
  return succeed({
    root, clips, damaged, unreadable, junk,
    unrecognised: unrecognised.map((file) => ({ path: file.path, reason: nameProblemText[file.problem] })),
    unfinished: unfinished.toSorted().map((file) => ({ path: file, reason: unfinishedText(file) })),
    skeleton: skeleton.value,
    ...(await folderSpace(root)),
    isReadOnly: await isReadOnly(root),
  });
}

/** In the order of `clips`. What was deleted since it was listed is not damaged. */
async function findDamage(root: string, clips: readonly FoundClip[]): Promise<ReportedFile[]> {
  const reasons = new Map<string, string>();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let clip = clips[next++]; clip !== undefined; clip = clips[next++]) {
      const facts = await readClipFacts(path.join(root, clip.path));
      if (!facts.ok && facts.failure.code === 'clip-unreadable') reasons.set(clip.path, unreadableClipText);
      else if (facts.ok && facts.value.damage !== null) reasons.set(clip.path, clipDamageText[facts.value.damage]);
    }
  };
  await Promise.all(Array.from({ length: readsAtOnce }, lane));
  return clips.flatMap((clip) => {
    const reason = reasons.get(clip.path);
    return reason === undefined ? [] : [{ path: clip.path, reason }];
  });
}

function jsonOf(checked: CheckedFolder): string {
  const { clips, unrecognised, damaged, unfinished, junk, skeleton, freeBytes, sizeBytes } = checked;
  const backups = clips.filter(({ clip }) => clip.kind === 'clip-backup').length;
  return `${JSON.stringify({
    clips: clips.length,
    byKind: { 'local-storage': clips.length - backups, 'clip-backup': backups },
    unrecognised, damaged, unfinished, junk,
    skeleton: { ok: skeleton.ok, missing: skeleton.missing },
    freeBytes, sizeBytes,
    readOnly: checked.isReadOnly,
  })}\n`;
}
