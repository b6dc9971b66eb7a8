// `export`: clips as files with readable names, each proven to be the clip, with the lists that prove it later.
import path from 'node:path';
import { cameraKey } from '../../shared/clip-name.ts';
import type { ClipName } from '../../shared/clip-name.ts';
import { exportProblemText } from '../../shared/export/export-problem.ts';
import { defaultTemplate, parseTemplate, templateProblemText } from '../../shared/export/name-template.ts';
import type { NamedClip } from '../../shared/export/name-template.ts';
import { ClipKind } from '../../shared/schema.ts';
import type { ZoneId } from '../../shared/schema.ts';
import { computerZone, zoneClock } from '../../shared/time.ts';
import type { ClipResult, ClipToExport, ExportLayout, ExportReport, ExportRequest } from '../export/export-types.ts';
import { runEvidence } from '../export/evidence/run-evidence.ts';
import { runExport } from '../export/run-export.ts';
import { orExplain, readArguments, readInstant, readZone, refuse, tellFailure } from './command.ts';
import type { Command, ReadArguments, Terminal } from './command.ts';
import { evidenceDetails, evidenceTools, readLanguage, tellEvidence } from './export-evidence.ts';
import { exportFilm, filmDetails, filmOptions, filmUsage, wantsFilm } from './export-film.ts';
import { findClips } from './find-clips.ts';
import type { FoundClips } from './find-clips.ts';
import { labelledZones } from './labelled-zones.ts';
import { sizeText } from './size-text.ts';

const options = {
  to: { type: 'string' },
  zone: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  camera: { type: 'string', multiple: true },
  kind: { type: 'string' },
  template: { type: 'string' },
  tree: { type: 'boolean' },
  new: { type: 'boolean' },
  now: { type: 'string' },
  data: { type: 'string' },
  evidence: { type: 'boolean' },
  language: { type: 'string' },
  ...filmOptions,
  json: { type: 'boolean' },
} as const;

export const exportCommand: Command = {
  name: 'export',
  usage: 'wallclock export <folder> --to <dir> [--zone Z] [--from T] [--until T] [--camera C] [--kind local-storage|clip-backup] [--template T | --tree] [--new] [--evidence [--language L]] ' + `${filmUsage} [--data DIR] [--json]`,
  purpose: 'Copies clips to a folder under readable names, compares every copy with its clip, and lists them with their SHA-256.',
  details: [
    '  --to DIR      the folder for the copies; manifest.csv and SHA256SUMS are written to it too',
    '  --zone Z      IANA name of the zone to name and read times in; the computer’s otherwise',
    '  --from T      clips at this time or later: 2026-11-01, 2026-11-01 17:00, 2026-11-01T22:00:00Z',
    '  --until T     clips before this time',
    '  --camera C    only this camera, in any case; may be given several times',
    '  --kind K      local-storage or clip-backup',
    `  --template T  how files are named, “${defaultTemplate}” otherwise.`,
    '                Fields: {date} {time} {zone} {offset} {abbr} {utc} {camera} {kind} {number} {uid}',
    '  --tree        the drive’s own folders and names instead',
    '  --new         leaves out what the manifest in the folder already lists',
    ...evidenceDetails,
    ...filmDetails,
    '  --data DIR    use the zones set in Wallclock for this folder, from this data folder',
    '  --json        one JSON object a clip and line: path, file, status, sha256, bytes, verified, reason',
    '  Run again after it was stopped, it goes on where it was. Exit code 1 when any clip was not exported.',
    '',
  ].join('\n'),
  run: (args, terminal) => orExplain(exportCommand, terminal, () => exportClips(args, terminal)),
};

async function exportClips(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, options);
  const to = given.text('to');
  if (to === undefined || to === '') return refuse('Name the folder for the copies with --to.');
  const layout = readLayout(given);
  const language = readLanguage(given, terminal);
  const isFilm = wantsFilm(given);
  if (isFilm && given.flag('evidence')) refuse('--evidence makes viewing copies by itself: leave out --join and --overlay.');
  const labelled = await labelledZones(given.text('data'), given.folder, terminal.now);
  const zone = readZone(given.text('zone')) ?? labelled.zone ?? computerZone();
  const isWanted = readFilters(given, zone);

  const neighbours: NamedClip[] = [];
  const keep = (clip: ClipName): boolean => {
    const isKept = isWanted(clip);
    if (!isKept) neighbours.push(namedClip(clip));
    return isKept;
  };
  const found = await findClips(given.folder, keep, labelled.instantOf);
  if (!found.ok) return tellFailure(terminal, found.failure);
  const { root } = found.value;
  const drive = path.basename(root) || root;
  const clips = found.value.clips.map(({ path: clipPath, clip, sizeBytes }): ClipToExport => ({
    ...namedClip(clip), root, drive, path: clipPath, cameraName: clip.camera, sizeBytes,
  }));

  const line = given.flag('json') ? jsonLine : plainLine;
  const places = new Map(clips.map((clip, place) => [clip, place]));
  const inOrder = orderedWriter((text) => terminal.out(text));
  const cancel = new AbortController();
  const onSignal = (): void => cancel.abort();
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  try {
    if (isFilm) return await exportFilm(given, clips, to, zoneClock(zone), terminal, cancel.signal);
    const request: ExportRequest = {
      roots: [root], clips, neighbours, target: path.resolve(to), layout, clock: zoneClock(zone), onlyNew: given.flag('new'), signal: cancel.signal,
      onClip: (result) => inOrder.write(places.get(result.clip) ?? 0, line(result)),
    };
    const made = given.flag('evidence') ? await runEvidence({ ...request, tools: await evidenceTools(given), language }) : null;
    const answer = made ?? (await runExport(request));
    if (!answer.ok) {
      terminal.err(`${exportProblemText(answer.problem)}\n`);
      return 1;
    }
    inOrder.end();
    const code = tellReport(answer.report, found.value, to, terminal);
    if (made?.ok === true) tellEvidence(made.evidence, to, terminal);
    return code;
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

function readLayout(given: ReadArguments): ExportLayout {
  const text = given.text('template');
  if (given.flag('tree')) return text === undefined ? { kind: 'tree' } : refuse('--tree and --template exclude each other.');
  const parsed = parseTemplate(text ?? defaultTemplate);
  return parsed.ok ? { kind: 'template', template: parsed.template } : refuse(templateProblemText(parsed.problem));
}

function readFilters(given: ReadArguments, zone: ZoneId): (clip: ClipName) => boolean {
  const from = given.text('from');
  const until = given.text('until');
  const range = {
    from: from === undefined ? -Infinity : readInstant('--from', from, zone),
    to: until === undefined ? Infinity : readInstant('--until', until, zone),
  };
  if (range.from >= range.to) refuse('--from must lie before --until.');
  const now = given.text('now');
  if (now !== undefined) readInstant('--now', now, zone);
  const kindText = given.text('kind');
  const kind = kindText === undefined ? null : ClipKind.safeParse(kindText);
  if (kind?.success === false) refuse(`--kind “${kindText ?? ''}” is not a kind of clip. Write local-storage or clip-backup.`);
  const cameras = new Set(given.texts('camera').map(cameraKey));
  return (clip) =>
    clip.recordedAt >= range.from && clip.recordedAt < range.to &&
    (kind?.data === undefined || clip.kind === kind.data) &&
    (cameras.size === 0 || cameras.has(cameraKey(clip.camera)));
}

function namedClip(clip: ClipName): NamedClip {
  return { kind: clip.kind, camera: clip.camera, recordedAt: clip.recordedAt, serial: clip.kind === 'local-storage' ? clip.number : clip.uid };
}

/** Two clips are copied at once; their lines come in the order of the clips. Places that never come are passed over at the end. */
function orderedWriter(out: (text: string) => void): { write(place: number, text: string): void; end(): void } {
  const waiting = new Map<number, string>();
  let next = 0;
  return {
    write(place, text) {
      waiting.set(place, text);
      for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
        out(ready);
        waiting.delete(next);
        next += 1;
      }
    },
    end() {
      for (const place of [...waiting.keys()].sort((a, b) => a - b)) out(waiting.get(place) ?? '');
    },
  };
}

function jsonLine(result: ClipResult): string {
  const exported = 'exported' in result ? result.exported : null;
  return `${JSON.stringify({
    path: result.clip.path,
    file: 'exported' in result ? result.exported.file : result.file,
    status: result.status,
    sha256: exported?.sha256 ?? null,
    bytes: exported?.bytes ?? null,
    verified: exported?.verified ?? null,
    reason: 'reason' in result ? result.reason : null,
  })}\n`;
}

function plainLine(result: ClipResult): string {
  if ('exported' in result) return `${statusTexts[result.status].padEnd(13)} ${result.exported.file}\n`;
  if (result.status === 'not-reached') return `${statusTexts[result.status].padEnd(13)} ${result.clip.path}\n`;
  const why = exportProblemText({ code: result.reason, subject: result.file });
  return `${statusTexts[result.status].padEnd(13)} ${result.clip.path} → ${result.file}: ${why}\n`;
}

const statusTexts: Record<ClipResult['status'], string> = {
  copied: 'copied', 'already-there': 'already there', conflict: 'conflict', failed: 'failed', 'not-reached': 'not reached',
};

function tellReport(report: ExportReport, found: FoundClips, to: string, terminal: Terminal): number {
  const counts = new Map<ClipResult['status'], number>();
  let copiedBytes = 0;
  let fromCache = 0;
  for (const result of report.results) {
    counts.set(result.status, (counts.get(result.status) ?? 0) + 1);
    if (result.status === 'copied') copiedBytes += result.exported.bytes;
    if ('exported' in result && result.exported.verified === 'cache') fromCache += 1;
  }
  const of = (status: ClipResult['status']): number => counts.get(status) ?? 0;
  const parts = [`${of('copied')} copied (${sizeText(copiedBytes)})`, `${of('already-there')} already there`];
  for (const status of ['conflict', 'failed', 'not-reached'] as const) if (of(status) > 0) parts.push(`${of(status)} ${statusTexts[status]}`);
  if (report.leftOut > 0) parts.push(`${report.leftOut} exported before`);
  if (found.unrecognised.length > 0) parts.push(`${found.unrecognised.length} unrecognised left out`);
  terminal.err(`${parts.join(', ')}\n`);
  if (of('copied') + of('already-there') > 0) terminal.err(`${howVerified(of('copied') + of('already-there'), fromCache)}\n`);
  if (report.isOnSource) terminal.err('The copies lie on the drive that the clips came from: they share its fate.\n');
  if (report.end !== 'complete') terminal.err(`${exportProblemText({ code: report.end, subject: report.subject })}\n`);
  if (!report.isRecorded) terminal.err(`manifest.csv and SHA256SUMS could not be written to ${to}. Run the same export again.\n`);
  for (const { path: folder, reason } of found.unreadable) terminal.err(`Not read: ${folder === '' ? 'the folder itself' : folder} (${reason})\n`);
  const isWhole = report.end === 'complete' && report.isRecorded && found.unreadable.length === 0;
  return isWhole && of('conflict') + of('failed') + of('not-reached') === 0 ? 0 : 1;
}

function howVerified(all: number, fromCache: number): string {
  const cache = 'through the system’s cache, because the device itself cannot be asked here';
  if (fromCache === 0) return 'Every copy was read back from the device and is the same as its clip.';
  if (fromCache === all) return `Every copy was read back ${cache}, and is the same as its clip.`;
  return `Every copy was read back and is the same as its clip: ${all - fromCache} from the device, ${fromCache} ${cache}.`;
}
