// `export --join` and `export --overlay`: clips as one film, or each as a viewing copy with its clock.
import path from 'node:path';
import { exportProblemText } from '../../shared/export/export-problem.ts';
import { filmProblemText, mostFilmClips } from '../../shared/export/film-problem.ts';
import type { FilmProblemCode } from '../../shared/export/film-problem.ts';
import { joinHowText, leftOutText } from '../../shared/export/film-text.ts';
import type { LeftOutReason } from '../../shared/export/film-text.ts';
import type { ZoneClock } from '../../shared/time.ts';
import type { ClipToExport } from '../export/export-types.ts';
import { pageWords } from '../export/evidence/words/page-words.ts';
import { burnClock } from '../export/film/burn-clock.ts';
import { openFilmTarget, placeFilm } from '../export/film/film-target.ts';
import { filmStem, freeName } from '../export/film/film-name.ts';
import { recordFilms } from '../export/film/film-record.ts';
import type { FilmToRecord, RecordedFilm } from '../export/film/film-record.ts';
import type { FilmClip } from '../export/film/film-types.ts';
import { joinClips } from '../export/film/join-clips.ts';
import type { JoinedFilm } from '../export/film/join-clips.ts';
import type { TargetFolder } from '../export/target-folder.ts';
import { toFilmClips } from '../film-clips.ts';
import type { SourcedClip } from '../film-clips.ts';
import { findFfmpeg } from '../media/find-ffmpeg.ts';
import type { Ffmpeg } from '../media/ffmpeg-runner.ts';
import type { ReadArguments, Terminal } from './command.ts';
import { refuse } from './command.ts';
import { sizeText } from './size-text.ts';

export const filmOptions = {
  join: { type: 'boolean' },
  overlay: { type: 'boolean' },
  subtitles: { type: 'boolean' },
  cards: { type: 'boolean' },
  ffmpeg: { type: 'string' },
} as const;

export const filmUsage = '[--join [--cards] [--subtitles]] [--overlay] [--ffmpeg PATH]';

export const filmDetails = [
  '  --join        one film of the clips in order of time instead of copies, with a chapter for each; nothing is encoded anew where',
  '                the clips agree, and it says why where they do not',
  '  --overlay     draws date, time, zone and camera into the pictures; without --join into a viewing copy of each clip',
  '  --subtitles   with --join: the same as subtitles that a player shows and hides, without encoding anew',
  '  --cards       with --join: a card between clips with the time that passed',
  '  --ffmpeg PATH the ffmpeg that makes films; else one shipped with Wallclock, else the one in the PATH',
];

interface FilmJob {
  readonly clips: readonly SourcedClip[];
  readonly target: TargetFolder;
  readonly to: string;
  readonly clock: ZoneClock;
  readonly ffmpeg: Ffmpeg;
  readonly given: ReadArguments;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Whether films are asked for. Refuses what cannot be meant together. */
export function wantsFilm(given: ReadArguments): boolean {
  const isJoined = given.flag('join');
  if (!isJoined && given.flag('subtitles')) refuse('--subtitles needs --join.');
  if (!isJoined && given.flag('cards')) refuse('--cards needs --join.');
  if (given.flag('subtitles') && given.flag('overlay')) refuse('--subtitles and --overlay exclude each other: the clock is one or the other.');
  const isFilm = isJoined || given.flag('overlay');
  if (isFilm && (given.flag('tree') || given.flag('new') || given.text('template') !== undefined)) refuse('--join and --overlay make films: --tree, --template and --new are for copies.');
  return isFilm;
}

/** Answers the exit code: 1 when any clip is in no film. */
export async function exportFilm(given: ReadArguments, clips: readonly ClipToExport[], to: string, clock: ZoneClock, terminal: Terminal, signal: AbortSignal): Promise<number> {
  if (given.flag('join') && clips.length > mostFilmClips) return tell(terminal, filmProblemText({ code: 'too-many-clips', subject: String(clips.length) }));
  const setting = given.text('ffmpeg');
  const ffmpeg = await findFfmpeg({ setting: setting === undefined ? null : path.resolve(setting) });
  if (ffmpeg === null) return tell(terminal, filmProblemText({ code: 'no-ffmpeg', subject: '' }));
  const opened = await openFilmTarget(path.resolve(to), clips);
  if (!opened.ok) return tell(terminal, exportProblemText(opened.problem));
  const job: FilmJob = { clips: await toFilmClips(clips, signal), target: opened.target, to, clock, ffmpeg, given, terminal, signal };
  return given.flag('join') ? joinAll(job) : burnEach(job);
}

async function joinAll({ clips, target, to, clock, ffmpeg, given, terminal, signal }: FilmJob): Promise<number> {
  const first = clips[0];
  if (first === undefined) return tell(terminal, filmProblemText({ code: 'nothing-to-join', subject: to }));
  const overlay = given.flag('overlay') ? 'burned' : given.flag('subtitles') ? 'track' : 'none';
  const file = await freeName(target.folder, filmStem(first.recordedAt, clips.map(({ camera }) => camera), 'film', clock), '.mp4');
  const made = await joinClips({ ffmpeg, clips, clock, overlay, hasCards: given.flag('cards'), output: path.join(target.folder, file), signal });
  if (!made.ok) {
    for (const clip of clips) tellClip(terminal, given, { clip, file, status: 'failed', reason: made.problem.code, why: filmProblemText(made.problem) });
    return tell(terminal, filmProblemText(made.problem));
  }
  const film = made.value;
  const shown = new Set(film.clips.map(clipKey));
  const leftOut = new Map(film.leftOut.map(({ clip, reason }) => [clipKey(clip), reason]));
  for (const clip of clips) {
    const reason = leftOut.get(clipKey(clip)) ?? null;
    tellClip(terminal, given, reason === null ? { clip, file, status: 'joined', reason: null, why: '' } : { clip, file, status: 'left-out', reason, why: leftOutText(reason) });
  }
  const recorded = await recordFilms([{ file, clips: clips.filter((clip) => shown.has(clipKey(clip))) }], target, clock);
  tellFilm(terminal, given, film, recorded?.[0] ?? null, file);
  return film.leftOut.length === 0 && isRecorded(recorded, to, terminal) ? 0 : 1;
}

async function burnEach({ clips, target, to, clock, ffmpeg, given, terminal, signal }: FilmJob): Promise<number> {
  const films: FilmToRecord[] = [];
  for (const clip of clips) {
    const stem = filmStem(clip.recordedAt, [clip.camera], 'viewing copy', clock);
    const day = clock.dateAt(clip.recordedAt);
    const name = await freeName(path.join(target.folder, day), stem, '.mp4');
    const file = `${day}/${name}`;
    const placed = await placeFilm(target, file);
    const made = !placed.ok ? placed : await burnClock({ ffmpeg, inputPath: clip.fullPath, makeup: clip.makeup, recordedAt: clip.recordedAt, clock, camera: clip.camera, mark: pageWords.en.viewingCopyMark, output: placed.value, signal });
    if (made.ok) films.push({ file, clips: [clip] });
    tellClip(terminal, given, made.ok ? { clip, file, status: 'made', reason: null, why: '' } : { clip, file, status: 'failed', reason: made.problem.code, why: filmProblemText(made.problem) });
    if (!made.ok && made.problem.code === 'cancelled') break;
  }
  const recorded = await recordFilms(films, target, clock);
  terminal.err(`${films.length} of ${clips.length} viewing copies made\n`);
  return films.length === clips.length && isRecorded(recorded, to, terminal) ? 0 : 1;
}

/** One name can stand in the folders of many days. */
function clipKey({ name, recordedAt, fullPath }: FilmClip): string {
  return `${recordedAt} ${name} ${fullPath}`;
}

interface ClipLine {
  readonly clip: SourcedClip;
  readonly file: string;
  readonly status: 'joined' | 'left-out' | 'made' | 'failed';
  readonly reason: LeftOutReason | FilmProblemCode | null;
  readonly why: string;
}

function tellClip(terminal: Terminal, given: ReadArguments, { clip, file, status, reason, why }: ClipLine): void {
  if (given.flag('json')) terminal.out(`${JSON.stringify({ path: clip.path, file, status, reason })}\n`);
  else terminal.out(`${status.replace('-', ' ').padEnd(13)} ${clip.path}${why === '' ? ` → ${file}` : `: ${why}`}\n`);
}

function tellFilm(terminal: Terminal, given: ReadArguments, { how, reasons, durationMs, sizeBytes, chapters }: JoinedFilm, recorded: RecordedFilm | null, file: string): void {
  if (given.flag('json')) {
    const proof = { sha256: recorded?.sha256 ?? null, bytes: sizeBytes, verified: recorded?.verified ?? null };
    terminal.out(`${JSON.stringify({ path: null, file, status: 'film', reason: null, how, reasons, durationMs, chapters, ...proof })}\n`);
  }
  terminal.err(`${file}: ${(durationMs / 1000).toFixed(1)} s, ${sizeText(sizeBytes)}\n${joinHowText(how, reasons)}\n`);
}

function isRecorded(recorded: readonly RecordedFilm[] | null, to: string, terminal: Terminal): boolean {
  if (recorded === null) terminal.err(`manifest.csv and SHA256SUMS could not be written to ${to}.\n`);
  return recorded !== null;
}

function tell(terminal: Terminal, sentence: string): 1 {
  terminal.err(`${sentence}\n`);
  return 1;
}
