// Answers what a page is about to ask, so that it comes with the page. The same handlers answer as would the calls.
import type { Handlers, Input } from '../../shared/contract.ts';
import {
  firstMethods, type DrawFirstScreen, type FirstAnswers, type FirstList, type FirstMethod, type FirstPicture, type FirstScreen, type ListTop,
} from '../../shared/first-answers.ts';
import { automaticZone } from '../../shared/home-zones.ts';
import type { Clip, Day } from '../../shared/schema.ts';
import type { ThumbnailSource } from '../thumbnail-source.ts';
import type { EventHub } from './events.ts';

export interface FirstAnswersParts {
  readonly handlers: Handlers;
  readonly thumbnails: Pick<ThumbnailSource, 'read'>;
  readonly hub: Pick<EventHub, 'standing'>;
}

/** As many clips as fill a large screen, and most of its days. */
const clipsWanted = 80;
const mostDays = 8;
const mostClipsOfDay = 1000;
/** A screen of them; more would hold up the page that carries them. */
const picturesWanted = 32;
/** Clips above the one the list begins with: its row may begin before it. */
const clipsAbove = 12;

/** Throws what a handler throws, which is a bug. */
export async function gatherFirstAnswers({ handlers, thumbnails, hub }: FirstAnswersParts): Promise<FirstAnswers> {
  const stream = hub.standing();
  const each = await Promise.all(firstMethods.map((method) => answerOf(handlers, method)));
  const answers = each.reduce<FirstAnswers['answers']>((all, one) => ({ ...all, ...one }), {});
  return { stream, answers, list: await gatherList(handlers, thumbnails, answers) };
}

export interface FirstAnswersOptions extends FirstAnswersParts {
  /** A page is on its way: what it will ask is answered meanwhile, and counts if no event has been told until it comes. */
  readonly isPageComing: boolean;
  readonly draw: DrawFirstScreen;
  readonly onFault: (error: unknown) => void;
}

/** What comes with a page: the answers, as JSON that is safe inside a script element, and its first screen. */
export interface FirstPage {
  readonly answers: string;
  readonly screen: FirstScreen | null;
}

const nothing: FirstPage = { answers: 'null', screen: null };

/**
 * For the pages of one launch. What fails is told, and a page asks for itself. Only the page that was coming has a screen drawn for it: one
 * that is loaded anew says in its address where it is, which the core never hears.
 */
export function createFirstAnswers({ isPageComing, draw, onFault, ...parts }: FirstAnswersOptions): () => Promise<FirstPage> {
  const { hub } = parts;
  const make = async (isComing: boolean): Promise<FirstPage> => {
    try {
      const first = await gatherFirstAnswers(parts);
      const top = isComing ? listTop(first.answers['settings.read']?.place ?? '') : null;
      // A screen that cannot be drawn holds up no answers.
      const screen = top === null ? null : await draw(first, top).catch((error: unknown) => {
        onFault(error);
        return null;
      });
      return { answers: toScriptJson(screen === null ? first : withoutDrawn(first, screen)), screen };
    } catch (error) {
      onFault(error);
      return nothing;
    }
  };
  let coming = isPageComing ? { id: hub.standing().id, page: make(true) } : null;
  return () => {
    const page = coming?.id === hub.standing().id ? coming.page : make(coming !== null);
    coming = null;
    return page;
  };
}

/** A picture that stands in the screen comes once, and those beyond it later. */
function withoutDrawn(first: FirstAnswers, { pictured }: FirstScreen): FirstAnswers {
  const { list } = first;
  return list === null ? first : { ...first, list: { ...list, pictures: list.pictures.filter(({ clipId }) => pictured.has(clipId)).map((one) => ({ ...one, webp: null })) } };
}

/** Empty where the answer is a failure. */
async function answerOf<M extends FirstMethod>(handlers: Handlers, method: M): Promise<Pick<FirstAnswers['answers'], M>> {
  // They take nothing, which the compiler cannot see of one it does not know.
  const answer = await handlers[method]({} as Input<M>);
  // One key, the one that was asked for; the compiler takes a computed key for any.
  return (answer.ok ? { [method]: answer.value } : {}) as Pick<FirstAnswers['answers'], M>;
}

async function gatherList(handlers: Handlers, thumbnails: Pick<ThumbnailSource, 'read'>, answers: FirstAnswers['answers']): Promise<FirstList | null> {
  const { 'app.about': about, 'settings.read': settings, 'volumes.list': known } = answers;
  const at = settings === undefined ? null : listTop(settings.place);
  if (about === undefined || settings === undefined || known === undefined || known.volumes.length === 0 || at === null) return null;
  const zone = settings.zone ?? automaticZone(known.volumes, about.computerZone);
  const days = await handlers['clips.days']({ filter: {}, zone });
  if (!days.ok) return null;

  const shown = days.value.filter(({ date }) => at.date === null || date <= at.date).slice(0, mostDays);
  const clips: { range: Day['range']; clips: readonly Clip[] }[] = [];
  for (const { range } of shown) {
    const page = await handlers['clips.list']({ filter: { range }, before: null, limit: mostClipsOfDay });
    if (!page.ok || !page.value.isLast) break;
    clips.push({ range, clips: page.value.clips });
    if (clips.reduce((sum, { clips: some }) => sum + some.length, 0) >= at.index + clipsWanted) break;
  }
  const seen = clips.flatMap(({ clips: some }) => some).slice(Math.max(0, at.index - clipsAbove)).slice(0, picturesWanted);
  return { zone, days: days.value, clips, pictures: keptPictures(thumbnails, seen) };
}

/** Null where the address says how the list is narrowed, which only the page can read. */
function listTop(place: string): ListTop | null {
  const params = new URLSearchParams(place.replace(/^#/, ''));
  if ([...params.keys()].some((name) => name !== 'at' && name !== 'clip')) return null;
  const [date = '', index = '0'] = (params.get('at') ?? '').split('.');
  return { ...(date === '' ? { date: null, index: 0 } : { date, index: Number(index) || 0 }), hasClip: params.has('clip') };
}

function keptPictures(thumbnails: Pick<ThumbnailSource, 'read'>, clips: readonly Clip[]): FirstPicture[] {
  const kept = thumbnails.read(clips.map(({ id }) => id));
  return clips.flatMap(({ id, sizeBytes }, order) => {
    const thumbnail = kept[order]?.kept;
    return thumbnail?.kind === 'picture' ? [{ clipId: id, sizeBytes, webp: Buffer.from(thumbnail.webp).toString('base64') }] : [];
  });
}

/** JSON that no page takes for the end of the element it stands in. */
function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
