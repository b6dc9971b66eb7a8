// What a hand does before the page can answer: keys and the first click on a clip are kept, and done again when it can.

/** Nobody types more while a page is loaded; a key that is held repeats. */
const mostKeys = 64;

let keys: KeyboardEvent[] = [];
let click: MouseEvent | null = null;

const modifiers = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta']);

function keepKey(event: KeyboardEvent): void {
  if (!modifiers.has(event.key) && keys.length < mostKeys) keys.push(event);
}

function keepClick(event: MouseEvent): void {
  click ??= event;
}

/** Call it before anything else is loaded. */
export function keepEarlyInput(): void {
  document.addEventListener('keydown', keepKey);
  document.addEventListener('click', keepClick);
}

/** From now on somebody listens to keys. */
export function replayEarlyKeys(): void {
  document.removeEventListener('keydown', keepKey);
  for (const key of keys) document.body.dispatchEvent(new KeyboardEvent('keydown', key));
  keys = [];
}

/** From now on clicks reach the list. */
export function stopKeepingClicks(): void {
  document.removeEventListener('click', keepClick);
}

/** Clicks on the cell that stands where a drawn one was clicked: both have the same id. */
export function replayEarlyClick(): void {
  const cell = click?.target instanceof Element ? click.target.closest('[role=option]') : null;
  if (click !== null && cell !== null) document.getElementById(cell.id)?.dispatchEvent(new MouseEvent('click', click));
  click = null;
}
