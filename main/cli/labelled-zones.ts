// What the user has set in Wallclock for a folder, when a command is told where that is kept.
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { listVolumes } from '../archive/list-volumes.ts';
import { runCommand } from '../archive/run-command.ts';
import { driveIdentity, folderIdentity, identityKey } from '../archive/volume-identity.ts';
import { openLabels } from '../catalog/labels.ts';
import { instantReader } from '../named-in-zone.ts';

export interface LabelledZones {
  /** The zone to show times in; null when nothing is set. */
  readonly zone: ZoneId | null;
  readonly instantOf: (asWritten: Instant) => Instant;
}

const nothingSet: LabelledZones = { zone: null, instantOf: (asWritten) => asWritten };

/** `dataFolder` undefined, or without labels in it: nothing is set, nothing is made. */
export async function labelledZones(dataFolder: string | undefined, folder: string, now: Instant): Promise<LabelledZones> {
  if (dataFolder === undefined) return nothingSet;
  const file = path.join(dataFolder, 'labels.sqlite');
  const place = await realpath(folder).catch(() => null);
  if (place === null || !existsSync(file)) return nothingSet;
  const mounted = (await listVolumes(runCommand)).find((volume) => volume.mountPoint === place);
  const { labels } = openLabels(file, now);
  try {
    const label = labels.volumeLabel(identityKey(mounted === undefined ? folderIdentity(place) : driveIdentity(mounted, null)));
    return { zone: labels.settings().zone ?? label.homeZone, instantOf: instantReader(label.namedInZone) };
  } finally {
    labels.close();
  }
}
