// What was pressed, written as the table of actions writes it.

interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  getModifierState(name: 'AltGraph'): boolean;
}

export const isMac: boolean = /Mac|iPhone|iPad/.test(globalThis.navigator.platform);

const latin = /^[\x20-\x7e]$/;
const letter = /^[a-z]$/;

/**
 * `n`, `Shift+n`, `Mod+k`, `?`, `ArrowLeft`; null for what the table has no way to write, such as Alt. Shift counts on letters
 * and named keys, not where it only reaches a sign. A letter of another script is the one that stands on its key. Pure.
 */
export function eventChord(event: Pressed, onMac: boolean = isMac): string | null {
  const isAltGraph = event.getModifierState('AltGraph');
  const [mod, other] = onMac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  if (!isAltGraph && (other || event.altKey)) return null;
  const isSign = event.key.length === 1;
  const onKey = /^Key([A-Z])$/.exec(event.code)?.[1];
  const key = !isSign ? event.key : (latin.test(event.key) ? event.key : onKey ?? event.key).toLowerCase();
  const countsShift = event.shiftKey && (!isSign || key === ' ' || letter.test(key));
  return `${mod && !isAltGraph ? 'Mod+' : ''}${countsShift ? 'Shift+' : ''}${key}`;
}
