// The typed client: one function a method over any way to carry a call.
import type { Answer, Input, Method } from './contract.ts';

/**
 * Carries one call; resolves with what the core answered. Rejects when the core is not reached, or had a fault.
 * `Signal` is the carrier's own way to give up (an AbortSignal in a page).
 */
export type Carry<Signal> = (method: Method, input: unknown, signal?: Signal) => Promise<unknown>;

export interface Client<Signal> {
  call<M extends Method>(method: M, input: Input<M>, signal?: Signal): Promise<Answer<M>>;
}

export function createClient<Signal>(carry: Carry<Signal>): Client<Signal> {
  return {
    // The core validated its answer's shape by construction; both ends ship in one build.
    call: async <M extends Method>(method: M, input: Input<M>, signal?: Signal) =>
      (await carry(method, input, signal)) as Answer<M>,
  };
}
