// A throw is a bug: the log gets the stack under an id, the client gets the id and nothing else.
import { randomBytes } from 'node:crypto';
import { FaultId } from '../../shared/ids.ts';
import type { Log } from './log.ts';
import type { Reply, Route } from './node-http.ts';
import { jsonReply } from './replies.ts';

/** Writes a bug to the log; `where` names the part of the program, never what was sent. */
export function recordFault(log: Log, where: string, error: unknown): FaultId {
  const fault = FaultId.parse(randomBytes(4).toString('hex'));
  log(`fault ${fault} in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return fault;
}

export function faultReply(fault: FaultId): Reply {
  return jsonReply(500, { fault });
}

/** The last net under a listener's routes. */
export function catchFaults(log: Log, where: string, route: Route): Route {
  return async (call) => {
    try {
      return await route(call);
    } catch (error) {
      return faultReply(recordFault(log, where, error));
    }
  };
}
