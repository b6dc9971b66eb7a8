// Expected failures: values from a closed list. A bug is an exception, never one of these.
import { z } from 'zod';

export const failureCodes = [
  'folder-not-found',
  'folder-is-a-file',
  'folder-is-empty',
  'folder-has-no-clips',
  'folder-unreadable',
  'folder-gone',
  'folder-exists',
  'folder-name-refused',
  'folder-in-archive',
  'folder-not-made',
  'volume-unknown',
  'volume-offline',
  'volume-gone',
  'volume-busy',
  'volume-read-only',
  'volume-full',
  'eject-refused',
  'skeleton-not-restored',
  'camera-unknown',
  'clip-unknown',
  'clip-missing',
  'clip-unreadable',
  'zone-unknown',
  'time-not-understood',
  'template-refused',
  'export-running',
  'export-empty',
  'export-unknown',
  'film-running',
  'film-unknown',
  'cleanup-plan-gone',
  'cleanup-running',
  'cleanup-unknown',
  'cleanup-count-differs',
  'cleanup-too-late',
  'ability-missing',
  'player-not-started',
  'browser-not-started',
  'demo-not-made',
  'data-folder-unusable',
  'data-folder-full',
  'already-open',
  'port-unavailable',
] as const;

export const FailureCode = z.enum(failureCodes);
export type FailureCode = z.infer<typeof FailureCode>;

/** `subject`: what it happened to, in the user's words (a name, a folder, a typed text). */
export const Failure = z.object({ code: FailureCode, subject: z.string() });
export interface Failure<Code extends FailureCode = FailureCode> {
  readonly code: Code;
  readonly subject: string;
}

/** What a call that can fail answers. */
export type Result<Value, Code extends FailureCode = FailureCode> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Failure<Code> };

export function succeed<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function fail<const Code extends FailureCode>(
  code: Code,
  subject: string,
): { readonly ok: false; readonly failure: Failure<Code> } {
  return { ok: false, failure: { code, subject } };
}
