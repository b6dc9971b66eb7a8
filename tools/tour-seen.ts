// For tests, pictures and measurements: a data folder whose user has seen the tour already, so that it covers nothing.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openLabels } from '../main/catalog/labels.ts';

/** The folder is made when it is absent. Call before the program is started on it. */
export function markTourSeen(dataFolder: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const { labels } = openLabels(join(dataFolder, 'labels.sqlite'), Date.now());
  labels.writeSettings({ hasSeenTour: true });
  labels.close();
}
