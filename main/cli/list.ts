// `list`: the clips of a folder by local time.
import { cameraKey } from '../../shared/clip-name.ts';
import type { ClipName } from '../../shared/clip-name.ts';
import { ClipKind } from '../../shared/schema.ts';
import type { ZoneId } from '../../shared/schema.ts';
import { computerZone, utcText, zoneClock } from '../../shared/time.ts';
import type { ZoneClock } from '../../shared/time.ts';
import { orExplain, readArguments, readInstant, readZone, refuse, tellFailure } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { labelledZones } from './labelled-zones.ts';
import { findClips } from './find-clips.ts';
import type { FoundClip, FoundClips } from './find-clips.ts';
import { sizeText } from './size-text.ts';

const options = {
  zone: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  camera: { type: 'string', multiple: true },
  kind: { type: 'string' },
  now: { type: 'string' },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const listCommand: Command = {
  name: 'list',
  usage: 'wallclock list <folder> [--zone Z] [--from T] [--to T] [--camera C] [--kind local-storage|clip-backup] [--data DIR] [--json]',
  purpose: 'Lists the clips of a drive or folder by local time.',
  details: [
    '  --zone Z    IANA name of the zone to show and read times in; the computer’s otherwise',
    '  --from T    clips at this time or later: 2026-11-01, 2026-11-01 17:00, 2026-11-01T22:00:00Z',
    '  --to T      clips before this time',
    '  --camera C  only this camera, in any case; may be given several times',
    '  --kind K    local-storage or clip-backup',
    '  --data DIR  use the zones set in Wallclock for this folder, from this data folder',
    '  --json      one JSON object a line, in order of recordedAt',
    '',
  ].join('\n'),
  run: (args, terminal) => orExplain(listCommand, terminal, () => list(args, terminal)),
};

async function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, options);
  const labelled = await labelledZones(given.text('data'), given.folder, terminal.now);
  const zone = readZone(given.text('zone')) ?? labelled.zone ?? computerZone();
  const from = given.text('from');
  const to = given.text('to');
  const range = {
    from: from === undefined ? -Infinity : readInstant('--from', from, zone),
    to: to === undefined ? Infinity : readInstant('--to', to, zone),
  };
  if (range.from >= range.to && from !== undefined && to !== undefined) refuse('--from must lie before --to.');
  const now = given.text('now');
  if (now !== undefined) readInstant('--now', now, zone);
  const kindText = given.text('kind');
  const kind = kindText === undefined ? null : ClipKind.safeParse(kindText);
  if (kind?.success === false) refuse(`--kind “${kindText ?? ''}” is not a kind of clip. Write local-storage or clip-backup.`);
  const cameras = new Set(given.texts('camera').map(cameraKey));

  const keep = (clip: ClipName): boolean =>
    clip.recordedAt >= range.from && clip.recordedAt < range.to &&
    (kind?.data === undefined || clip.kind === kind.data) &&
    (cameras.size === 0 || cameras.has(cameraKey(clip.camera)));

  const found = await findClips(given.folder, keep, labelled.instantOf);
  if (!found.ok) return tellFailure(terminal, found.failure);
  const line = given.flag('json') ? jsonLine : plainLine;
  const clock = zoneClock(zone);
  // One write a thousand lines: a pipe takes them without a call each.
  for (let start = 0; start < found.value.clips.length; start += 1000) {
    terminal.out(found.value.clips.slice(start, start + 1000).map((clip) => line(clip, clock, zone)).join(''));
  }
  tellSummary(found.value, terminal);
  return 0;
}

function jsonLine({ path, clip, sizeBytes }: FoundClip, clock: ZoneClock, zone: ZoneId): string {
  const serial = clip.kind === 'local-storage' ? { number: clip.number } : { uid: clip.uid };
  return `${JSON.stringify({
    path, kind: clip.kind, camera: clip.camera, ...serial, recordedAt: utcText(clip.recordedAt), local: clock.isoAt(clip.recordedAt), zone, sizeBytes,
  })}\n`;
}

function plainLine({ path, clip, sizeBytes }: FoundClip, clock: ZoneClock): string {
  const local = clock.isoAt(clip.recordedAt).slice(0, 19).replace('T', ' ');
  return `${local} ${clock.abbreviationAt(clip.recordedAt).padEnd(5)} ${sizeText(sizeBytes).padStart(8)}  ${clip.camera.padEnd(16)} ${path}\n`;
}

function tellSummary({ clips, unrecognised, unfinished, unreadable, junk }: FoundClips, terminal: Terminal): void {
  const parts = [counted(clips.length, 'clip', 'clips'), `${unrecognised.length} unrecognised`, `${junk} junk`];
  if (unfinished.length > 0) parts.push(`${unfinished.length} unfinished`);
  terminal.err(`${parts.join(', ')}\n`);
  for (const { path, reason } of unreadable) terminal.err(`Not read: ${path === '' ? 'the folder itself' : path} (${reason})\n`);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
