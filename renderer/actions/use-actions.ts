// Runs actions by key. Whoever can do an action offers it while it can; the last one to offer wins.
import { useEffect, useRef } from 'react';
import { actions, type ActionId } from './action-table.ts';

type Run = () => void;
const offers = new Map<ActionId, Run[]>();

/** Offers actions for as long as the component lives. */
export function useActions(runs: Partial<Record<ActionId, Run>>): void {
  const latest = useRef(runs);
  useEffect(() => {
    latest.current = runs;
  });
  const ids = Object.keys(runs).sort().join(' ');
  useEffect(() => {
    const mine = actions.filter(({ id }) => ids.split(' ').includes(id)).map(({ id }) => {
      const run = () => latest.current[id]?.();
      offers.set(id, [...(offers.get(id) ?? []), run]);
      return { id, run };
    });
    return () => {
      for (const { id, run } of mine) offers.set(id, (offers.get(id) ?? []).filter((other) => other !== run));
    };
  }, [ids]);
}

/** Where keys mean text or belong to the widget itself. */
const ownKeys = 'input:not([type=range]), textarea, select, [contenteditable], [role=dialog], [role=menu], [role=alertdialog]';
const pressKeys = new Set([' ', 'Enter']);
const slideKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);

function belongsElsewhere(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return true;
  if (target.closest(ownKeys) !== null) return true;
  if (pressKeys.has(key) && target.closest('button, a, [role=switch], [role=checkbox]') !== null) return true;
  return slideKeys.has(key) && target.closest('input[type=range], [role=slider]') !== null;
}

/** Listens for keys for the life of the page; returns the way to stop. */
export function listenToKeys(): () => void {
  const press = (event: KeyboardEvent) => {
    if (belongsElsewhere(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actions.find(({ keys, isOfList }) => isOfList !== true && keys.includes(key));
    const run = action && offers.get(action.id)?.at(-1);
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  document.addEventListener('keydown', press);
  return () => document.removeEventListener('keydown', press);
}
