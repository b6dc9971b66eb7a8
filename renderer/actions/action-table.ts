// Every action with its keys, in one table: the key listener, the menus, the palette and the help are made from it.
import type { WordKey } from '../words/say.ts';
import { isMac } from './chord.ts';

export type ActionGroup = 'player' | 'clips' | 'window';

interface ActionRow {
  readonly id: string;
  readonly group: ActionGroup;
  readonly words: WordKey;
  /** Chords as `eventChord` writes them: `n`, `Shift+n`, `Mod+k` (Ctrl, on a Mac Cmd), `ArrowLeft`, `?`. */
  readonly keys: readonly string[];
  /** Keys that only mean this while the list has the focus; the list handles them itself. */
  readonly isOfList?: true;
  /** Which of its keys was pressed is part of what it does: it is no line in a menu. */
  readonly needsKey?: true;
  /** Its keys mean this also while one types. */
  readonly worksInText?: true;
}

const actionTable = [
  { id: 'player.toggle', group: 'player', words: 'action.player.toggle', keys: [' '] },
  { id: 'player.reverse', group: 'player', words: 'action.player.reverse', keys: ['j'] },
  { id: 'player.pause', group: 'player', words: 'action.player.pause', keys: ['k'] },
  { id: 'player.forward', group: 'player', words: 'action.player.forward', keys: ['l'] },
  { id: 'player.slower', group: 'player', words: 'action.player.slower', keys: ['<'] },
  { id: 'player.faster', group: 'player', words: 'action.player.faster', keys: ['>'] },
  { id: 'player.back', group: 'player', words: 'action.player.back', keys: ['ArrowLeft'] },
  { id: 'player.ahead', group: 'player', words: 'action.player.ahead', keys: ['ArrowRight'] },
  { id: 'player.frameBack', group: 'player', words: 'action.player.frameBack', keys: [','] },
  { id: 'player.frameAhead', group: 'player', words: 'action.player.frameAhead', keys: ['.'] },
  { id: 'player.loop', group: 'player', words: 'action.player.loop', keys: ['r'] },
  { id: 'player.autoplay', group: 'player', words: 'action.player.autoplay', keys: ['Shift+a'] },
  { id: 'player.gaps', group: 'player', words: 'action.player.gaps', keys: [] },
  { id: 'player.louder', group: 'player', words: 'action.player.louder', keys: ['ArrowUp'] },
  { id: 'player.quieter', group: 'player', words: 'action.player.quieter', keys: ['ArrowDown'] },
  { id: 'player.mute', group: 'player', words: 'action.player.mute', keys: ['m'] },
  { id: 'player.zoomIn', group: 'player', words: 'action.player.zoomIn', keys: ['+', '='] },
  { id: 'player.zoomOut', group: 'player', words: 'action.player.zoomOut', keys: ['-'] },
  { id: 'player.zoomReset', group: 'player', words: 'action.player.zoomReset', keys: ['0'] },
  {
    id: 'player.pan', group: 'player', words: 'action.player.pan', needsKey: true,
    keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
  },
  { id: 'player.saveFrame', group: 'player', words: 'action.player.saveFrame', keys: ['Shift+s'] },
  { id: 'player.saveFrameJpeg', group: 'player', words: 'action.player.saveFrameJpeg', keys: [] },
  { id: 'player.markIn', group: 'player', words: 'action.player.markIn', keys: ['i'] },
  { id: 'player.markOut', group: 'player', words: 'action.player.markOut', keys: ['o'] },
  { id: 'player.dropMarks', group: 'player', words: 'action.player.dropMarks', keys: [] },
  { id: 'player.around', group: 'player', words: 'action.player.around', keys: ['a'] },
  { id: 'player.fullScreen', group: 'player', words: 'action.player.fullScreen', keys: ['f'] },
  { id: 'player.pictureInPicture', group: 'player', words: 'action.player.pictureInPicture', keys: [] },
  { id: 'player.close', group: 'player', words: 'action.player.close', keys: ['Escape'] },
  { id: 'clips.next', group: 'clips', words: 'action.clips.next', keys: ['n'] },
  { id: 'clips.previous', group: 'clips', words: 'action.clips.previous', keys: ['p'] },
  { id: 'clips.star', group: 'clips', words: 'action.clips.star', keys: ['s'] },
  { id: 'clips.watched', group: 'clips', words: 'action.clips.watched', keys: ['w'] },
  { id: 'clips.note', group: 'clips', words: 'action.clips.note', keys: ['Shift+n'] },
  { id: 'clips.undo', group: 'clips', words: 'action.clips.undo', keys: ['u', 'Mod+z'] },
  { id: 'clips.export', group: 'clips', words: 'action.clips.export', keys: ['e'] },
  { id: 'clips.film', group: 'clips', words: 'action.clips.film', keys: ['Shift+e'] },
  { id: 'clips.delete', group: 'clips', words: 'action.clips.delete', keys: isMac ? ['Backspace', 'Delete'] : ['Delete'] },
  { id: 'clips.showInFolder', group: 'clips', words: 'player.showInFolder', keys: [] },
  { id: 'clips.openOutside', group: 'clips', words: 'player.openOutside', keys: [] },
  { id: 'clips.move', group: 'clips', words: 'action.clips.move', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'], isOfList: true },
  { id: 'clips.edge', group: 'clips', words: 'action.clips.edge', keys: ['Home', 'End'], isOfList: true },
  { id: 'clips.page', group: 'clips', words: 'action.clips.page', keys: ['PageUp', 'PageDown'], isOfList: true },
  { id: 'clips.open', group: 'clips', words: 'action.clips.open', keys: ['Enter'], isOfList: true },
  { id: 'clips.extend', group: 'clips', words: 'action.clips.extend', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'], isOfList: true },
  { id: 'clips.pick', group: 'clips', words: 'action.clips.pick', keys: ['x', 'Mod+ '], isOfList: true },
  { id: 'clips.selectAll', group: 'clips', words: 'action.clips.selectAll', keys: ['Mod+a'] },
  { id: 'clips.unselect', group: 'clips', words: 'action.clips.unselect', keys: ['Escape'] },
  { id: 'clips.filter', group: 'clips', words: 'action.clips.filter', keys: ['Shift+f'] },
  { id: 'clips.clearFilters', group: 'clips', words: 'action.clips.clearFilters', keys: [] },
  { id: 'days.previous', group: 'clips', words: 'action.days.previous', keys: ['['] },
  { id: 'days.next', group: 'clips', words: 'action.days.next', keys: [']'] },
  { id: 'days.today', group: 'clips', words: 'action.days.today', keys: ['t'] },
  { id: 'days.yesterday', group: 'clips', words: 'action.days.yesterday', keys: ['y'] },
  { id: 'days.calendar', group: 'clips', words: 'action.days.calendar', keys: ['c'] },
  { id: 'window.find', group: 'window', words: 'action.window.find', keys: ['/'] },
  { id: 'window.palette', group: 'window', words: 'action.window.palette', keys: ['Mod+k'], worksInText: true },
  { id: 'window.help', group: 'window', words: 'action.window.help', keys: ['F1'], worksInText: true },
  { id: 'window.keys', group: 'window', words: 'action.window.keys', keys: ['?'] },
  { id: 'window.tour', group: 'window', words: 'action.window.tour', keys: [] },
  { id: 'window.about', group: 'window', words: 'action.window.about', keys: [] },
  { id: 'window.rail', group: 'window', words: 'action.window.rail', keys: ['b'] },
  { id: 'window.cleanup', group: 'window', words: 'action.window.cleanup', keys: [] },
  { id: 'window.storage', group: 'window', words: 'action.window.storage', keys: [] },
  { id: 'window.cleanups', group: 'window', words: 'action.window.cleanups', keys: [] },
  { id: 'window.density', group: 'window', words: 'action.window.density', keys: ['d'] },
  { id: 'window.utc', group: 'window', words: 'action.window.utc', keys: [] },
  { id: 'window.themeSystem', group: 'window', words: 'action.window.themeSystem', keys: [] },
  { id: 'window.themeLight', group: 'window', words: 'action.window.themeLight', keys: [] },
  { id: 'window.themeDark', group: 'window', words: 'action.window.themeDark', keys: [] },
] as const satisfies readonly ActionRow[];

export type ActionId = (typeof actionTable)[number]['id'];
export type Action = ActionRow & { readonly id: ActionId };
export const actions: readonly Action[] = actionTable;
