// Opens what a start was given, its own or a second one's, and says in one line when that failed.
import { failureLine } from '../../shared/failure-text.ts';
import type { Core } from '../core-types.ts';
import type { HandedOver } from '../server/instance-route.ts';

/** Null when all is well. The page hears of the opened drive through the core's events. */
export async function openBrought(core: Pick<Core, 'openFolder' | 'openDemo'>, { folder, demo }: HandedOver): Promise<string | null> {
  if (folder !== null) {
    const opened = await core.openFolder(folder);
    if (!opened.ok) return failureLine(opened.failure);
  }
  if (demo) {
    const opened = await core.openDemo();
    if (!opened.ok) return failureLine(opened.failure);
  }
  return null;
}
