// `clean`: deletes clips by a rule, after showing which; nothing goes without `--yes`.
import os from 'node:os';
import path from 'node:path';
import { deletionEndText } from '../../shared/deletion/deletion-text.ts';
import { computerZone, zoneClock } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import { checkSkeleton } from '../archive/skeleton.ts';
import { folderSpace } from '../archive/folder-space.ts';
import { isReadOnly } from '../archive/is-read-only.ts';
import { userDataFolder } from '../data-folder.ts';
import type { DeletionPlan, DeletionReport, PlannedDeletion } from '../deletion/deletion-types.ts';
import { planDeletion } from '../deletion/plan-deletion.ts';
import type { PlanAnswer } from '../deletion/plan-deletion.ts';
import { runDeletion } from '../deletion/run-deletion.ts';
import { copyBeforeDeleting } from '../copy-before-deleting.ts';
import { planWithFacts, readGround } from './clean-ground.ts';
import type { CleanGround } from './clean-ground.ts';
import { planJson, planText, resultText, unreadText } from './clean-report.ts';
import type { CleanResult } from './clean-report.ts';
import { readRule } from './clean-rule.ts';
import { openClipMarks } from './clip-marks.ts';
import { orExplain, readArguments, readNow, readZone, refuse, tellFailure } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { labelledZones } from './labelled-zones.ts';

const options = {
  'older-than': { type: 'string' },
  before: { type: 'string' },
  free: { type: 'string' },
  'keep-days': { type: 'string' },
  kind: { type: 'string' },
  camera: { type: 'string', multiple: true },
  'archive-to': { type: 'string' },
  zone: { type: 'string' },
  now: { type: 'string' },
  'dry-run': { type: 'boolean' },
  yes: { type: 'boolean' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const cleanCommand: Command = {
  name: 'clean',
  usage: 'wallclock clean <folder> (--older-than 90d | --before D | --free 2GB | --keep-days N) [--kind local-storage|clip-backup] [--camera C] [--archive-to DIR] [--zone Z] [--now T] (--dry-run | --yes) [--data DIR] [--json]',
  purpose: 'Deletes clips by a rule, for good, after checking each once more. Starred clips, clips with a note and whatever is no whole clip stay.',
  details: [
    '  --older-than 90d  clips of local days more than 90 days ago; also 12w',
    '  --before D        clips before this time: 2026-11-01, 2026-11-01 17:00, 2026-11-01T22:00:00Z',
    '  --free 2GB        the oldest clips, until they make up this much',
    '  --keep-days N     clips that are not of the newest N local days that have clips',
    '                    What is given together holds together.',
    '  --kind K          only local-storage or clip-backup',
    '  --camera C        only this camera, in any case; may be given several times',
    '  --archive-to DIR  first copies the clips there, in the drive’s own folders; only those whose copy was read',
    '                    back and compared are deleted',
    '  --zone Z          IANA name of the zone whose days count; the computer’s otherwise',
    '  --now T           another time than the computer’s for --older-than',
    '  --dry-run         shows what would be deleted',
    '  --yes             deletes it. Without either it is shown too, and the exit code is 2',
    '  --data DIR        use the stars, notes and zones set in Wallclock from this data folder; a list of what was deleted',
    '                    is kept there. Without it stars and notes come from your own, and the list is kept there',
    '  --json            one JSON object',
    '',
  ].join('\n'),
  run: (args, terminal) => orExplain(cleanCommand, terminal, () => clean(args, terminal)),
};

interface Setting {
  readonly clock: ZoneClock;
  readonly terminal: Terminal;
  readonly archiveTo: string | undefined;
  readonly journalFolder: string;
  readonly isJson: boolean;
}

async function clean(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, options);
  if (given.flag('dry-run') && given.flag('yes')) refuse('--dry-run and --yes exclude each other.');
  const archiveTo = given.text('archive-to');
  if (archiveTo === '') refuse('Name the folder for the copies with --archive-to.');
  const labelled = await labelledZones(given.text('data'), given.folder, terminal.now);
  const zone = readZone(given.text('zone')) ?? labelled.zone ?? computerZone();
  const rule = readRule(given, zone);
  const now = readNow(given.text('now'), zone, terminal);
  const clock = zoneClock(zone);
  // A star protects whatever is typed, so it is looked up without being asked for. And a run's journal is not the
  // catalog: it is a file of its own, and must outlive this process, or a run that was killed could tell nobody.
  const dataFolder = path.resolve(given.text('data') ?? userDataFolder({ platform: process.platform, env: process.env, home: os.homedir() }));

  const marks = openClipMarks(dataFolder, terminal.now);
  try {
    const read = await readGround(given.folder, { instantOf: labelled.instantOf, labelOf: (clip) => marks.labelOf(clip) });
    if (!read.ok) return tellFailure(terminal, read.failure);
    const ground = read.value;
    if (ground === null) {
      terminal.err(`${given.folder} has no archive folder (“blink” or “blink_backup”) at its top. Name the drive itself, or a copy of it with these folders.\n`);
      return 1;
    }
    const answer = await planWithFacts(ground, (candidates, isSized) => {
      const { freeBytes, ...unlimited } = rule;
      const asked = isSized ? rule : freeBytes !== undefined && Object.keys(unlimited).length === 0 ? { before: Infinity } : unlimited;
      return planDeletion({ candidates, others: ground.others, choice: { kind: 'rule', rule: asked }, clock, now });
    });
    if (!answer.ok) return tellProblem(answer.problem, clock, terminal);
    const setting = { clock, terminal, archiveTo, journalFolder: path.join(dataFolder, 'deletions'), isJson: given.flag('json') };
    return given.flag('yes') ? await deletePlanned(ground, answer.plan, setting) : await showPlan(ground, answer.plan, setting, given.flag('dry-run') ? 0 : 2);
  } finally {
    marks.close();
  }
}

function tellProblem(problem: Extract<PlanAnswer, { ok: false }>['problem'], clock: ZoneClock, terminal: Terminal): number {
  if (problem.code === 'rule-is-empty') return refuse('Say what to delete.');
  const when = (instant: number): string => clock.isoAt(instant).slice(0, 16).replace('T', ' ');
  terminal.err(
    `The clock says ${when(problem.now)}, but the newest clip is from ${when(problem.newest)}: by this clock no age can be told. ` +
    'Set the computer’s clock, give the time with --now, or use --before with a date.\n',
  );
  return 1;
}

async function showPlan(ground: CleanGround, plan: DeletionPlan, { clock, terminal, isJson }: Setting, exitCode: number): Promise<number> {
  const { freeBytes } = await folderSpace(ground.volume.root);
  terminal.out(isJson ? planJson(plan, null, clock) : planText(ground, plan, freeBytes, clock));
  terminal.err(unreadText(ground));
  if (exitCode === 2) terminal.err('Nothing was deleted. Add --yes to delete these clips for good, or --dry-run to only look.\n');
  return exitCode;
}

async function deletePlanned(ground: CleanGround, plan: DeletionPlan, setting: Setting): Promise<number> {
  const { clock, terminal, isJson } = setting;
  const cancel = new AbortController();
  const onSignal = (): void => cancel.abort();
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const files = setting.archiveTo === undefined ? plan.files : await copiedFiles(ground, plan, setting.archiveTo, setting, cancel.signal);
    const report = files.length === 0 ? null : await run(ground, files, setting, cancel.signal);
    const result = resultOf(plan, files, report);
    terminal.err(unreadText(ground));
    if (isJson) terminal.out(planJson(plan, result, clock));
    else terminal.out(resultText(result, report));
    return result.failed.length === 0 && (report === null || (report.end === 'complete' && report.skeleton !== null)) ? 0 : 1;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** Null when it was refused, which is told. */
async function run(ground: CleanGround, files: readonly PlannedDeletion[], { journalFolder, terminal }: Setting, signal: AbortSignal): Promise<DeletionReport | null> {
  const answer = await runDeletion({ volume: ground.volume, files, journalFolder }, {
    now: Date.now,
    freeBytes: async (root) => (await folderSpace(root)).freeBytes,
    isReadOnly,
    skeleton: checkSkeleton,
    signal,
  });
  if (answer.ok) {
    if (answer.report.end !== 'complete') terminal.err(`${deletionEndText(answer.report.end, ground.volume.drive)}\n`);
    return answer.report;
  }
  terminal.err(`${deletionEndText(answer.refusal, ground.volume.drive)}\n`);
  return null;
}

/** Those whose copy was read back and compared; none when the export did not come to its end, or its lists were not written. */
async function copiedFiles(ground: CleanGround, plan: DeletionPlan, archiveTo: string, { clock, terminal }: Setting, signal: AbortSignal): Promise<PlannedDeletion[]> {
  const { root, drive } = ground.volume;
  const clips = plan.files.flatMap(({ path: file, sizeBytes }) => {
    const clip = ground.clips.get(file);
    if (clip === undefined) return [];
    const serial = clip.kind === 'local-storage' ? clip.number : clip.uid;
    return [{ kind: clip.kind, camera: clip.camera, cameraName: clip.camera, recordedAt: clip.recordedAt, serial, root, drive, path: file, sizeBytes }];
  });
  const copied = await copyBeforeDeleting({ root, clips, target: path.resolve(archiveTo), clock, signal });
  if (copied.ok) return plan.files.filter((file) => copied.bytes.get(file.path) === file.sizeBytes);
  terminal.err(`${copied.text === '' ? 'Cancelled.' : copied.text} Nothing was deleted.\n`);
  return [];
}

/** `tried`: what of the plan the run was given. */
function resultOf(plan: DeletionPlan, tried: readonly PlannedDeletion[], report: DeletionReport | null): CleanResult {
  const given = new Set(tried);
  const results = new Map(report?.results.map((one) => [one.path, one]));
  const failed = plan.files.flatMap((file) => {
    const one = results.get(file.path);
    if (one?.outcome === 'deleted') return [];
    return [{ path: file.path, reason: one?.reason ?? (given.has(file) ? 'not-reached' : 'not-copied') } as const];
  });
  let freedBytes = 0;
  for (const one of results.values()) if (one.outcome === 'deleted' && !one.hasOtherName) freedBytes += one.bytes;
  return { deleted: plan.files.length - failed.length, freedBytes, failed: failed.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}
