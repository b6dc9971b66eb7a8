// Opens what a launch, the menu or the dock asked for, and says in the window when that failed.
import { BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { Failure } from '../../shared/failure.ts';
import { failureText } from '../../shared/failure-text.ts';
import type { Core } from '../core-types.ts';
import { recordFault } from '../server/faults.ts';
import type { HandedOver } from '../server/instance-route.ts';
import type { Log } from '../server/log.ts';

/** The page hears of the opened volume through the core's events. Resolves with the failure the user is being told of. */
export async function openAsked(core: Core, { folder, demo }: HandedOver, log: Log): Promise<Failure | null> {
  const folderOpened = folder === null ? null : await core.openFolder(folder);
  const demoOpened = demo ? await core.openDemo() : null;
  const failure = [folderOpened, demoOpened].find((opened) => opened?.ok === false)?.failure ?? null;
  // Whoever waits for the answer does not wait for a click.
  if (failure !== null) tell(failure).catch((problem: unknown) => recordFault(log, 'dialog', problem));
  return failure;
}

async function tell(failure: Failure): Promise<void> {
  const { what, next } = failureText(failure);
  const box: MessageBoxOptions = { type: 'warning', message: what, detail: next, buttons: ['OK'], noLink: true };
  const parent = BrowserWindow.getAllWindows()[0];
  await (parent === undefined ? dialog.showMessageBox(box) : dialog.showMessageBox(parent, box));
}
