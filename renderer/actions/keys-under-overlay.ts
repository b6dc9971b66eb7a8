// A dialog, a popover or a menu over the page has the keys, also in the moments in which nothing has the focus: while one of two closes, the other
// gets it a frame later, and a key pressed in between is meant for what is seen, not for the page under it.

const overlays = ['[role=dialog]', '[role=alertdialog]', '[role=menu]'].map((one) => `body > :not(#app) ${one}`).join(', ');

/** True when the key was handed on. */
export function handToOverlay(event: KeyboardEvent): boolean {
  if (event.target !== document.body) return false;
  // Each is put behind those it opened over.
  const top = [...document.querySelectorAll(overlays)].at(-1);
  if (top === undefined) return false;
  // What it does nothing with stays the browser's: Tab, or loading the page anew.
  if (!top.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
  return true;
}
