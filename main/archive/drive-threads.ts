// The threads that list folders and ask for sizes.
import { createWaitingThreads } from '../waiting-threads.ts';
import type { WaitingThread } from '../waiting-threads.ts';
import type { DriveAnswer, DriveQuestion } from './drive-questions.ts';

export type DriveThread = WaitingThread<DriveQuestion, DriveAnswer>;

// Beside this file: as source when the program runs from source, in one folder with all the rest when it was built.
const code = new URL(import.meta.url.endsWith('.ts') ? './drive-thread.ts' : './drive-thread.js', import.meta.url);

export const driveThreads = createWaitingThreads<DriveQuestion, DriveAnswer>(code, 'drive');
