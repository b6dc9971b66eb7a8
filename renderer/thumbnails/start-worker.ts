// Starts the thumbnail worker. The page's policy takes no script address from a text, so the one address there is goes through a
// trusted-types policy that lets nothing else through; the server's policy names it.
import address from './thumbnail-worker.ts?worker&url';

const policyName = 'wallclock-worker';

/** Of Trusted Types only what is used here; TypeScript's library has none of it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

/** Throws at any other address. */
export function onlyWorkerAddress(given: string): string {
  if (given !== address) throw new TypeError(`${given} is not the address of the thumbnail worker.`);
  return given;
}

let policy: ReturnType<TrustedTypes['createPolicy']> | null = null;

export function startWorker(): Worker {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  // Made once: the server's policy allows no second of the name.
  policy ??= trustedTypes?.createPolicy(policyName, { createScriptURL: onlyWorkerAddress }) ?? { createScriptURL: onlyWorkerAddress };
  return new Worker(policy.createScriptURL(address), { type: 'module', name: 'thumbnails' });
}
