// Why a typed text was not understood, in a sentence with an example to go on with.
import type { NotUnderstood } from './understanding.ts';

const sentences: Record<NotUnderstood, string> = {
  nonsense: 'This is not a time Wallclock understands. Try “yesterday 5pm”, “2 May 8:54” or “last Friday evening”.',
  'no-such-date': 'There is no such date.',
  'no-such-time': 'There is no such time of day.',
  'no-such-zone': 'There is no such time zone. Try a city, such as “5pm New York”, or an offset, such as “+05:45”.',
  'too-long': 'This is too long for a time. Paste one file name, or type one time.',
  'out-of-range': 'Clips carry dates from 2000 to 2099 only.',
};

export function refusalText(reason: NotUnderstood): string {
  return sentences[reason];
}
