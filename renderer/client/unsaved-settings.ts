// Settings that are in force in this page and not kept by the core yet: an answer that was on its way meanwhile knows nothing of them.
import type { Settings } from '../../shared/settings.ts';

const unsaved = new Map<keyof Settings, Settings[keyof Settings]>();

export function settingsInForce(told: Settings): Settings {
  // Each value was put under the name of its own setting.
  return { ...told, ...(Object.fromEntries(unsaved) as Partial<Settings>) };
}

export function putInForce<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  unsaved.set(name, value);
}

/** The core has it, or has refused it; a later value of the same setting stays in force. */
export function settled<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  if (unsaved.get(name) === value) unsaved.delete(name);
}
