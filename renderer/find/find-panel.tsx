// Under the box: what was understood, the answers to choose from, and what to look for on a drive.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { keyText } from '../actions/key-text.ts';
import { troubleText } from '../client/core.ts';
import { volumesQuery } from '../client/queries.ts';
import type { LocalDate } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import { AnswerRows } from './answer-rows.tsx';
import type { AnswerOption } from './answer-sections.ts';
import { PathLines } from './path-lines.tsx';
import type { Find } from './use-find.ts';

interface FindPanelProps {
  readonly find: Find;
  readonly zone: ZoneInForce;
  readonly listId: string;
  readonly onOpen: (option: AnswerOption) => void;
  /** Brings the list to a day; null where the list does not show it. */
  readonly onDay: ((date: LocalDate) => (() => void) | null);
  readonly onExample: (text: string) => void;
}

export function FindPanel({ onExample, ...answers }: FindPanelProps): ReactNode {
  return (
    // Takes the focus of a click between its parts, so that it stays open and its text can be marked.
    <div className="find-panel" tabIndex={-1} role="group" aria-label={say('find.panel')}>
      {answers.find.meaning === null ? <Examples zone={answers.zone} onExample={onExample} /> : <Answers {...answers} />}
    </div>
  );
}

function Examples({ zone, onExample }: { readonly zone: ZoneInForce; readonly onExample: (text: string) => void }): ReactNode {
  const examples = [say('find.example1'), say('find.example2'), say('find.example3'), say('find.example4'), say('find.example5')];
  return (
    <div className="find-head">
      <p className="quiet">{say('find.examples')}{zone.isUtc && ` ${say('find.utcOnly')}`}</p>
      <div className="find-examples">
        {examples.map((text) => <Button key={text} className="button small" onPress={() => onExample(text)}>{text}</Button>)}
      </div>
    </div>
  );
}

function Answers({ find, zone, listId, onOpen, onDay }: Omit<FindPanelProps, 'onExample'>): ReactNode {
  const { meaning, answer, error, options } = find;
  const volumes = useQuery(volumesQuery).data?.volumes ?? [];
  if (meaning === null) return null;
  const { lines, notes, other, question, paths, unknownName } = meaning;
  const isNameUnknown = unknownName !== null && answer?.named.length === 0;
  const isLocalName = answer?.named.some(({ volumeId }) => volumes.find(({ id }) => id === volumeId)?.namedInZone != null) === true;
  const [moment] = answer?.moments ?? [];
  const [named] = answer?.named ?? [];
  const date = moment?.moment.day.date ?? (named === undefined ? null : zone.clock.dateAt(named.recordedAt));
  const showDay = date === null ? null : onDay(date);
  return (
    <>
      <div className="find-head" role="status">
        {lines.map((line) => <p key={line} className="find-line num">{line}</p>)}
        {[...notes, ...(isNameUnknown ? [unknownName] : []), ...(isLocalName ? [say('find.nameLocal')] : [])].map((note) => <p key={note} className="quiet">{note}</p>)}
      </div>
      {other !== null && (
        <p className="find-other"><span>{say('find.other', other)}</span><Button className="button small" onPress={find.takeOther}>{say('find.otherButton')}</Button></p>
      )}
      {error !== null && answer === undefined && <Banner tone="bad" {...troubleText(error)} />}
      {question !== null && answer === undefined && error === null && <p className="find-wait quiet">{say('find.asking')}</p>}
      {question !== null && answer !== undefined && (
        <AnswerRows sections={find.sections} active={find.active} zone={zone} listId={listId} onOpen={onOpen} onPoint={find.choose} />
      )}
      {(paths.length > 0 || options.length > 0) && (
        <div className="find-foot">
          <PathLines paths={paths} />
          {showDay !== null && <Button className="button small" onPress={showDay}>{say('find.showDay')}</Button>}
          {options.length > 0 && <p className="find-keys">{say('find.keys', keyText('Enter'), keyText('Escape'))}</p>}
        </div>
      )}
    </>
  );
}
