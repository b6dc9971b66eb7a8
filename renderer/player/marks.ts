// What the user says of the open clip: star, watched, note. Seen at once, told to the core, and taken back by undo.
import type { ClipMark } from '../../shared/clip-mark.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { ClipDetails } from '../../shared/schema.ts';
import { tellDone, tellFailed, withdraw } from '../actions/notices.ts';
import { ask, troubleText } from '../client/core.ts';
import { clipQuery, queryClient } from '../client/queries.ts';
import { say } from '../words/say.ts';

type Mark = { readonly isStarred: boolean } | { readonly isWatched: boolean } | { readonly note: string | null };

function show(clipId: ClipId, mark: ClipMark): void {
  const { note, isStarred, isWatched } = mark;
  queryClient.setQueryData(clipQuery(clipId).queryKey, (clip) => clip && {
    ...clip,
    ...(isStarred !== undefined && { isStarred }),
    ...(isWatched !== undefined && { isWatched }),
    ...(note !== undefined && { note, hasNote: note !== null }),
  });
}

/** Says nothing when it is done; what hinders it is told. Resolves false then. */
export async function writeMark(clipId: ClipId, mark: Mark): Promise<boolean> {
  show(clipId, mark);
  try {
    const [outcome] = await ask('clips.mark', { clipIds: [clipId], mark });
    if (outcome?.failure == null) return true;
    tellFailed(say('failure.what', outcome.failure));
  } catch (error) {
    const { what, next } = troubleText(error);
    tellFailed(`${what} ${next}`);
  }
  void queryClient.invalidateQueries({ queryKey: clipQuery(clipId).queryKey });
  return false;
}

/** The way back is there from the first moment, for a hand that is quicker than the core; it waits for its turn. */
async function change(clipId: ClipId, mark: Mark, back: Mark, words: string): Promise<void> {
  const written = writeMark(clipId, mark);
  const said = tellDone(words, () => void written.then((isWritten) => isWritten && writeMark(clipId, back)));
  if (!(await written)) withdraw(said);
}

export function toggleStar({ id, isStarred }: ClipDetails): void {
  void change(id, { isStarred: !isStarred }, { isStarred }, isStarred ? say('done.unstarred') : say('done.starred'));
}

export function toggleWatched({ id, isWatched }: ClipDetails): void {
  void change(id, { isWatched: !isWatched }, { isWatched }, isWatched ? say('done.unwatched') : say('done.watched'));
}

/** After a note was written, however many times it was saved meanwhile. */
export function tellNote(clipId: ClipId, before: string | null, now: string | null): void {
  tellDone(now === null ? say('done.noteRemoved') : say('done.noteSaved'), () => void writeMark(clipId, { note: before }));
}
