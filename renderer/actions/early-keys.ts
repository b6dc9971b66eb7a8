// What is typed while the actions are still on their way: kept in its order, and typed again when they are here. The first key may open a field
// for which the others were meant, so each goes to where the focus is by then.

const waiting: KeyboardEvent[] = [];
/** What is typed again is not kept once more, nor what comes of it. */
let isTyping = false;
/** Nobody types more while a page is built; a key that is held repeats. */
const mostKeys = 64;

const editing = new Set(['Enter', 'Escape', 'Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);

function isText({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey;
}

/** True when it is kept: it has an action that is not here yet (`isMeant`), or follows one that has. */
export function keepEarly(event: KeyboardEvent, isMeant: boolean): boolean {
  if (isTyping) return false;
  const follows = waiting.length > 0 && (isText(event) || editing.has(event.key));
  if (!isMeant && !follows) return false;
  if (waiting.length < mostKeys) waiting.push(event);
  return true;
}

function isTextField(target: Element): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.selectionStart !== null;
}

type Edit = Pick<InputEventInit, 'inputType' | 'data'>;

function edit(field: HTMLInputElement, change: Edit): void {
  // As a browser tells of it: before, when it can still be refused, and after.
  if (!field.dispatchEvent(new InputEvent('beforeinput', { bubbles: true, cancelable: true, ...change }))) return;
  const { selectionStart, selectionEnd } = field;
  const end = selectionEnd ?? field.value.length;
  const start = selectionStart ?? end;
  const from = change.data == null && start === end ? Math.max(0, start - 1) : start;
  field.setRangeText(change.data ?? '', from, end, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, ...change }));
}

function type(event: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  if (target.dispatchEvent(new KeyboardEvent('keydown', event)) && isTextField(target)) {
    if (isText(event)) edit(target, { inputType: 'insertText', data: event.key });
    else if (event.key === 'Backspace') edit(target, { inputType: 'deleteContentBackward', data: null });
  }
  // Buttons and lists act when the key is let go.
  target.dispatchEvent(new KeyboardEvent('keyup', event));
}

/** What an action opens has the focus after the next frame. */
const opened = () => new Promise<void>((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => window.setTimeout(resolve))); });

/** The actions are here. Resolves when all that was typed before has been typed again; what is typed meanwhile comes behind it. */
export async function typeEarly(): Promise<void> {
  try {
    for (let event = waiting[0]; event !== undefined; event = waiting[0]) {
      isTyping = true;
      type(event);
      isTyping = false;
      await opened();
      waiting.shift();
    }
  } finally {
    // Whatever went wrong: the keys of the page must not be kept for ever.
    isTyping = false;
    waiting.length = 0;
  }
}
