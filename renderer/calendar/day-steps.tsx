// The previous and the next day with clips, today, yesterday, and the calendar.
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Day, LocalDate } from '../../shared/schema.ts';
import { addDays } from '../../shared/time.ts';
import { keyOf } from '../actions/key-text.ts';
import { useActions } from '../actions/use-actions.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { goTo, usePlace } from '../place/place-store.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { Calendar } from './calendar.tsx';

const noteMs = 4000;

interface DayStepsProps {
  /** Newest first; those the filter leaves. */
  readonly days: readonly Day[];
  readonly zone: ZoneInForce;
  readonly isNarrow: boolean;
}

export function DaySteps({ days, zone, isNarrow }: DayStepsProps): ReactNode {
  const at = usePlace((place) => place.at?.date) ?? null;
  // Where the list is: a day that a filter took away is not, the next older one stands in its place.
  const shown = (at === null ? days[0] : days.find(({ date }) => date <= at) ?? days.at(-1))?.date ?? null;
  const [isOpen, setOpen] = useState(false);
  const [note, setNote] = useState<string | null>(null);
  useEffect(() => {
    if (note === null) return;
    const timer = window.setTimeout(() => setNote(null), noteMs);
    return () => window.clearTimeout(timer);
  }, [note]);

  const today = () => zone.clock.dateAt(Date.now());
  const older = shown === null ? undefined : days.find(({ date }) => date < shown);
  const newer = shown === null ? undefined : days.findLast(({ date }) => date > shown);
  const go = (date: LocalDate | undefined) => {
    if (date !== undefined) goTo({ date, index: 0 });
  };
  /** The day itself or, when it has no clips, the nearest one before, with a word about it. */
  const goNear = (date: LocalDate, none: string) => {
    const there = days.find((day) => day.date <= date) ?? days.at(-1);
    if (there === undefined) return;
    setNote(there.date === date ? null : say('days.nearest', none, dateWords(there.date).full));
    go(there.date);
  };
  const goToday = () => goNear(today(), say('days.noneToday'));
  const goYesterday = () => goNear(addDays(today(), -1), say('days.noneYesterday'));
  useActions({
    'days.previous': () => go(older?.date), 'days.next': () => go(newer?.date), 'days.today': goToday, 'days.yesterday': goYesterday, 'days.calendar': () => setOpen(true),
  });

  return (
    <div className="day-steps">
      <IconButton icon={ChevronLeft} className="turns" label={say('days.previous')} keyText={keyOf('days.previous')} isDisabled={older === undefined} onPress={() => go(older?.date)} />
      <Button className="button plain small" onPress={goToday}>{say('days.today')}</Button>
      {!isNarrow && <Button className="button plain small" onPress={goYesterday}>{say('days.yesterday')}</Button>}
      <IconButton icon={ChevronRight} className="turns" label={say('days.next')} keyText={keyOf('days.next')} isDisabled={newer === undefined} onPress={() => go(newer?.date)} />
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <IconButton icon={CalendarDays} label={say('days.calendar')} keyText={keyOf('days.calendar')} />
        <Popover placement="bottom end" className="popover calendar-popover">
          <Dialog aria-label={say('days.calendar')} className="calendar-dialog">
            <Calendar days={days} today={today()} shown={shown ?? today()} onChoose={(date) => { setOpen(false); go(date); }} />
          </Dialog>
        </Popover>
      </DialogTrigger>
      <div className="day-note" role="status">{note !== null && <span>{note}</span>}</div>
    </div>
  );
}
