// `find`: the clips around a time as people say it.
import { cameraKey } from '../../shared/clip-name.ts';
import { spanText } from '../../shared/find/span-text.ts';
import { understand } from '../../shared/find/understand.ts';
import { computerZone, utcText, zoneClock } from '../../shared/time.ts';
import { answerFind } from './answer-find.ts';
import type { FindAnswer } from './answer-find.ts';
import { orExplain, readNow, readWords, readZone, refuse, tellFailure } from './command.ts';
import type { Command, Terminal } from './command.ts';
import { findClips } from './find-clips.ts';
import { labelledZones } from './labelled-zones.ts';
import { localeTag } from './locale-tag.ts';

const options = {
  zone: { type: 'string' },
  now: { type: 'string' },
  within: { type: 'string' },
  camera: { type: 'string', multiple: true },
  data: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const findCommand: Command = {
  name: 'find',
  usage: 'wallclock find <folder> "<time>" [--zone Z] [--now T] [--within 5m] [--camera C] [--data DIR] [--json]',
  purpose: 'Finds the clips around a time on your wall clock: "yesterday 5pm", "2 May 8:54", "last Friday evening".',
  details: [
    '  --zone Z      zone of the wall clock; the computer’s otherwise. A zone in the text wins',
    '  --now T       the time from which "yesterday" is counted; the computer’s clock otherwise',
    '  --within 5m   how far off a clip may be: 90s, 5m, 2h; spans such as "evening" use themselves',
    '  --camera C    only this camera, in any case; may be given several times',
    '  --data DIR    use the zones set in Wallclock for this folder, from this data folder',
    '  --json        one JSON object',
    '',
  ].join('\n'),
  run: (args, terminal) => orExplain(findCommand, terminal, () => find(args, terminal)),
};

async function find(args: readonly string[], terminal: Terminal): Promise<number> {
  const { words: [folder, ...text], ...given } = readWords(args, options);
  if (folder === undefined || text.length === 0) return refuse('Name a folder and a time.');
  const query = text.join(' ');
  const labelled = await labelledZones(given.text('data'), folder, terminal.now);
  const zone = readZone(given.text('zone')) ?? labelled.zone ?? computerZone();
  const context = { now: readNow(given.text('now'), zone, terminal), zone, locale: localeTag(terminal.locale), dayInView: null };
  const withinMs = readWithin(given.text('within') ?? '5m');
  const cameras = new Set(given.texts('camera').map(cameraKey));

  const found = await findClips(folder, (clip) => cameras.size === 0 || cameras.has(cameraKey(clip.camera)), labelled.instantOf, 'names-only');
  if (!found.ok) return tellFailure(terminal, found.failure);
  const answer = answerFind(understand(query, context), found.value.clips, context, withinMs);
  if (given.flag('json')) terminal.out(`${JSON.stringify(jsonOf(query, answer, zone))}\n`);
  else tellPlainly(answer, zone, terminal);
  if (!answer.isUnderstood && given.flag('json')) terminal.err(`${answer.note ?? ''}\n`);
  return answer.isUnderstood ? 0 : 1;
}

function jsonOf(query: string, { understood, note, matches }: FindAnswer, zone: Parameters<typeof zoneClock>[0]) {
  const clock = zoneClock(zone);
  return {
    query,
    understood: understood.map(({ instant, local, zone: meantZone, precision }) => ({ instant: utcText(instant), local, zone: meantZone, precision })),
    note,
    matches: matches.map(({ found: { path, clip }, offsetSeconds }) => ({
      path, camera: clip.camera, recordedAt: utcText(clip.recordedAt), local: clock.isoAt(clip.recordedAt), offsetSeconds,
    })),
  };
}

function tellPlainly({ words, note, matches, isUnderstood }: FindAnswer, zone: Parameters<typeof zoneClock>[0], terminal: Terminal): void {
  if (!isUnderstood) {
    terminal.err(`${note ?? ''}\n`);
    return;
  }
  const clock = zoneClock(zone);
  for (const line of words) terminal.out(`${line}\n`);
  if (note !== null) terminal.out(`${note}\n`);
  for (const { found: { path, clip }, offsetSeconds } of matches) {
    const local = clock.isoAt(clip.recordedAt).slice(0, 19).replace('T', ' ');
    const distance = offsetSeconds === 0 ? 'exactly' : `${spanText(offsetSeconds * 1000)} ${offsetSeconds < 0 ? 'before' : 'after'}`;
    terminal.out(`  ${distance.padEnd(18)} ${local} ${clock.abbreviationAt(clip.recordedAt).padEnd(5)} ${clip.camera.padEnd(16)} ${path}\n`);
  }
}

const unitMs: Readonly<Record<string, number>> = { s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 };

function readWithin(text: string): number {
  const [, amount, unit] = /^(\d{1,6})\s*(s|m|min|h|d)$/.exec(text.trim()) ?? [];
  const ms = unitMs[unit ?? ''];
  if (amount === undefined || ms === undefined) return refuse(`--within “${text}” is not a length of time. Write 90s, 5m or 2h.`);
  return Number(amount) * ms;
}
