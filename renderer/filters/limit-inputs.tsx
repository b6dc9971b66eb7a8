// The filters that have two ends: dates, times of day, lengths. The browser's own fields, for they follow the user's locale.
import { useId, type ReactNode } from 'react';
import { LocalDate } from '../../shared/schema.ts';
import { say } from '../words/say.ts';
import type { DayTime, Filters } from './filters.ts';
import { minuteText, parseMinute } from './filters-address.ts';

interface EndProps {
  readonly label: string;
  readonly type: 'date' | 'time' | 'number';
  readonly value: string;
  readonly onChange: (text: string) => void;
}

function End({ label, type, value, onChange }: EndProps): ReactNode {
  const id = useId();
  return (
    <span className="end">
      <label htmlFor={id}>{label}</label>
      <input
        id={id} type={type} value={value} onChange={(event) => onChange(event.target.value)}
        {...(type === 'number' && { min: 0, max: 86_400, inputMode: 'numeric' as const, placeholder: say('filter.any') })}
        {...(type === 'date' && { min: '2000-01-01', max: '2099-12-31' })}
      />
    </span>
  );
}

type DateEnds = Pick<Filters, 'from' | 'to'>;

interface DateInputsProps extends DateEnds {
  readonly onChange: (change: Partial<DateEnds>) => void;
}

/** A date that is still being typed, `0202-11-05`, is not taken up. */
function dateIn(text: string): LocalDate | null {
  const date = LocalDate.safeParse(text);
  return date.success && text >= '2000' ? date.data : null;
}

export function DateInputs({ from, to, onChange }: DateInputsProps): ReactNode {
  return (
    <div className="ends">
      <End label={say('filter.from')} type="date" value={from ?? ''} onChange={(text) => onChange({ from: dateIn(text) })} />
      <End label={say('filter.to')} type="date" value={to ?? ''} onChange={(text) => onChange({ to: dateIn(text) })} />
    </div>
  );
}

/** Where the other end stands when only one is set: midnight. */
const midnight = 0;

export function TimeInputs({ time, onChange }: { readonly time: DayTime | null; readonly onChange: (time: DayTime | null) => void }): ReactNode {
  const change = (end: 'from' | 'to', text: string) => {
    const minute = parseMinute(text);
    if (minute === null) onChange(null);
    else onChange({ from: time?.from ?? midnight, to: time?.to ?? midnight, [end]: minute });
  };
  const text = (minute: number | undefined) => (minute === undefined ? '' : minuteText(minute));
  return (
    <>
      <div className="ends">
        <End label={say('filter.from')} type="time" value={text(time?.from)} onChange={(typed) => change('from', typed)} />
        <End label={say('filter.to')} type="time" value={text(time?.to)} onChange={(typed) => change('to', typed)} />
      </div>
      {time !== null && time.from > time.to && time.to !== midnight && <p className="filter-hint">{say('filter.overMidnight')}</p>}
    </>
  );
}

interface LengthInputsProps {
  readonly least: number | null;
  readonly most: number | null;
  readonly onChange: (change: Partial<Pick<Filters, 'leastSeconds' | 'mostSeconds'>>) => void;
}

export function LengthInputs({ least, most, onChange }: LengthInputsProps): ReactNode {
  const seconds = (text: string) => (/^\d{1,5}$/.test(text) ? Number(text) : null);
  return (
    <>
      <div className="ends">
        <End label={say('filter.least')} type="number" value={least === null ? '' : String(least)} onChange={(text) => onChange({ leastSeconds: seconds(text) })} />
        <End label={say('filter.most')} type="number" value={most === null ? '' : String(most)} onChange={(text) => onChange({ mostSeconds: seconds(text) })} />
      </div>
      {(least !== null || most !== null) && <p className="filter-hint">{say('filter.lengthUnknown')}</p>}
    </>
  );
}
