// POST /rpc/<method>: finds the method, proves the input, runs the handler, answers a `Result` as JSON.
import type { z } from 'zod';
import { methods, type Answer, type Handlers, type Input, type Method } from '../../shared/contract.ts';
import { faultReply, recordFault } from './faults.ts';
import type { Log } from './log.ts';
import type { Call, Reply } from './node-http.ts';
import { jsonReply, notFound, textReply, wrongMethod } from './replies.ts';
import { parseShallowJson } from './shallow-json.ts';

/** A filter with two thousand ids is the largest of them. */
const plainLimitBytes = 256 * 1024;
/** A selection may name every clip of the largest drive. */
const selectionLimitBytes = 4 * 1024 * 1024;
const withSelection: ReadonlySet<Method> = new Set<Method>(['exports.preview', 'exports.start', 'cleanup.preview']);

export type Dispatch = (call: Call, method: string) => Promise<Reply>;

/** Answers 200 with a `Result` for everything expected; other statuses mean the caller or the core has a bug. */
export function createDispatch(handlers: Handlers, log: Log): Dispatch {
  return async (call, method) => {
    if (!isMethod(method)) return notFound;
    if (call.method !== 'POST') return wrongMethod('POST');
    if (!isJson(call.headers.get('content-type') ?? [])) return textReply(415, 'Send application/json.');

    const bodyLimitBytes = withSelection.has(method) ? selectionLimitBytes : plainLimitBytes;
    const body = await call.readBody(bodyLimitBytes);
    if (body.kind === 'too-large') return textReply(413, `Send at most ${bodyLimitBytes} bytes.`);
    if (body.kind === 'broken-off') return textReply(400, 'The call was broken off.');

    const json = parseShallowJson(body.bytes);
    if (!json.ok) return textReply(400, json.problem);
    try {
      return await run(method, handlers[method], json.value);
    } catch (error) {
      return faultReply(recordFault(log, method, error));
    }
  };
}

// The same table with each schema tied to its method's input, which the compiler cannot follow through zod's own types.
const inputs: { readonly [M in Method]: { readonly input: z.ZodType<Input<M>> } } = methods;

async function run<M extends Method>(method: M, handler: Handlers[M], value: unknown): Promise<Reply> {
  const input = inputs[method].input.safeParse(value);
  if (!input.success) return jsonReply(400, { issues: input.error.issues.map(({ path, code }) => ({ at: path.map(String).join('.'), code })) });
  const answer: Answer<M> = await handler(input.data);
  return jsonReply(200, answer);
}

/** `Object.hasOwn`: `__proto__` and `constructor` are no methods. */
function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

// A form or a plain fetch of a foreign page can send text/plain without asking first, but never this type.
function isJson(types: readonly string[]): boolean {
  const [type, ...others] = types;
  return others.length === 0 && type?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
