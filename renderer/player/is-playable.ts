// Whether there is anything to play in a clip, as far as its headers tell.
import type { Clip, ClipDamage } from '../../shared/schema.ts';

/** Damage that leaves nothing to try. */
const hopeless: ReadonlySet<ClipDamage> = new Set(['empty', 'too-short', 'not-mp4', 'no-index']);

export function isPlayable({ state, facts }: Pick<Clip, 'state' | 'facts'>): boolean {
  return state === 'present' && !(facts?.damage != null && hopeless.has(facts.damage));
}
