// The page's way to the core: one typed call over fetch. What it refuses becomes a Refusal, what breaks a CoreFault.
import { z } from 'zod';
import { createClient } from '../../shared/client.ts';
import type { Input, Method, Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { FailureText } from '../../shared/failure-text.ts';
import { say } from '../words/say.ts';

/** An expected failure on its way through the query cache, which knows only throws. */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.subject}`);
    this.failure = failure;
  }
}

/** The core broke (`faultId` names it in the log), or was not reached (`status` null). */
export class CoreFault extends Error {
  readonly status: number | null;
  readonly faultId: string | null;
  constructor(status: number | null, faultId: string | null) {
    super(status === null ? 'The core was not reached' : `The core answered ${String(status)}`);
    this.status = status;
    this.faultId = faultId;
  }
}

const FaultBody = z.object({ fault: z.string() });

async function carry(method: Method, input: unknown, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(`/rpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new CoreFault(null, null);
  });
  if (response.ok) return response.json();
  const body: unknown = await response.json().catch(() => null);
  const fault = FaultBody.safeParse(body);
  throw new CoreFault(response.status, fault.success ? fault.data.fault : null);
}

const client = createClient<AbortSignal>(carry);

/** Asks the core; throws a `Refusal` for an expected failure and a `CoreFault` for anything else. */
export async function ask<M extends Method>(method: M, input: Input<M>, signal?: AbortSignal): Promise<Output<M>> {
  const answer = await client.call(method, input, signal);
  if (!answer.ok) throw new Refusal(answer.failure);
  return answer.value;
}

/** What went wrong and what to do. */
export function failureWords(failure: Failure): FailureText {
  return { what: say('failure.what', failure), next: say('failure.next', failure) };
}

/** What went wrong and what to do, for any error that came out of `ask`. */
export function troubleText(error: unknown): FailureText {
  if (error instanceof Refusal) return failureWords(error.failure);
  if (error instanceof CoreFault && error.status === null) return { what: say('lost.what'), next: say('lost.next') };
  const faultId = error instanceof CoreFault ? error.faultId : null;
  return { what: say('fault.what'), next: faultId === null ? say('fault.next') : say('fault.logged', faultId) };
}
