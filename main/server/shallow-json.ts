// JSON from outside, refused when it nests deeper than any call does, so that nothing that walks it can run out of stack.

export type ShallowJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const deepest = 16;
const quote = 0x22;
const backslash = 0x5c;

/** Bytes in UTF-8. The problem is one sentence and repeats nothing that was sent. */
export function parseShallowJson(bytes: Uint8Array): ShallowJson {
  if (depthOf(bytes) > deepest) return { ok: false, problem: 'The JSON nests too deep.' };
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return { ok: true, value };
  } catch {
    // The parser's own message quotes what was sent.
    return { ok: false, problem: 'The body is not JSON.' };
  }
}

function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let most = 0;
  let isInText = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (isInText) {
      if (byte === backslash) at++;
      else if (byte === quote) isInText = false;
    } else if (byte === quote) isInText = true;
    else if (byte === 0x5b || byte === 0x7b) most = Math.max(most, ++depth);
    else if (byte === 0x5d || byte === 0x7d) depth--;
  }
  return most;
}
