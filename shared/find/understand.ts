// The understanding of typed times: from what stands in the box to instants, a gap, a clip, or the reason why not.
import type { Range } from '../schema.ts';
import { readClipText } from './clip-text.ts';
import { readDraft } from './draft.ts';
import { inEnglish } from './in-english.ts';
import { settle } from './settle.ts';
import { plainText } from './typed-text.ts';
import type { FindContext, NotUnderstood, Reading, Understanding } from './understanding.ts';

/** Longer than any way to say a time. */
const LONGEST_TIME = 200;
/** Longer than any path that a system takes. */
const LONGEST_PATH = 4096;

/**
 * Reads English in the wording of the locale, and the context's language where that makes no sense. All of the text must be understood: a word that means nothing here makes it
 * nonsense rather than be passed over. Pure; nothing depends on the zone or the language of the machine; never throws on a text.
 */
export function understand(text: string, context: FindContext): Understanding {
  const refuse = (reason: NotUnderstood): Understanding => ({ kind: 'not-understood', reason, text });
  if (text.length > LONGEST_PATH) return text.trim() === '' ? { kind: 'nothing' } : refuse('too-long');
  const clip = readClipText(text, context);
  if (clip) return clip;
  const plain = plainText(text);
  if (plain === null) return refuse('nonsense');
  if (plain === '') return { kind: 'nothing' };
  if (plain.length > LONGEST_TIME) return refuse('too-long');

  const meant = readPlain(plain, context);
  if (typeof meant !== 'string') return meant;
  const english = inEnglish(plain, context.language ?? 'en');
  const translated = english === null || english === plain ? meant : readPlain(english, context);
  return typeof translated === 'string' ? refuse(translated) : translated;
}

function readPlain(plain: string, context: FindContext): Understanding | NotUnderstood {
  const meant = readWhole(plain, context);
  if (typeof meant === 'string') {
    const range = readTwoSided(plain, context);
    return range ? { kind: 'times', readings: [range] } : meant;
  }
  return 'kind' in meant ? meant : { kind: 'times', readings: meant };
}

function readWhole(plain: string, context: FindContext): ReturnType<typeof settle> {
  const draft = readDraft(plain, context);
  return typeof draft === 'string' ? draft : settle(draft, context);
}

/** "monday 5pm to tuesday 9am": a full time on each side. */
function readTwoSided(plain: string, context: FindContext): Reading | null {
  for (const joint of plain.matchAll(/ (?:to|until|till|through|-|and) /g)) {
    const left = readOne(plain.slice(0, joint.index).replace(/^(?:between|from) /, ''), context);
    const right = left && readOne(plain.slice(joint.index + joint[0].length), context);
    if (!left || !right) continue;
    const range: Range = { from: left.instant, to: right.range?.to ?? right.instant };
    if (range.from < range.to) return { ...left, range, precision: 'span', isAbout: left.isAbout || right.isAbout };
  }
  return null;
}

function readOne(plain: string, context: FindContext): Reading | null {
  const meant = readWhole(plain, context);
  return typeof meant === 'string' || 'kind' in meant ? null : (meant[0] ?? null);
}
