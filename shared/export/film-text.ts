// How a film was or will be made, and what was left out of it, in words for the window and the terminal.
import { clipDamageText } from '../clip-damage-text.ts';
import type { ClipDamage } from '../schema.ts';

/** `copied`: pictures and sound as they are. `pictures-copied`: only the sound is written anew. `encoded`: everything is. */
export const joinHows = ['copied', 'pictures-copied', 'encoded'] as const;
export type JoinHow = (typeof joinHows)[number];

export const joinReasons = [
  'clock-burned', 'cards', 'codec-differs', 'setup-differs', 'size-differs', 'rotation-differs', 'time-base-differs', 'sound-missing', 'sound-ends-early',
  'sound-differs', 'cut-exactly', 'tiled', 'form-not-known',
] as const;
export type JoinReason = (typeof joinReasons)[number];

/** Beside the damage its headers show: `not-decoded` shows no picture, `no-length` says nowhere how long it is. */
export type LeftOutReason = ClipDamage | (typeof ownLeftOutReasons)[number];
export const ownLeftOutReasons = ['not-decoded', 'no-length', 'unreadable'] as const;

const reasonTexts: Record<JoinReason, string> = {
  'clock-burned': 'the clock is drawn into the pictures',
  cards: 'cards are put between the clips',
  'codec-differs': 'the clips are coded in different ways',
  'setup-differs': 'the clips were coded with different settings',
  'size-differs': 'the clips have different sizes',
  'rotation-differs': 'the clips are turned in different ways',
  'time-base-differs': 'the clips count time in different steps',
  'sound-missing': 'some clips have no sound, and silence is put there',
  'sound-ends-early': 'the sound of some clips ends before their pictures, and silence is put there',
  'sound-differs': 'the sound of the clips is coded in different ways',
  'cut-exactly': 'the cut does not lie on a key picture',
  tiled: 'several cameras share the picture',
  'form-not-known': 'the clips do not say how they are coded',
};

const howTexts: Record<JoinHow, string> = {
  copied: 'Pictures and sound are copied as they are, without encoding anew.',
  'pictures-copied': 'The pictures are copied as they are; only the sound is encoded anew',
  encoded: 'The film is encoded anew',
};

/** One sentence: how, and why not better. */
export function joinHowText(how: JoinHow, reasons: readonly JoinReason[]): string {
  if (how === 'copied') return howTexts.copied;
  return `${howTexts[how]}: ${reasons.map((reason) => reasonTexts[reason]).join('; ')}.`;
}

const leftOutTexts: Record<LeftOutReason, string> = {
  ...clipDamageText,
  'not-decoded': 'It shows no picture: what it holds cannot be decoded.',
  'no-length': 'It does not say how long it is.',
  unreadable: 'It could not be read.',
};

export function leftOutText(reason: LeftOutReason): string {
  return leftOutTexts[reason];
}
