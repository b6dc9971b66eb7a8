// Runs actions by key. Whoever can do an action offers it while it can; the last one to offer wins.
import { useEffect, useRef } from 'react';
import { actions, type Action, type ActionId } from './action-table.ts';
import { eventChord } from './chord.ts';
import { keepEarly, typeEarly } from './early-keys.ts';
import { handToOverlay } from './keys-under-overlay.ts';

/** Gets the chord that was pressed; none from a menu. */
export type Run = (chord?: string) => void;

/** What can be on or off says which it is. */
export interface Toggle {
  readonly run: Run;
  readonly isOn: boolean;
}

/** What one may offer: `undefined` is not possible now. */
export type Offers = Partial<Record<ActionId, Run | Toggle | undefined>>;

/**
 * A view over everything else has actions of its own: only they run while the focus is in it. It marks its element with
 * `data-actions`.
 */
export type ActionScope = 'window' | 'around';

interface Standing {
  readonly scope: ActionScope;
  readonly isFallback: boolean;
  readonly offer: () => Run | Toggle | undefined;
}

const offers = new Map<ActionId, Standing[]>();

/** Offers actions for as long as the component lives. `isFallback`: only while nobody else offers them. */
export function useActions(runs: Offers, { scope = 'window', isFallback = false }: { readonly scope?: ActionScope; readonly isFallback?: boolean } = {}): void {
  const latest = useRef(runs);
  useEffect(() => {
    latest.current = runs;
  });
  const ids = actions.map(({ id }) => id).filter((id) => runs[id] !== undefined).join(' ');
  useEffect(() => {
    const wanted = new Set(ids.split(' '));
    const mine = actions.filter(({ id }) => wanted.has(id)).map(({ id }) => {
      const standing: Standing = { scope, isFallback, offer: () => latest.current[id] };
      offers.set(id, [...(offers.get(id) ?? []), standing]);
      return { id, standing };
    });
    return () => {
      for (const { id, standing } of mine) offers.set(id, (offers.get(id) ?? []).filter((other) => other !== standing));
    };
  }, [ids, scope, isFallback]);
}

export interface PossibleAction {
  readonly action: Action;
  readonly run: Run;
  /** Null for what is neither on nor off. */
  readonly isOn: boolean | null;
}

function possible(action: Action, scope: ActionScope): PossibleAction | null {
  const standing = offers.get(action.id)?.filter((one) => one.scope === scope) ?? [];
  const offer = (standing.findLast(({ isFallback }) => !isFallback) ?? standing.at(-1))?.offer();
  if (offer === undefined) return null;
  return typeof offer === 'function' ? { action, run: offer, isOn: null } : { action, run: offer.run, isOn: offer.isOn };
}

/** What can be done at this moment and listed, in the order of the table. */
export function possibleActions(scope: ActionScope = 'window'): PossibleAction[] {
  return actions.filter(({ isOfList, needsKey }) => isOfList !== true && needsKey !== true).flatMap((action) => possible(action, scope) ?? []);
}

/** Where keys mean text or belong to the widget itself. */
const ownKeys = 'input:not([type=range]), textarea, select, [contenteditable], [role=dialog], [role=menu], [role=alertdialog]';
const textKeys = 'input:not([type=range]), textarea, select, [contenteditable]';
const pressKeys = new Set([' ', 'Enter']);
const slideKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);

function scopeOf(target: Element): ActionScope {
  return target.closest('[data-actions=around]') === null ? 'window' : 'around';
}

function belongsElsewhere(target: Element, chord: string, worksInText: boolean): boolean {
  const isInText = target.closest(textKeys) !== null;
  const isInOther = scopeOf(target) === 'around' ? target.closest('[role=menu]') !== null : target.closest(ownKeys) !== null && !isInText;
  if (isInOther || (isInText && !worksInText)) return true;
  if (pressKeys.has(chord) && target.closest('button, a, [role=switch], [role=checkbox]') !== null) return true;
  return slideKeys.has(chord) && target.closest('input[type=range], [role=slider]') !== null;
}

let isAllHere = false;

/** All that offers actions from the start stands: the keys that were pressed before are answered now. */
export function answerEarlyKeys(): void {
  isAllHere = true;
  void typeEarly();
}

function actionsOfKey(target: Element, chord: string): Action[] {
  return actions.filter(({ keys, isOfList, worksInText }) => isOfList !== true && keys.includes(chord) && !belongsElsewhere(target, chord, worksInText === true));
}

/** Two actions may share a key: the first in the table that is possible now runs. */
function actionOfKey(target: Element, chord: string): PossibleAction | null {
  for (const action of actionsOfKey(target, chord)) {
    const found = possible(action, scopeOf(target));
    if (found !== null) return found;
  }
  return null;
}

/** Listens for keys for the life of the page; returns the way to stop. */
export function listenToKeys(): () => void {
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || event.isComposing || !(target instanceof Element) || handToOverlay(event)) return;
    const chord = eventChord(event);
    if (chord === null) return;
    const found = actionOfKey(target, chord);
    const isToCome = !isAllHere && found === null && actionsOfKey(target, chord).length > 0;
    const isKept = keepEarly(event, isToCome);
    if (!isKept && found === null) return;
    event.preventDefault();
    if (!isKept) found?.run(chord);
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
