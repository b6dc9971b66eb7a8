// What the system refused, and on which side. Thrown inside this folder, answered as a value at its door.
import type { FileHandle } from 'node:fs/promises';
import { systemErrorCode } from '../system-error.ts';

export type Side = 'source' | 'target';

export class Refused extends Error {
  readonly side: Side;
  /** The system's code: `ENOSPC`. */
  readonly code: string;

  constructor(side: Side, code: string, cause?: unknown) {
    super(`${side}: ${code}`, { cause });
    this.side = side;
    this.code = code;
  }
}

/** Waits for a call to the system; its refusal becomes a `Refused`, a bug stays what it is. */
export async function on<Value>(side: Side, call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    throw new Refused(side, code, cause);
  }
}

/** Closes a handle on which nothing hangs any more: a drive that went away refuses that too, and has said so before. */
export async function letGo(handle: FileHandle): Promise<void> {
  try {
    await handle.close();
  } catch (cause) {
    if (systemErrorCode(cause) === null) throw cause;
  }
}

/** Waits for a call that may be refused with one of these codes, which is then the answer. */
export async function onUnless<Value, Code extends string>(side: Side, codes: readonly Code[], call: Promise<Value>): Promise<Value | Code> {
  try {
    return await on(side, call);
  } catch (cause) {
    const code = cause instanceof Refused ? codes.find((one) => one === cause.code) : undefined;
    if (code === undefined) throw cause;
    return code;
  }
}
