// How an eject ended, the same on every system.
import type { Holder } from './who-holds.ts';

/** How long a drive may take to write what is still in memory: sticks manage 2 MB/s at their worst. */
export const longestFlushMs = 180_000;

export type EjectOutcome =
  | {
    readonly kind: 'ejected';
    /** True when the drive was also switched off, as its lamp shows. */
    readonly isPoweredOff: boolean;
    /** Other volumes of the same drive that are still mounted: until they are ejected too it is not safe to pull. */
    readonly stillMounted: readonly string[];
  }
  | { readonly kind: 'busy'; readonly holders: readonly Holder[]; readonly isComplete: boolean }
  /** `reason`: a sentence for the user, the system's own words where it had some. */
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'tool-missing'; readonly tool: string };

/** What a tool said, as one line a user can read. */
export function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1)?.trim() ?? '';
}
