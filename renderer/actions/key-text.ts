// A chord as the user reads it on the keys.
import { say } from '../words/say.ts';
import { actions, type ActionId } from './action-table.ts';
import { isMac } from './chord.ts';

function oneKey(key: string): string {
  switch (key) {
    case 'Mod': return isMac ? '⌘' : say('key.Ctrl');
    case 'Shift': return isMac ? '⇧' : say('key.Shift');
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
    case 'Delete': return say('key.Delete');
    case 'Backspace': return '⌫';
    case '-': return '−';
    default: return key.toUpperCase();
  }
}

/** `Ctrl+K`, on a Mac `⌘K`. */
export function keyText(chord: string): string {
  const modifiers = /^(?:(?:Mod|Shift)\+)*/.exec(chord)?.[0] ?? '';
  const held = modifiers.split('+').filter((name) => name !== '').map(oneKey);
  return [...held, oneKey(chord.slice(modifiers.length))].join(isMac ? '' : '+');
}

/** The first key of an action, for its tooltip. */
export function keyOf(id: ActionId): string | undefined {
  const key = actions.find((action) => action.id === id)?.keys[0];
  return key === undefined ? undefined : keyText(key);
}
