// What the user reads when something expected goes wrong: what happened, to what, and what to do.
import type { Failure, FailureCode } from './failure.ts';

export interface FailureText {
  readonly what: string;
  readonly next: string;
}

const texts: Record<FailureCode, (subject: string) => FailureText> = {
  'folder-not-found': (s) => ({ what: `There is no folder at ${s}.`, next: 'Check the path, or choose the folder from the list.' }),
  'folder-is-a-file': (s) => ({ what: `${s} is a file, not a folder.`, next: 'Choose the folder or drive that holds the clips.' }),
  'folder-is-empty': (s) => ({ what: `${s} is empty.`, next: 'A drive that has been in a Sync Module holds a folder named “blink” or “blink_backup”. Choose that drive, or a copy of it.' }),
  'folder-has-no-clips': (s) => ({ what: `${s} holds no Blink clips.`, next: 'Look for a drive or folder that holds “blink” or “blink_backup”.' }),
  'folder-unreadable': (s) => ({ what: `${s} cannot be read.`, next: 'Your account may not be allowed to open it, or the drive has errors. Check both, then try again.' }),
  'folder-gone': (s) => ({ what: `${s} is no longer there.`, next: 'If it is on a drive, plug that in and try again; if not, choose another folder. Nothing was changed.' }),
  'folder-exists': (s) => ({ what: `There is already something named “${s}” here.`, next: 'Choose it from the list, or type another name.' }),
  'folder-name-refused': (s) => ({ what: `“${s}” is no name that every system takes for a folder.`, next: 'Leave out < > : " / \\ | ? *, a dot at either end, and names such as CON.' }),
  'folder-in-archive': (s) => ({ what: `${s} belongs to the archive of a drive.`, next: 'Nothing is ever written there. Choose a folder outside it.' }),
  'folder-not-made': (s) => ({ what: `No folder could be made in ${s}.`, next: 'Your account may not be allowed to write there, or the drive is locked or full. Choose another place.' }),
  'volume-unknown': () => ({ what: 'Wallclock no longer knows this drive.', next: 'Open the drive again.' }),
  'volume-offline': (s) => ({ what: `${s} is not plugged in.`, next: `Plug in ${s} and try again. Its clips stay listed.` }),
  'volume-gone': (s) => ({ what: `${s} was pulled out.`, next: 'Plug it in again to go on. Nothing was changed.' }),
  'volume-busy': (s) => ({ what: `The drive is still in use by ${s}.`, next: 'Close it there, then eject again. Do not pull the drive yet.' }),
  'volume-read-only': (s) => ({ what: `${s} can only be read.`, next: 'Check the lock switch on the drive or its adapter. A drive with errors is also locked by the system: copy what matters first.' }),
  'volume-full': (s) => ({ what: `${s} is full.`, next: 'Free some space on it, then try again.' }),
  'eject-refused': (s) => ({ what: `The system would not eject ${s}.`, next: 'Eject it in your file manager instead, then pull it out.' }),
  'skeleton-not-restored': (s) => ({ what: `The folders a Sync Module needs could not be made on ${s}.`, next: 'Nothing else was changed. Check the drive with your system’s tools before it goes back.' }),
  'camera-unknown': () => ({ what: 'This camera is no longer in the list.', next: 'Choose it again.' }),
  'clip-unknown': () => ({ what: 'This clip is no longer in the list.', next: 'Choose it again from its day.' }),
  'clip-missing': (s) => ({ what: `${s} is no longer on the drive.`, next: 'Another program may have moved or deleted it.' }),
  'clip-unreadable': (s) => ({ what: `${s} cannot be read.`, next: 'The drive may be damaged. Copy what matters from it first, then check it with your system’s tools.' }),
  'zone-unknown': (s) => ({ what: `“${s}” is not a time zone Wallclock knows.`, next: 'Use a name such as America/New_York or Europe/Berlin.' }),
  'time-not-understood': (s) => ({ what: `“${s}” is not a time Wallclock understands.`, next: 'Use a form such as 2026-11-01 17:00, or 2026-11-01T22:00:00Z.' }),
  'template-refused': (s) => ({ what: s, next: 'Nothing was copied.' }),
  'export-running': (s) => ({ what: `An export to ${s} is still running.`, next: 'Let it finish or cancel it first.' }),
  'export-empty': () => ({ what: 'None of these clips can be copied now.', next: 'Plug in the drive they lie on, or choose other clips.' }),
  'export-unknown': () => ({ what: 'This export is no longer in the list.', next: 'Start it anew: what was copied before is recognised.' }),
  'cleanup-plan-gone': () => ({ what: 'This plan is no longer kept.', next: 'Nothing was deleted. Make the plan again to see the drive as it is now.' }),
  'cleanup-running': (s) => ({ what: `Clips are being deleted from ${s}.`, next: 'Let that finish or cancel it first.' }),
  'cleanup-unknown': () => ({ what: 'This clean-up is no longer in the list.', next: 'Its journal may have been removed from the folder where Wallclock keeps its data.' }),
  'cleanup-count-differs': (s) => ({ what: 'The number typed is not the number of clips.', next: `Nothing was deleted. Type ${s} to delete them for good.` }),
  'cleanup-too-late': () => ({ what: 'The first clips are being deleted already.', next: 'Cancel to keep the rest. What is deleted is gone for good.' }),
  'film-running': (s) => ({ what: `A film is being made in ${s}.`, next: 'Let it finish or cancel it first.' }),
  'film-unknown': () => ({ what: 'This film is no longer in the list.', next: 'Make it anew.' }),
  'ability-missing': (s) => ({ what: `${s} is not possible here.`, next: 'Use the desktop window of Wallclock for this.' }),
  'player-not-started': (s) => ({ what: `No player on this computer would open ${s}.`, next: 'Install a video player such as VLC and try again.' }),
  'browser-not-started': (s) => ({ what: 'No browser on this computer would open the page.', next: `Open ${s} in one yourself.` }),
  'demo-not-made': (s) => ({ what: `The demo drive could not be made in ${s}.`, next: 'Check that the computer’s own disk has 50 MB free, then try again.' }),
  'data-folder-unusable': (s) => ({ what: `Wallclock cannot keep its catalog in ${s}.`, next: 'Check that the folder can be written and that the disk is not full.' }),
  'data-folder-full': (s) => ({ what: `There is no room left on this computer to keep ${s}.`, next: 'Free some space where Wallclock keeps its data, then try again. Nothing that was kept before is lost.' }),
  'already-open': (s) => ({ what: 'Wallclock is already open.', next: `Use the window you have, or close it first. Its data lie in ${s}.` }),
  'port-unavailable': (s) => ({ what: `Wallclock could not listen on ${s}.`, next: 'Another program uses it. Choose another port, or leave it out.' }),
};

/** The sentences for a failure. Pure; the same words in the window and in the terminal. */
export function failureText(failure: Failure): FailureText {
  return texts[failure.code](failure.subject);
}

/** Both sentences as one line, for a terminal. */
export function failureLine(failure: Failure): string {
  const { what, next } = failureText(failure);
  return `${what} ${next}`;
}
