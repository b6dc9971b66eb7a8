// The element that shows clips. One is made when a clip is pressed, and reads it while the button is still down and the player is being built.
import type { ClipId } from '../../shared/ids.ts';
import { clipAtHand } from '../client/clip-at-hand.ts';
import { useConnection } from '../client/connection.ts';
import { mediaQuery, queryClient } from '../client/queries.ts';
import { isPlayable } from './is-playable.ts';

/** Who pressed and did not choose has let go by then. */
const patienceMs = 1500;

let ready: { readonly screen: HTMLVideoElement; readonly timer: number } | null = null;

/** The address of a clip's bytes. */
export function clipSource(base: string, id: ClipId): string {
  return `${base}/clips/${String(id)}`;
}

function makeScreen(): HTMLVideoElement {
  const screen = document.createElement('video');
  // The page draws what it plays: pictures are kept of it.
  screen.crossOrigin = 'anonymous';
  screen.playsInline = true;
  screen.preload = 'auto';
  return screen;
}

/** Lets go of the file: a descriptor that stays open would keep the drive from being ejected. */
export function emptyScreen(screen: HTMLVideoElement): void {
  screen.removeAttribute('src');
  screen.load();
}

function letGo(): void {
  if (ready === null) return;
  window.clearTimeout(ready.timer);
  emptyScreen(ready.screen);
  ready = null;
}

/** A clip is likely to be opened now: what is known to be playable is begun to be read. */
export function beginToRead(id: ClipId): void {
  letGo();
  const base = queryClient.getQueryData(mediaQuery.queryKey)?.base;
  const clip = clipAtHand(id);
  if (base === undefined || clip === undefined || !isPlayable(clip) || useConnection.getState().releasing.has(clip.volumeId)) return;
  const screen = makeScreen();
  screen.src = clipSource(base, id);
  ready = { screen, timer: window.setTimeout(letGo, patienceMs) };
}

/** The element for a player that opens: the one that reads already, where there is one. */
export function takeScreen(): HTMLVideoElement {
  if (ready === null) return makeScreen();
  const { screen, timer } = ready;
  window.clearTimeout(timer);
  ready = null;
  return screen;
}
