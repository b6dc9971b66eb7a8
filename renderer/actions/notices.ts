// What was just done, said quietly, with the way back where there is one.
import { create } from 'zustand';

export interface DoneThing {
  /** Grows by one. */
  readonly serial: number;
  readonly words: string;
  /** Null: there is nothing to take back. */
  readonly undo: (() => void) | null;
  readonly tone: 'news' | 'bad';
}

interface DoneThings {
  /** What can be taken back, the newest last. */
  readonly undoable: readonly DoneThing[];
  /** What is being said. */
  readonly said: DoneThing | null;
}

export const useDoneThings = create<DoneThings>()(() => ({ undoable: [], said: null }));

const mostUndoable = 50;
let serial = 0;

function tell(words: string, undo: (() => void) | null, tone: DoneThing['tone']): DoneThing {
  serial += 1;
  const said: DoneThing = { serial, words, undo, tone };
  useDoneThings.setState(({ undoable }) => ({ said, undoable: undo === null ? undoable : [...undoable, said].slice(-mostUndoable) }));
  return said;
}

/** Says that something was done, and keeps the way back. */
export function tellDone(words: string, undo: (() => void) | null = null): DoneThing {
  return tell(words, undo, 'news');
}

/** It did not come about after all: nothing of it is said any more, and nothing is there to take back. */
export function withdraw(thing: DoneThing): void {
  stopSaying(thing);
  useDoneThings.setState(({ undoable }) => ({ undoable: undoable.filter((one) => one !== thing) }));
}

/** Says that something could not be done. */
export function tellFailed(words: string): void {
  tell(words, null, 'bad');
}

/** Takes back the newest thing that can be; nothing happens when there is none. */
export function undoLast(): void {
  const last = useDoneThings.getState().undoable.at(-1);
  if (last === undefined) return;
  useDoneThings.setState(({ undoable, said }) => ({ undoable: undoable.slice(0, -1), said: said === last ? null : said }));
  last.undo?.();
}

export function stopSaying(thing: DoneThing): void {
  useDoneThings.setState(({ said }) => ({ said: said === thing ? null : said }));
}
