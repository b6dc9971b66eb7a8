// A year of days: which have clips and how many, which have none. A day leads to itself in the list.
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { Day, LocalDate } from '../../shared/schema.ts';
import { dateWords } from '../client/wall-formats.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { firstWeekday, yearName, yearOf } from './calendar-words.ts';
import { MonthTable } from './month-table.tsx';
import { stepDay, type DayStep } from './year-grid.ts';
import './calendar.css';

interface CalendarProps {
  readonly days: readonly Day[];
  readonly today: LocalDate;
  /** Where the list is. */
  readonly shown: LocalDate;
  readonly onChoose: (date: LocalDate) => void;
}

const steps: Readonly<Record<string, DayStep>> = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', Home: 'week-start', End: 'week-end', PageUp: 'month-before', PageDown: 'month-after',
};
const longSteps: Readonly<Record<string, DayStep>> = { PageUp: 'year-before', PageDown: 'year-after' };
const otherWay: Partial<Record<DayStep, DayStep>> = { left: 'right', right: 'left' };

/** The date a cell was written from. */
function dateOf(target: EventTarget): LocalDate | null {
  const text = target instanceof Element ? target.closest<HTMLElement>('td[data-date]')?.dataset['date'] : undefined;
  return text === undefined ? null : (text as LocalDate);
}

export function Calendar({ days, today, shown, onChoose }: CalendarProps): ReactNode {
  const [focused, setFocused] = useState(shown);
  const [isMoved, setMoved] = useState(true);
  const [pointed, setPointed] = useState<LocalDate | null>(null);
  const dayOf = useMemo(() => new Map(days.map((day) => [day.date, day])), [days]);
  const most = useMemo(() => days.reduce((largest, { clips }) => Math.max(largest, clips), 0), [days]);
  const year = yearOf(focused);
  const years = [yearOf(days.at(-1)?.date ?? today), yearOf(days[0]?.date ?? today), yearOf(today)];
  const [first, last] = [Math.min(...years), Math.max(...years)];

  const toYear = (to: number) => {
    setMoved(false);
    setPointed(null);
    const newest = days.find(({ date }) => yearOf(date) === to);
    setFocused(newest?.date ?? stepDay(focused, to > year ? 'year-after' : 'year-before', firstWeekday()));
  };
  const choose = (date: LocalDate | null) => {
    if (date !== null && dayOf.has(date)) onChoose(date);
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (dateOf(event.target) === null) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      choose(focused);
      return;
    }
    const step = (event.shiftKey ? longSteps : steps)[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const isBack = getComputedStyle(event.currentTarget).direction === 'rtl';
    const to = stepDay(focused, isBack ? otherWay[step] ?? step : step, firstWeekday());
    if (yearOf(to) < first || yearOf(to) > last) return;
    setMoved(true);
    setPointed(to);
    setFocused(to);
  };

  return (
    <div className="calendar">
      <header className="calendar-head">
        <IconButton icon={ChevronLeft} className="turns" label={say('calendar.yearBefore')} isDisabled={year <= first} onPress={() => toYear(year - 1)} />
        <h2 className="num" aria-live="polite">{yearName(year)}</h2>
        <IconButton icon={ChevronRight} className="turns" label={say('calendar.yearAfter')} isDisabled={year >= last} onPress={() => toYear(year + 1)} />
        <YearSums days={days} year={year} />
      </header>
      <div
        className="calendar-months" onKeyDown={press} onClick={(event: MouseEvent) => choose(dateOf(event.target))}
        onMouseOver={(event: MouseEvent) => setPointed(dateOf(event.target))} onMouseLeave={() => setPointed(null)}
      >
        {Array.from({ length: 12 }, (_, month) => (
          <MonthTable
            key={month} year={year} month={month} dayOf={dayOf} most={most} today={today} wantsFocus={isMoved}
            focused={Number(focused.slice(5, 7)) === month + 1 ? focused : null}
          />
        ))}
      </div>
      <footer className="calendar-foot">
        <DayLine date={pointed ?? focused} day={dayOf.get(pointed ?? focused)} />
        <span className="calendar-scale" aria-hidden>{say('calendar.fewer')}{[1, 2, 3, 4].map((level) => <i key={level} data-warmth={level} />)}{say('calendar.more')}</span>
      </footer>
    </div>
  );
}

function YearSums({ days, year }: { readonly days: readonly Day[]; readonly year: number }): ReactNode {
  const inYear = days.filter(({ date }) => yearOf(date) === year);
  const clips = inYear.reduce((sum, day) => sum + day.clips, 0);
  return <p className="quiet num">{clips === 0 ? say('calendar.emptyYear') : say('library.summary', counted(clips), counted(inYear.length))}</p>;
}

/** The day under the pointer or with the focus, in words. */
function DayLine({ date, day }: { readonly date: LocalDate; readonly day: Day | undefined }): ReactNode {
  const { full } = dateWords(date);
  if (day === undefined) return <p className="num">{say('calendar.emptyDay', full)}</p>;
  return <p className="num">{say('calendar.day', full, counted(day.clips))}{day.bytes > 0 && <span className="quiet"> · {sizeText(day.bytes)}</span>}</p>;
}
