// What the user says of clips: stars, notes, what was watched.
import { z } from 'zod';
import { Failure } from './failure.ts';
import { ClipId } from './ids.ts';

/** What the user says of clips; what is absent stays as it was. A note of blanks is no note. */
export const ClipMark = z.object({
  isStarred: z.boolean(),
  note: z.string().max(10_000).nullable(),
  isWatched: z.boolean(),
}).partial();
export type ClipMark = z.infer<typeof ClipMark>;

/** How one item of many fared. */
export const ClipOutcome = z.object({ clipId: ClipId, failure: Failure.nullable() });
export type ClipOutcome = z.infer<typeof ClipOutcome>;
