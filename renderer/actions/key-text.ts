// A key as the user reads it on the key.
import { say } from '../words/say.ts';
import { actions, type ActionId } from './action-table.ts';

/** `KeyboardEvent.key` as written on the key. */
export function keyText(key: string): string {
  switch (key) {
    case ' ': return say('key.Space');
    case 'Escape': return say('key.Escape');
    case 'Enter': return say('key.Enter');
    case 'Home': return say('key.Home');
    case 'End': return say('key.End');
    case 'PageUp': return say('key.PageUp');
    case 'PageDown': return say('key.PageDown');
    case 'ArrowLeft': return '←';
    case 'ArrowRight': return '→';
    case 'ArrowUp': return '↑';
    case 'ArrowDown': return '↓';
    default: return key.toUpperCase();
  }
}

/** The first key of an action, for its tooltip. */
export function keyOf(id: ActionId): string | undefined {
  const key = actions.find((action) => action.id === id)?.keys[0];
  return key === undefined ? undefined : keyText(key);
}
