// Every action with its keys, in one table: the key listener and the help are made from it, and whatever lists actions later.
import type { WordKey } from '../words/say.ts';

export type ActionGroup = 'player' | 'clips' | 'window';

interface ActionRow {
  readonly id: string;
  readonly group: ActionGroup;
  readonly words: WordKey;
  /** As `KeyboardEvent.key` has them; letters in lower case. */
  readonly keys: readonly string[];
  /** Keys that only mean this while the list has the focus; the list handles them itself. */
  readonly isOfList?: true;
}

const actionTable = [
  { id: 'player.toggle', group: 'player', words: 'action.player.toggle', keys: [' '] },
  { id: 'player.reverse', group: 'player', words: 'action.player.reverse', keys: ['j'] },
  { id: 'player.pause', group: 'player', words: 'action.player.pause', keys: ['k'] },
  { id: 'player.forward', group: 'player', words: 'action.player.forward', keys: ['l'] },
  { id: 'player.back', group: 'player', words: 'action.player.back', keys: ['ArrowLeft'] },
  { id: 'player.ahead', group: 'player', words: 'action.player.ahead', keys: ['ArrowRight'] },
  { id: 'player.frameBack', group: 'player', words: 'action.player.frameBack', keys: [','] },
  { id: 'player.frameAhead', group: 'player', words: 'action.player.frameAhead', keys: ['.'] },
  { id: 'player.louder', group: 'player', words: 'action.player.louder', keys: ['ArrowUp'] },
  { id: 'player.quieter', group: 'player', words: 'action.player.quieter', keys: ['ArrowDown'] },
  { id: 'player.mute', group: 'player', words: 'action.player.mute', keys: ['m'] },
  { id: 'player.fullScreen', group: 'player', words: 'action.player.fullScreen', keys: ['f'] },
  { id: 'player.close', group: 'player', words: 'action.player.close', keys: ['Escape'] },
  { id: 'clips.next', group: 'clips', words: 'action.clips.next', keys: ['n'] },
  { id: 'clips.previous', group: 'clips', words: 'action.clips.previous', keys: ['p'] },
  { id: 'clips.move', group: 'clips', words: 'action.clips.move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], isOfList: true },
  { id: 'clips.edge', group: 'clips', words: 'action.clips.edge', keys: ['Home', 'End'], isOfList: true },
  { id: 'clips.page', group: 'clips', words: 'action.clips.page', keys: ['PageUp', 'PageDown'], isOfList: true },
  { id: 'clips.open', group: 'clips', words: 'action.clips.open', keys: ['Enter'], isOfList: true },
  { id: 'window.help', group: 'window', words: 'action.window.help', keys: ['?'] },
  { id: 'window.rail', group: 'window', words: 'action.window.rail', keys: ['b'] },
] as const satisfies readonly ActionRow[];

export type ActionId = (typeof actionTable)[number]['id'];
export const actions: readonly (ActionRow & { readonly id: ActionId })[] = actionTable;
