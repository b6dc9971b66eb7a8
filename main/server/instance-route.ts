// POST /instance: a second start of Wallclock hands over what it was asked to open and gets a fresh address for the running one.
import { z } from 'zod';
import type { Call, Reply } from './node-http.ts';
import { jsonReply, textReply, wrongMethod } from './replies.ts';
import { parseShallowJson } from './shallow-json.ts';

/** `folder` is an absolute path, resolved by the start that was given it. */
export const HandedOver = z.object({ folder: z.string().min(1).max(4096).nullable(), demo: z.boolean() });
export type HandedOver = z.infer<typeof HandedOver>;

/** `trouble`: why the folder or demo did not open, one line for the person; null when all is well. */
export const InstanceAnswer = z.object({ url: z.string(), trouble: z.string().nullable() });
export type InstanceAnswer = z.infer<typeof InstanceAnswer>;

/** Opens what was brought; resolves with one line about what went wrong, or null. */
export type HandOver = (brought: HandedOver) => Promise<string | null>;

const bodyLimitBytes = 16 * 1024;

/** `call` must have passed the guard, which wants the secret of the instance file and no browser. */
export async function answerInstance(call: Call, handOver: HandOver, bootUrl: () => string): Promise<Reply> {
  if (call.method !== 'POST') return wrongMethod('POST');
  const body = await call.readBody(bodyLimitBytes);
  if (body.kind !== 'whole') return textReply(413, `Send at most ${bodyLimitBytes} bytes.`);
  const json = parseShallowJson(body.bytes);
  const brought = HandedOver.safeParse(json.ok ? json.value : null);
  if (!brought.success) return textReply(400, 'Send {folder, demo}.');
  const trouble = await handOver(brought.data);
  return jsonReply(200, { url: bootUrl(), trouble } satisfies InstanceAnswer);
}
