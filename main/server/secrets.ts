// The secrets of one launch, how they are compared, and the one-time tokens that hand a browser its session.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, safe in an address and in a cookie. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Compares in constant time, whatever the lengths. */
export function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

export interface BootTokens {
  mint(): string;
  /** True once for each minted token. */
  use(given: string): boolean;
}

// Every second start mints one; the oldest unused ones go.
const mostTokens = 64;

export function createBootTokens(): BootTokens {
  const tokens: string[] = [];
  return {
    mint: () => {
      const token = makeSecret();
      tokens.push(token);
      if (tokens.length > mostTokens) tokens.shift();
      return token;
    },
    use: (given) => {
      // Every token is compared, so the time taken does not tell which one was near.
      const found = tokens.map((token) => isSecret(given, token)).indexOf(true);
      if (found === -1) return false;
      tokens.splice(found, 1);
      return true;
    },
  };
}
