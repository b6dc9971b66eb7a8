// What a face lends the core: things only a desktop can do. A face without one leaves it out.
import type { Ability } from '../shared/schema.ts';

export interface Abilities {
  /** The system's folder dialog. Resolves with an absolute path, or null when closed. */
  readonly pickFolder?: () => Promise<string | null>;
  /** Opens a clip in the system's player. Resolves false when nothing would open it. */
  readonly openInPlayer?: (fullPath: string) => Promise<boolean>;
  /** Shows a clip in the system's file manager. Resolves false when that failed. */
  readonly showInFolder?: (fullPath: string) => Promise<boolean>;
  /** Opens the page of the project's releases in the user's browser. Resolves false when nothing would open it. */
  readonly openReleases?: () => Promise<boolean>;
}

export function abilityNames(abilities: Abilities): Ability[] {
  const names: Ability[] = [];
  if (abilities.pickFolder) names.push('pick-folder');
  if (abilities.openInPlayer) names.push('open-in-player');
  if (abilities.showInFolder) names.push('show-in-folder');
  if (abilities.openReleases) names.push('open-releases');
  return names;
}
