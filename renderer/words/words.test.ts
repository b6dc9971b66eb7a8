// Every language says everything: the same keys, and in each sentence all that it is given.
import { describe, expect, it } from 'vitest';
import { CleanupEndCode, ConfirmedKind, KeptReason, LeftOutCode } from '../../shared/deletion/deletion-schema.ts';
import { clipProblemCodes, refusalCodes, stopCodes } from '../../shared/export/export-problem.ts';
import { filmProblemCodes } from '../../shared/export/film-problem.ts';
import { LeftOutReason as FilmLeftOutReason } from '../../shared/export/film-schema.ts';
import { joinHows } from '../../shared/export/film-text.ts';
import { nameFields } from '../../shared/export/name-template.ts';
import { failureCodes } from '../../shared/failure.ts';
import { understand } from '../../shared/find/understand.ts';
import type { FindContext } from '../../shared/find/understanding.ts';
import { ClipDamage, ClipKind, ClipState, NameProblem, ZoneId } from '../../shared/schema.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { pseudo } from './pseudo.ts';
import type { WordKey } from './words.ts';

type Call = readonly unknown[];
const each = (codes: readonly unknown[], ...rest: readonly unknown[]): Call[] => codes.map((code) => [code, ...rest]);
const counted = (count: number) => ({ count, text: `«${String(count)}»` });
const folders = [[['blink']], [['blink', 'blink/.tmp']]];
const subject = '«s»';

/** Of the words that are given codes rather than texts: every code there is. */
const calls: Partial<Record<WordKey, readonly Call[]>> = {
  'failure.what': failureCodes.map((code) => [{ code, subject }]),
  'failure.next': failureCodes.map((code) => [{ code, subject }]),
  'why.damaged': each(ClipDamage.options),
  'why.unrecognised': each(NameProblem.options),
  'why.unfinished': each(['a/b.ts', 'FOUND.000/FILE0000.CHK']),
  'why.unreadable': each(['EACCES', 'EPERM', 'EIO', 'ENAMETOOLONG', 'ENOENT', 'EODD']),
  'why.notExported': [...refusalCodes, ...stopCodes, ...clipProblemCodes].map((code) => [{ code, subject }]),
  'why.noFilm': filmProblemCodes.map((code) => [{ code, subject }]),
  'why.notInFilm': each(FilmLeftOutReason.options),
  'why.leftOut': [
    ...LeftOutCode.options.filter((code) => code !== 'damaged' && code !== 'unrecognised').map((code) => [{ code }, 'x.ts']),
    [{ code: 'damaged', damage: 'empty' }, 'x'], [{ code: 'unrecognised', problem: 'no-camera' }, 'x'],
  ],
  'why.kept': each(KeptReason.options),
  'why.ended': each(CleanupEndCode.options.flatMap((part) => part.options), subject),
  'film.how': each(joinHows, ['cards', 'tiled']),
  'find.refused': each(['nonsense', 'no-such-date', 'no-such-time', 'no-such-zone', 'too-long', 'out-of-range']),
  'time.span': each([42_000, 330_000, 300_000, 12_000_000, 7_200_000, 1e9]),
  'clip.kind': each(ClipKind.options),
  'clip.kindShort': each(ClipKind.options),
  'clip.state': each(ClipState.options),
  'clip.stateShort': each(ClipState.options),
  'cleanup.tooAsWell': ConfirmedKind.options.flatMap((kind) => [[kind, counted(1)], [kind, counted(2)]]),
  'cleanup.reason': each(LeftOutCode.options),
  'cleanup.countedReason': LeftOutCode.options.map((code) => ['«2»', code]),
  'confirm.protected': [[['starred']], [['starred', 'noted', 'damaged']]],
  'confirm.deleteText': [[counted(1), false], [counted(2), false], [counted(2), true]],
  'export.field': each(nameFields),
  'cameras.colourName': each([0, 1, 2, 3, 4, 5, 6, 7]),
  'eject.missing': folders, 'eject.missingText': folders, 'eject.missingReadOnly': folders, 'check.skeletonText': folders,
  'run.skeletonMissing': folders.map(([some]) => [some, '«drive»']),
  'meaning.name': each(['zone', 'kinds', 'damage', 'audio', 'eject', 'folders', 'time']),
  'meaning.text': each(['zone', 'kinds', 'damage', 'audio', 'eject', 'folders', 'time']),
  'filter.lastDays': each([7]), 'filter.andMore': [['«names»', 3]], 'cleanup.moreSet': each([2]), 'day.ruler': [['«day»', 25, counted(2)]],
  'player.cannotPlayText': [[null, '«hvc1»'], ['«HEVC»', '«hvc1»']], 'thumbnail.codec': [[null], ['«HEVC»']],
  'film.marked': [['«a»', '«b»'], ['«a»', null]], 'film.markedShort': [['«a»', '«b»'], ['«a»', null]],
};

/** What a function is called with where its codes are not listed: each parameter a text, or else a count of one and of several. */
function callsFor(key: WordKey, arity: number): readonly Call[] {
  const listed = calls[key];
  if (listed !== undefined) return listed;
  const kinds = Array.from({ length: 2 ** arity }, (_, mask) => Array.from({ length: arity }, (_each, at) => ((mask >> at) & 1) === 1));
  const withCounts = (isCount: readonly boolean[], count: number) => isCount.map((is, at) => (is ? counted(count) : `«${'abcd'[at] ?? ''}»`));
  const fitting = kinds.find((isCount) => isWhole(call(en[key], withCounts(isCount, 2))));
  if (fitting === undefined) throw new Error(`Say in this test what ${key} is called with.`);
  return [withCounts(fitting, 1), withCounts(fitting, 2)];
}

function call(entry: unknown, params: Call): string {
  return typeof entry === 'function' ? String(Reflect.apply(entry, undefined, params)) : String(entry);
}

function isWhole(text: string): boolean {
  return !/undefined|null|\[object|NaN/.test(text);
}

const marks = (text: string) => [...new Set(text.match(/«[^»]*»/gu) ?? [])].toSorted();
const keys = Object.keys(en) as WordKey[];

describe.each([['German', de, 'de'], ['Spanish', es, 'es'], ['pseudo', pseudo, 'pseudo']] as const)('%s', (_name, words, language) => {
  it('has every key and no other', () => {
    expect(Object.keys(words).toSorted()).toEqual(keys.toSorted());
  });

  it('names in each sentence what the English one names', () => {
    const wrong = keys.flatMap((key) => {
      const english: unknown = en[key];
      if (typeof english !== 'function') return [];
      return callsFor(key, english.length).flatMap((params) => {
        const [said, meant] = [call(words[key], params), call(english, params)];
        // A word such as "one" may stand for the count of one, and a code may say its subject in other words.
        const lacking = marks(meant).filter((mark) => mark !== '«1»' && mark !== subject && !said.includes(mark));
        const isEmpty = said === '' && meant !== '';
        return isWhole(said) && !isEmpty && lacking.length === 0 ? [] : [`${key}: ${said}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  if (language !== 'pseudo') it('gives examples of times that are understood', () => {
    const examples = [words['find.placeholder'].split(': ')[1] ?? '', words['find.example1'], words['find.example2'], words['find.example3'], words['find.example4'], words['find.example5']];
    const context: FindContext = { now: Date.UTC(2026, 10, 4, 20, 30), zone: ZoneId.parse('Europe/Berlin'), locale: language, language, dayInView: null };
    expect(examples.map((text) => [text, understand(text, context).kind])).toEqual(examples.map((text) => [text, 'times']));
    const inSentence = [...words['find.refused']('nonsense').matchAll(/[„«]([^“»]+)[“»]/gu)].map(([, text = '']) => text);
    expect(inSentence.map((text) => [text, understand(text, context).kind])).toEqual(inSentence.map((text) => [text, 'times']));
  });

  if (language !== 'pseudo') it('leaves no sentence in English', () => {
    const left = keys.flatMap((key) => {
      const english: unknown = en[key];
      const params = typeof english === 'function' ? (callsFor(key, english.length).at(-1) ?? []) : [];
      const meant = call(english, params);
      return meant.replaceAll(/«[^»]*»/gu, '').split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 2 && call(words[key], params) === meant ? [key] : [];
    });
    expect(left).toEqual([]);
  });
});
