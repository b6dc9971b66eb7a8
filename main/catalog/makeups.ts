// What headers say of a clip besides its length: the same few for all clips of a camera, so each is kept once and a clip has its number.
import type { ClipFacts } from '../../shared/schema.ts';
import { unknownLength } from './column-row.ts';

export type Makeup = Omit<ClipFacts, 'durationMs'>;

/** Numbers that stand for no makeup: headers not read yet; and read, but of one kind too many, or longer than the column of lengths can say. */
export const makeupNumber = { unread: 0, elsewhere: 0xffff } as const;

export interface Makeups {
  numberOf(facts: ClipFacts): number;
  /** Null for the numbers of `makeupNumber`. */
  of(number: number): Makeup | null;
}

export function createMakeups(): Makeups {
  const kept: (Makeup | null)[] = [null];
  const numbers = new Map<string, number>();
  let last: number = makeupNumber.unread;

  const find = (makeup: Makeup): number => {
    const { widthPx, heightPx, videoCodec, audioCodec, damage } = makeup;
    const key = JSON.stringify([widthPx, heightPx, videoCodec, audioCodec, damage]);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    // A drive full of oddities is not held in memory.
    if (kept.length === makeupNumber.elsewhere) return makeupNumber.elsewhere;
    numbers.set(key, kept.length);
    return kept.push({ widthPx, heightPx, videoCodec, audioCodec, damage }) - 1;
  };

  return {
    numberOf(makeup) {
      if (makeup.durationMs !== null && makeup.durationMs >= unknownLength) return makeupNumber.elsewhere;
      // Mostly the same as the one before.
      const before = kept[last];
      const isSame = before?.widthPx === makeup.widthPx && before.heightPx === makeup.heightPx
        && before.videoCodec === makeup.videoCodec && before.audioCodec === makeup.audioCodec && before.damage === makeup.damage;
      return isSame ? last : (last = find(makeup));
    },
    of: (number) => kept[number] ?? null,
  };
}
