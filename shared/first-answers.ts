// What a page asks for before anything else, answered with the page itself: its first picture waits for no call.
import type { Output, StreamHello } from './contract.ts';
import type { Clip, Day, Range, ZoneId } from './schema.ts';

/** Asked with nothing by every page that opens. */
export const firstMethods = [
  'app.about', 'media.where', 'settings.read', 'volumes.list', 'cameras.list', 'app.notices', 'exports.list', 'films.list', 'cleanup.list',
] as const;
export type FirstMethod = (typeof firstMethods)[number];

/** A thumbnail that is kept; `webp` as base64. */
export interface FirstPicture {
  readonly clipId: Clip['id'];
  readonly sizeBytes: number | null;
  readonly webp: string;
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
