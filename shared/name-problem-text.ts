// Why a file is listed as unrecognised, in the user's words.
import type { NameProblem } from './schema.ts';

/** One sentence for each reason; it stands beside the name of the file. */
export const nameProblemText: Readonly<Record<NameProblem, string>> = {
  'not-a-clip-name': 'The name is not one a Sync Module gives to a clip.',
  'no-date-folder': 'The name holds a time but no folder above it holds the date.',
  'no-such-date': 'Its folders and name together give a date that does not exist.',
  'no-such-time': 'The time in the name does not exist.',
  'no-camera': 'The name has no camera in it.',
  'no-clip-number': 'The name does not end in the number a clip has after its camera.',
  'not-readable-name': 'The name holds characters this computer cannot read.',
};
