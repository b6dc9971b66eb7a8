// Which file system stands at a path: whatever is recorded of a drive counts only while it is the same one.
import { stat } from 'node:fs';

/** The number of the file system a path lies on, or null when it cannot be reached. */
export function deviceOf(fullPath: string): Promise<number | null> {
  return new Promise((resolve) => {
    stat(fullPath, (error, found) => resolve(error ? null : found.dev));
  });
}
