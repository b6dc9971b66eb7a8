// The box's state: what is typed, what it means, and the answers, kept on the screen until the next ones are here.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { FindContext } from '../../shared/find/understanding.ts';
import { understand } from '../../shared/find/understand.ts';
import type { Instant, LocalDate } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { volumesQuery } from '../client/queries.ts';
import { wallFormats } from '../client/wall-formats.ts';
import { utcZone, type ZoneInForce } from '../client/zone.ts';
import { locale } from '../words/in-locale.ts';
import { spokenLanguageInForce } from '../words/language.ts';
import { firstChoice, optionsOf, sectionsOf, type AnswerOption, type AnswerSection } from './answer-sections.ts';
import { findQuery, type FindAnswer } from './find-query.ts';
import { readMeaning, type Meaning } from './meaning.ts';

interface Typed {
  readonly text: string;
  /** When it was typed: "yesterday" stays what it was then. */
  readonly at: Instant;
  /** The other reading of an ambiguous text was taken. */
  readonly isOther: boolean;
}

export interface Find {
  readonly text: string;
  readonly meaning: Meaning | null;
  /** The answers to the question, or to the one before while the core is asked. */
  readonly answer: FindAnswer | undefined;
  readonly sections: readonly AnswerSection[];
  readonly options: readonly AnswerOption[];
  readonly active: AnswerOption | null;
  readonly error: Error | null;
  readonly type: (text: string) => void;
  readonly takeOther: () => void;
  readonly choose: (option: AnswerOption) => void;
  readonly move: (steps: number) => void;
  /** What Enter opens, once the answers to what is typed are here; null when there are none. */
  readonly settled: () => Promise<AnswerOption | null>;
  /** The only clip a pasted name means; null when the text is no name, or not of one clip. */
  readonly namedIn: (text: string) => Promise<AnswerOption | null>;
}

const utcFormats = wallFormats(zoneClock(utcZone));
const nothingTyped: Typed = { text: '', at: 0, isOther: false };

export function useFind(zone: ZoneInForce, dayInView: LocalDate | null): Find {
  const client = useQueryClient();
  const [typed, setTyped] = useState(nothingTyped);
  const [chosen, setChosen] = useState<string | null>(null);
  const volumes = useQuery(volumesQuery).data?.volumes;
  const away = useMemo(() => (volumes ?? []).flatMap(({ id, isPresent }) => (isPresent ? [] : [id])), [volumes]);

  const meaningOf = ({ text, at, isOther }: Typed) => {
    const context: FindContext = { now: at, zone: zone.zone, locale: locale(), language: spokenLanguageInForce(), dayInView };
    return readMeaning(understand(text, context), context, utcFormats, isOther);
  };
  const meaning = meaningOf(typed);
  const question = meaning?.question ?? null;
  const query = findQuery(question, zone.zone, away);
  const { data, error, isPlaceholderData } = useQuery(query);
  const answer = question === null ? undefined : data;
  const sections = answer === undefined ? [] : sectionsOf(answer);
  const options = optionsOf(sections);
  const active = options.find(({ id }) => id === chosen) ?? firstChoice(options);

  const type = (text: string) => {
    setTyped({ text, at: Date.now(), isOther: false });
    setChosen(null);
  };
  return {
    text: typed.text, meaning, answer, sections, options, active, error,
    type,
    takeOther: () => {
      setTyped({ ...typed, isOther: !typed.isOther });
      setChosen(null);
    },
    choose: ({ id }) => setChosen(id),
    move: (steps) => {
      const at = active === null ? -1 : options.indexOf(active);
      const next = options[Math.min(options.length - 1, Math.max(0, at + steps))];
      if (next !== undefined) setChosen(next.id);
    },
    settled: async () => {
      if (question === null) return null;
      if (!isPlaceholderData && data !== undefined) return active;
      return firstChoice(optionsOf(sectionsOf(await client.query(query))));
    },
    namedIn: async (text) => {
      const pasted = meaningOf({ text, at: Date.now(), isOther: false })?.question ?? null;
      if (pasted?.named == null) return null;
      const found = await client.query(findQuery(pasted, zone.zone, away));
      return found.named.length === 1 ? firstChoice(optionsOf(sectionsOf(found))) : null;
    },
  };
}
