// Copies many clips so that each is proven without the drive standing still for it.
//
// Flushing and reading back one clip at a time cost ten times a plain copy: each flush made the file system write its own
// journal, and nothing was read meanwhile. So clips go in batches: while one is read and written, the one before is
// flushed as a whole, read back, compared and named, and the one after is looked at. The proof of a clip is the same.
import type { StopCode } from '../../shared/export/export-problem.ts';
import { ClipWork } from './clip-work.ts';
import type { ClipGround, Tried } from './clip-work.ts';
import { newCopyMemory } from './copy-memory.ts';
import type { Room, Slab } from './copy-memory.ts';
import type { ClipResult, PlannedFile } from './export-types.ts';
import { deviceOf, meaningOf } from './refusal-meaning.ts';
import { Refused } from './refused.ts';

export interface Stop {
  readonly code: StopCode;
  readonly subject: string;
}

/** Called once for each file, in any order. `restBytes`: of its clip, what `onBytes` was not told; negative where it was told too much. */
export type OnResult = (place: number, result: ClipResult, restBytes: number) => void;

const clipsInBatch = 16;
/** While one waits for a file to be opened, the drive is kept busy with the other. */
const writersAtOnce = 2;
const readersBackAtOnce = 3;
const looksAtOnce = 4;
/** Clips in a row that a drive could not read: the next ones will fare no better, and each try may take a minute. */
const failuresThatStop = 5;

interface Item {
  readonly place: number;
  readonly work: ClipWork;
}

/** Null when every clip was tried; otherwise why not. The others then have `not-reached` results. */
export async function copyInBatches(files: readonly PlannedFile[], ground: ClipGround, onResult: OnResult): Promise<Stop | null> {
  const devices = new Map<string, number | null>();
  for (const { clip } of files) if (!devices.has(clip.root)) devices.set(clip.root, await deviceOf(clip.root));
  return new BatchCopier(files, devices, ground, onResult).run();
}

class BatchCopier {
  readonly #files: readonly PlannedFile[];
  /** By root, the number of its file system when the export began. */
  readonly #devices: ReadonlyMap<string, number | null>;
  readonly #ground: ClipGround;
  readonly #onResult: OnResult;
  readonly #memory = newCopyMemory(writersAtOnce + readersBackAtOnce);
  /** Roots that are tried no further. */
  readonly #stoppedRoots = new Map<string, Stop>();
  readonly #failuresInARow = new Map<string, number>();
  /** The first is what stopped it. */
  readonly #stops: Stop[] = [];
  #next = 0;

  constructor(files: readonly PlannedFile[], devices: ReadonlyMap<string, number | null>, ground: ClipGround, onResult: OnResult) {
    this.#files = files;
    this.#devices = devices;
    this.#ground = ground;
    this.#onResult = onResult;
  }

  async run(): Promise<Stop | null> {
    let settling = Promise.resolve();
    let looking = this.#lookAhead();
    const queue: Item[] = [];
    try {
      for (let turn = 0; ; turn += 1) {
        if (queue.length === 0) {
          const found = await looking;
          if (found.length === 0) break;
          queue.push(...found);
          looking = this.#lookAhead();
          // What goes wrong in it is met where it is waited for.
          looking.catch(() => undefined);
        }
        const written = await this.#write(queue, this.#memory.slabs[turn % 2 === 0 ? 0 : 1]);
        await settling;
        settling = this.#settle(written);
        settling.catch(() => undefined);
      }
      await settling;
    } finally {
      await Promise.allSettled([settling, looking]);
    }
    return this.#stops[0] ?? [...this.#stoppedRoots.values()][0] ?? null;
  }

  /** The next clips that have something to do; none at the end. The journal hears of those that will be written. */
  async #lookAhead(): Promise<Item[]> {
    const found: Item[] = [];
    while (found.length === 0 && this.#next < this.#files.length) {
      const first = this.#next;
      this.#next = Math.min(first + clipsInBatch, this.#files.length);
      const items = this.#files.slice(first, this.#next).map((planned, index): Item => {
        const root = { folder: planned.clip.root, device: this.#devices.get(planned.clip.root) ?? null };
        return { place: first + index, work: new ClipWork(planned, root, this.#ground) };
      });
      const due = new Set(items);
      await inLanes(Array(looksAtOnce).fill(null), items, async (item) => {
        const tried = this.#halted(item) ?? (await item.work.lookAt());
        if (tried === null) return;
        due.delete(item);
        this.#end(item, tried);
      });
      found.push(...due);
    }
    const fresh = found.filter(({ work }) => work.isNew).map(({ work }) => work.planned.file);
    if (fresh.length > 0) await this.#tellJournal(this.#ground.journal.beginClips(fresh));
    return found;
  }

  /** Takes from the queue what fits the slab. Answers those that are written. */
  async #write(queue: Item[], slab: Slab): Promise<Item[]> {
    slab.clear();
    const rooms = new Map<Item, Room>();
    for (let item = queue[0]; item !== undefined; item = queue[0]) {
      const room = slab.take(item.work.isNew ? item.work.sizeBytes : 0);
      if (room === null) break;
      rooms.set(item, room);
      queue.shift();
    }
    const written: Item[] = [];
    await inLanes(this.#memory.chunks.slice(0, writersAtOnce), [...rooms.keys()], async (item, chunk) => {
      const room = rooms.get(item);
      if (room === undefined) return;
      const tried = this.#halted(item) ?? (item.work.isNew ? await item.work.write(room) : await item.work.knowAgain(chunk));
      this.#countFailures(item, tried);
      if (tried === null) written.push(item);
      else this.#end(item, tried);
    });
    return written;
  }

  async #settle(written: readonly Item[]): Promise<void> {
    const ended = new Map<Item, Tried>();
    const chunks = this.#memory.chunks.slice(writersAtOnce);
    await inLanes(chunks, written, async (item) => {
      const tried = await item.work.flush();
      if (tried === null) return;
      ended.set(item, tried);
      this.#hear(item, tried);
    });
    await inLanes(chunks, written.filter((item) => !ended.has(item)), async (item, chunk) => {
      const stop = this.#stops[0];
      // What was written before a drive was full can still be proven.
      if (stop !== undefined && stop.code !== 'target-full') {
        await item.work.drop();
        ended.set(item, { stop: stop.code });
      } else ended.set(item, await item.work.settle(chunk));
    });
    const copies = [...ended].flatMap(([{ work }, tried]) => ('result' in tried && 'exported' in tried.result ? [{ exported: tried.result.exported, modifiedAt: work.modifiedAt }] : []));
    if (copies.length > 0) await this.#tellJournal(this.#ground.journal.endClips(copies));
    for (const [item, tried] of ended) this.#end(item, tried);
  }

  /** A journal that takes no more ends the export: it could not be resumed. */
  async #tellJournal(telling: Promise<void>): Promise<void> {
    try {
      await telling;
    } catch (cause) {
      if (!(cause instanceof Refused)) throw cause;
      const { target, request } = this.#ground;
      const meaning = await meaningOf(cause, target, target);
      this.#stops.push({ code: 'stop' in meaning ? meaning.stop : 'target-failing', subject: request.target });
    }
  }

  #halted({ work: { planned: { clip } } }: Item): Tried | null {
    if (this.#ground.request.signal?.aborted === true) this.#stops.push({ code: 'cancelled', subject: '' });
    const stop = this.#stops[0] ?? this.#stoppedRoots.get(clip.root);
    return stop === undefined ? null : { stop: stop.code };
  }

  #countFailures({ work: { planned: { clip } } }: Item, tried: Tried | null): void {
    if (tried !== null && 'stop' in tried) return;
    const failures = tried?.isSourceFailing === true ? (this.#failuresInARow.get(clip.root) ?? 0) + 1 : 0;
    this.#failuresInARow.set(clip.root, failures);
    if (failures === failuresThatStop) this.#stoppedRoots.set(clip.root, { code: 'source-failing', subject: clip.drive });
  }

  #hear({ work: { planned: { clip } } }: Item, tried: Tried): void {
    if (!('stop' in tried)) return;
    if (tried.stop !== 'source-gone' && tried.stop !== 'source-failing') this.#stops.push({ code: tried.stop, subject: tried.stop === 'cancelled' ? '' : this.#ground.request.target });
    else if (!this.#stoppedRoots.has(clip.root)) this.#stoppedRoots.set(clip.root, { code: tried.stop, subject: clip.drive });
  }

  #end(item: Item, tried: Tried): void {
    this.#hear(item, tried);
    const { planned: { clip, file }, toldBytes } = item.work;
    const result: ClipResult = 'stop' in tried ? { status: 'not-reached', clip, file, reason: tried.stop } : tried.result;
    this.#onResult(item.place, result, (clip.sizeBytes ?? 0) - toldBytes);
  }
}

/** Hands the items to as many visits at once as there are lanes, in order. */
async function inLanes<Lane, Item>(lanes: readonly Lane[], items: readonly Item[], visit: (item: Item, lane: Lane) => Promise<void>): Promise<void> {
  const waiting = items.values();
  await Promise.all(lanes.map(async (lane) => {
    for (const item of waiting) await visit(item, lane);
  }));
}
