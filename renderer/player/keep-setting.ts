// Hands a setting to the core.
import type { Settings } from '../../shared/settings.ts';
import { tellFailed } from '../actions/notices.ts';
import { ask, troubleText } from '../client/core.ts';
import { queryClient, settingsQuery } from '../client/queries.ts';
import { putInForce, settled } from '../client/unsaved-settings.ts';

const timers = new Map<keyof Settings, number>();

/** In force at once in this page; kept when it has rested for `restMs`, as a slider needs that changes it many times a second. */
export function keepSetting<K extends keyof Settings>(name: K, value: Settings[K], restMs = 0): void {
  putInForce(name, value);
  queryClient.setQueryData(settingsQuery.queryKey, (settings) => (settings === undefined ? settings : { ...settings, [name]: value }));
  window.clearTimeout(timers.get(name));
  timers.set(name, window.setTimeout(() => void keep(name, value), restMs));
}

async function keep<K extends keyof Settings>(name: K, value: Settings[K]): Promise<void> {
  try {
    await ask('settings.write', { [name]: value });
  } catch (error) {
    tellFailed(troubleText(error).what);
  }
  settled(name, value);
  // What was asked before it was kept may be answered after.
  await queryClient.cancelQueries({ queryKey: settingsQuery.queryKey });
  await queryClient.invalidateQueries({ queryKey: settingsQuery.queryKey });
}
