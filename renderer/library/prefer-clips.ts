// Asks the core to read the headers of the clips on the screen before all others: on a drive just plugged in that takes minutes for all.
import { ask } from '../client/core.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';

/** Rows that pass sooner are not asked for. */
const restMs = 300;
const mostAtOnce = 500;
const mostKnown = 20_000;

const waiting = new Set<ClipId>();
const asked = new Set<ClipId>();
let timer: number | null = null;

/** These are on the screen. Each is asked for once. */
export function preferClips(clips: readonly Clip[]): void {
  for (const { id, facts, state } of clips) if (facts === null && state === 'present' && !asked.has(id)) waiting.add(id);
  if (waiting.size === 0) return;
  if (timer !== null) window.clearTimeout(timer);
  timer = window.setTimeout(send, restMs);
}

function send(): void {
  timer = null;
  // Of many that passed those that came last are on the screen.
  const clipIds = [...waiting].slice(-mostAtOnce);
  waiting.clear();
  if (asked.size > mostKnown) asked.clear();
  for (const id of clipIds) asked.add(id);
  // A wish: without it the headers come in their own order.
  ask('clips.prefer', { clipIds }).catch(() => undefined);
}
