// Brings thumbnails to the cells: from the page's shelf, else from the core's file many at once, else made of the clip, in turns.
import type { ClipId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import { decodeThumbnails, mostThumbnails } from '../../shared/thumbnail-wire.ts';
import type { FirstPicture } from '../../shared/first-answers.ts';
import type { KeptThumbnail, ThumbnailAnswer } from '../../shared/thumbnail-wire.ts';
import { orderFrame } from './frame-work.ts';
import { createPictureShelf } from './picture-shelf.ts';
import type { Shown } from './picture-shelf.ts';
import { pictureUrl } from './picture-url.ts';
import { createTurnQueue } from './turn-queue.ts';
import { watchVisibility } from './visibility.ts';

/** Twenty screens; about 5 MB. */
const mostHeld = 600;
/** While some of them are read, others are decoded; the worker says how many of each. */
const mostMade = 6;

type Wanted = Pick<Clip, 'id' | 'sizeBytes' | 'state'>;

interface Cell {
  readonly clip: Wanted;
  readonly element: Element;
  isVisible: boolean;
}

export const shelf = createPictureShelf<ClipId>(mostHeld);
const cells = new Map<ClipId, Cell>();
const cellOf = new WeakMap<Element, Cell>();
/** Asked of the core and not kept there: to be made. */
const missed = new Set<ClipId>();
/** To be asked of the core with the next call. */
const asked = new Set<ClipId>();
/** Asked for ahead of their cells, so that those not kept are not asked for with every row that passes. */
const foreseen = new Set<ClipId>();
let isAsking = false;

const queue = createTurnQueue<ClipId>(mostMade, async (id, signal) => {
  const made = await orderFrame({ kind: 'make', clip: id }, signal);
  // One that could not be read now is tried again when it comes onto the screen the next time.
  if (made.kind !== 'none') missed.delete(id);
  if (made.kind === 'picture') shelf.set(id, { ...made, sizeBytes: sizeOf(id) });
  if (made.kind === 'trouble') shelf.set(id, { ...made, sizeBytes: sizeOf(id) });
});

function sizeOf(id: ClipId): number | null {
  return cells.get(id)?.clip.sizeBytes ?? null;
}

const observer = watchVisibility((entered, left) => {
  see(entered, true);
  see(left, false);
});

function see(elements: readonly Element[], isVisible: boolean): void {
  const changed = elements.map((element) => cellOf.get(element)).filter((cell) => cell !== undefined);
  for (const cell of changed) cell.isVisible = isVisible;
  queue.want(changed.filter(({ clip }) => missed.has(clip.id)).map(({ clip }) => clip.id), isVisible);
}

/** A cell for this clip is on the page; returns the way out, which stops all work for it. */
export function showThumbnail(clip: Wanted, element: Element): () => void {
  const { id } = clip;
  const shownBytes = shelf.get(id)?.sizeBytes ?? null;
  // Another file has taken the clip's name.
  if (shownBytes !== null && clip.sizeBytes !== null && shownBytes !== clip.sizeBytes) shelf.forget(id);
  const cell: Cell = { clip, element, isVisible: false };
  cells.set(id, cell);
  cellOf.set(element, cell);
  observer.observe(element);
  if (shelf.get(id) === null) ask([id]);
  return () => {
    observer.unobserve(element);
    if (cells.get(id) === cell) cells.delete(id);
    // A cell whose clip has changed (its size became known) is back at once: its work goes on.
    queueMicrotask(() => {
      if (cells.has(id)) return;
      asked.delete(id);
      missed.delete(id);
      queue.drop(id);
    });
  };
}

/** These may be on the screen soon: kept thumbnails are fetched, none is made. */
export function foreseeThumbnails(clips: readonly Wanted[]): void {
  const ids = clips.map(({ id }) => id).filter((id) => shelf.get(id) === null && !foreseen.has(id));
  if (foreseen.size > mostHeld) foreseen.clear();
  for (const id of ids) foreseen.add(id);
  ask(ids);
}

interface HeldPicture extends Pick<FirstPicture, 'clipId' | 'sizeBytes'> {
  readonly url: string | undefined;
}

/** Pictures that came with the page. */
export function holdPictures(pictures: readonly HeldPicture[]): void {
  for (const { clipId, sizeBytes, url } of pictures) {
    if (url !== undefined) shelf.set(clipId, { kind: 'picture', url, sizeBytes });
  }
}

function ask(ids: readonly ClipId[]): void {
  for (const id of ids) asked.add(id);
  if (asked.size > 0 && !isAsking) {
    isAsking = true;
    // All cells that come in one frame are asked for at once.
    queueMicrotask(() => void askKept());
  }
}

/** One call at a time: what scrolled past meanwhile is not asked for any more. */
async function askKept(): Promise<void> {
  while (asked.size > 0) {
    const ids = [...asked].sort((a, b) => Number(cells.has(b)) - Number(cells.has(a))).slice(0, mostThumbnails);
    for (const id of ids) asked.delete(id);
    // Without the core there is nothing to show; its loss is told elsewhere.
    const answers = await fetchKept(ids).catch((): ThumbnailAnswer[] => []);
    await take(answers);
  }
  isAsking = false;
}

async function fetchKept(ids: readonly ClipId[]): Promise<ThumbnailAnswer[]> {
  const answer = await fetch('/thumbnails', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ids }) });
  return answer.ok ? decodeThumbnails(new Uint8Array(await answer.arrayBuffer())) : [];
}

async function take(answers: readonly ThumbnailAnswer[]): Promise<void> {
  const toMake: Cell[] = [];
  for (const { id, kept } of answers) {
    // The answer's ids are those that were asked.
    const clip = id as ClipId;
    const isOver = kept?.kind === 'trouble' && kept.trouble.why === 'codec' && (await canDecode(kept.trouble.codec));
    if (kept !== null && !isOver) {
      if (shelf.get(clip) === null) shelf.set(clip, toShown(kept, sizeOf(clip)));
      continue;
    }
    const cell = cells.get(clip);
    if (cell?.clip.state === 'present') toMake.push(cell);
  }
  for (const { clip } of toMake) missed.add(clip.id);
  for (const isVisible of [false, true]) queue.want(toMake.filter((cell) => cell.isVisible === isVisible).map(({ clip }) => clip.id), isVisible);
}

function toShown(kept: KeptThumbnail, sizeBytes: number | null): Shown {
  if (kept.kind === 'trouble') return { ...kept, sizeBytes };
  return { kind: 'picture', url: pictureUrl(kept.webp, 'image/webp'), sizeBytes };
}

const decodable = new Map<string, Promise<boolean>>();

/** Whether a codec that another browser lacked can be decoded in this one. */
function canDecode(codec: string | null): Promise<boolean> {
  if (codec === null || typeof VideoDecoder === 'undefined') return Promise.resolve(false);
  const known = decodable.get(codec) ?? VideoDecoder.isConfigSupported({ codec }).then(({ supported }) => supported === true, () => false);
  decodable.set(codec, known);
  return known;
}
