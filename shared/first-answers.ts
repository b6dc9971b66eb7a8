// What a page asks for before anything else, answered with the page itself: its first picture waits for no call. And what the core draws
// of it: the first screen as the page would, so that its pictures do not even wait for a script.
import type { Output, StreamHello } from './contract.ts';
import type { Clip, Day, Range, ZoneId } from './schema.ts';

/** Asked with nothing by every page that opens. */
export const firstMethods = [
  'app.about', 'media.where', 'settings.read', 'volumes.list', 'cameras.list', 'app.notices', 'exports.list', 'films.list', 'cleanup.list',
] as const;
export type FirstMethod = (typeof firstMethods)[number];

/** A thumbnail that is kept; `webp` as base64, null where it stands in the first screen. */
export interface FirstPicture {
  readonly clipId: Clip['id'];
  readonly sizeBytes: number | null;
  readonly webp: string | null;
}

/** What an address says of the list, where it says no more than that: the clip at its top, and whether one is open. */
export interface ListTop {
  /** Null: the newest day. */
  readonly date: string | null;
  readonly index: number;
  readonly hasClip: boolean;
}

/** The list as it stands when nothing narrows it. */
export interface FirstList {
  readonly zone: ZoneId;
  readonly days: readonly Day[];
  /** All clips of the days at the top of the screen, newest first. */
  readonly clips: readonly { readonly range: Range; readonly clips: readonly Clip[] }[];
  readonly pictures: readonly FirstPicture[];
}

export interface FirstAnswers {
  /** Where the events stood before the first of these answers was made: a page that finds them further on asks everything again. */
  readonly stream: StreamHello;
  readonly answers: { readonly [M in FirstMethod]?: Output<M> };
  /** Null where something narrows the list, or nothing is in it. */
  readonly list: FirstList | null;
}

/** Of the element in the page that holds them, as JSON. */
export const firstAnswersId = 'first-answers';
/** Stands in the built page where the core writes them. */
export const firstAnswersPlace = '__FIRST_ANSWERS__';

/** The list in a window, drawn before there is a page. */
export interface FirstScreen {
  /** Markup; no text of a drive is in it unescaped. */
  readonly html: string;
  /** Rules for that markup, and the window they hold in: in another one it is not shown. */
  readonly css: string;
  /** Attributes of the root, by name. */
  readonly root: Readonly<Record<string, string>>;
  /** Whose pictures are in it. */
  readonly pictured: ReadonlySet<Clip['id']>;
  /** Of the browser it was drawn for, most wanted first: for another one it says the wrong words. */
  readonly languages: readonly string[];
}

/** What `first-screen.js` beside the built page exports as `drawFirstScreen`. Null where no window was seen yet, or another one is needed. */
export type DrawFirstScreen = (first: FirstAnswers, top: ListTop) => Promise<FirstScreen | null>;

/** Of the element that holds the first screen. */
export const firstScreenId = 'first-screen';
/** Stand in the built page where the core writes the first screen, and as its root. */
export const firstScreenPlace = '__FIRST_SCREEN__';
export const bareRoot = '<html lang="en">';
