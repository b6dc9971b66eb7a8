// Why a film was not made, in words for the window and the terminal.

export const filmProblemCodes = [
  'no-ffmpeg', 'ffmpeg-lacks', 'ffmpeg-failed', 'stalled', 'too-long', 'cancelled', 'not-decoded', 'target-exists', 'target-full', 'target-refused',
  'target-gone', 'target-inside-archive', 'target-said', 'nothing-to-join', 'nothing-in-range', 'too-many-cameras', 'too-many-clips', 'cut-empty', 'size-not-reachable', 'source-gone',
] as const;
export type FilmProblemCode = (typeof filmProblemCodes)[number];

/** In one film: more would run for days. */
export const mostFilmClips = 5000;

/** `subject`: what it happened to: a file, a folder, what ffmpeg lacks or last said. */
export interface FilmProblem {
  readonly code: FilmProblemCode;
  readonly subject: string;
}

/** What everything that makes a film answers. */
export type FilmAnswer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: FilmProblem };

export function filmFails(code: FilmProblemCode, subject: string): { readonly ok: false; readonly problem: FilmProblem } {
  return { ok: false, problem: { code, subject } };
}

/** How to get what makes films, wherever it is said that it is missing. */
export const howToGetFfmpeg =
  'Install ffmpeg (on Debian and Ubuntu “sudo apt install ffmpeg”, on macOS “brew install ffmpeg”, on Windows “winget install ffmpeg”), or tell Wallclock where it lies.';

const sentences: Record<FilmProblemCode, (subject: string) => string> = {
  'no-ffmpeg': () => `Films are made by ffmpeg, which is not on this computer. ${howToGetFfmpeg} Copies can be made without it.`,
  'ffmpeg-lacks': (s) => `The ffmpeg on this computer was built without ${s}. ${howToGetFfmpeg}`,
  'ffmpeg-failed': (s) => `ffmpeg could not make it${s === '' ? '.' : ` and said: ${s}`}`,
  stalled: () => 'ffmpeg made no progress for a long time and was stopped. The drive may be failing, or the computer asleep.',
  'too-long': () => 'It took far longer than it should and was stopped.',
  cancelled: () => 'Cancelled. Nothing was left behind.',
  'not-decoded': (s) => `${s} holds no picture that can be shown.`,
  'target-exists': (s) => `${s} is there already and was left as it is. Choose another name.`,
  'target-full': (s) => `The drive of ${s} is full. Free some space and make the film again.`,
  'target-refused': (s) => `${s} could not be written. Your account may not be allowed to write there, or the drive can only be read.`,
  'target-gone': (s) => `${s} is not there. Plug its drive in, or choose another folder.`,
  'target-inside-archive': (s) => `${s} belongs to the archive of a drive. Nothing is ever written there. Choose a folder outside it.`,
  'target-said': (s) => s,
  'nothing-to-join': () => 'None of these clips can be put into a film.',
  'nothing-in-range': () => 'No camera has a clip at that time.',
  'too-many-cameras': (s) => `A tiled film shows up to nine cameras, and ${s} have clips at that time. Choose fewer, or one film each.`,
  'too-many-clips': (s) => `A film takes up to ${mostFilmClips} clips, and ${s} are chosen. Choose fewer, such as one day or one camera.`,
  'cut-empty': () => 'The end of the cut must lie behind its beginning, both within the clip.',
  'size-not-reachable': (s) => s,
  'source-gone': (s) => `${s} could not be read. Its drive may have been pulled.`,
};

/** One or two sentences: what happened, and what to do. */
export function filmProblemText({ code, subject }: FilmProblem): string {
  return sentences[code](subject);
}
