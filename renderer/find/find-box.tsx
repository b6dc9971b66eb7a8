// The box in the bar in which a time is typed as people say it, with the answers under it.
import { Clock, X } from 'lucide-react';
import { useRef, useState, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { keyOf } from '../actions/key-text.ts';
import type { Day, LocalDate } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { chooseClip, goTo, usePlace } from '../place/place-store.ts';
import { countText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { placeAmong, useAnswerList, walkThrough } from './answer-list.ts';
import type { AnswerOption } from './answer-sections.ts';
import { FindPanel } from './find-panel.tsx';
import { useFind } from './use-find.ts';
import './find.css';

const listId = 'find-list';
const pageSteps = 8;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: pageSteps, PageUp: -pageSteps };

interface FindBoxProps {
  readonly zone: ZoneInForce;
  /** The days in the list, newest first: the one at its top is the day of a time without a date. */
  readonly days: readonly Day[];
}

export function FindBox({ zone, days }: FindBoxProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const isPasted = useRef(false);
  const [isOpen, setOpen] = useState(false);
  const scrolledTo = usePlace((place) => place.at?.date);
  const find = useFind(zone, scrolledTo ?? days[0]?.date ?? null);

  const leave = () => {
    setOpen(false);
    const back = cameFrom.current;
    if (back instanceof HTMLElement && back.isConnected) back.focus();
    else drop();
  };
  /** Leaves the keys to the player: a button one came from would take the space bar. The list follows its clip by itself. */
  const yieldKeys = () => {
    if (cameFrom.current?.role === 'option') leave();
    else {
      setOpen(false);
      drop();
    }
  };
  const open = (option: AnswerOption) => {
    walkThrough(option.among);
    chooseClip(option.clip.id, option.startsAt);
    yieldKeys();
  };
  const dayShower = (date: LocalDate) => (days.every((day) => day.date !== date) ? null : () => {
    goTo({ date, index: 0 });
    leave();
  });
  const clear = () => {
    walkThrough(null);
    find.type('');
    input.current?.focus();
  };
  useActions({
    'window.find': () => {
      input.current?.focus();
      input.current?.select();
    },
  });

  const enter = (event: FocusEvent) => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return;
    cameFrom.current = event.relatedTarget;
    setOpen(true);
  };
  const exit = (event: FocusEvent) => {
    // Another window is not another place in this one.
    if (!document.hasFocus() || event.currentTarget.contains(event.relatedTarget)) return;
    setOpen(false);
  };
  const change = (text: string) => {
    if (text === '') walkThrough(null);
    find.type(text);
    setOpen(true);
    if (!isPasted.current) return;
    isPasted.current = false;
    void find.namedIn(text).then((option) => {
      if (option !== null) open(option);
    });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      leave();
      return;
    }
    if (event.target !== input.current) return;
    const move = steps[event.key];
    if (move !== undefined) {
      event.preventDefault();
      setOpen(true);
      find.move(move);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      setOpen(true);
      void find.settled().then((option) => {
        if (option !== null) open(option);
      });
    }
  };

  const hasOptions = isOpen && find.options.length > 0;
  return (
    <div className="find" role="search" onFocus={enter} onBlur={exit} onKeyDown={press}>
      <div className="field find-field">
        <Clock size={16} strokeWidth={1.75} aria-hidden />
        <input
          ref={input} type="text" value={find.text} placeholder={say('find.placeholder')} aria-label={say('find.label')}
          role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-expanded={hasOptions} aria-controls={hasOptions ? listId : undefined}
          aria-activedescendant={hasOptions ? find.active?.id : undefined} aria-keyshortcuts="/"
          autoComplete="off" autoCorrect="off" autoCapitalize="off" spellCheck={false} enterKeyHint="search"
          onPaste={() => { isPasted.current = true; }} onChange={(event) => change(event.target.value)} onPointerDown={() => setOpen(true)}
        />
        <Place />
        {find.text === '' ? <kbd aria-hidden>{keyOf('window.find')}</kbd> : <IconButton icon={X} size="small" label={say('find.clear')} onPress={clear} />}
      </div>
      {isOpen && <FindPanel find={find} zone={zone} listId={listId} onOpen={open} onDay={dayShower} onExample={(text) => { change(text); input.current?.focus(); }} />}
    </div>
  );
}

function drop(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Where the open clip stands among the answers. */
function Place(): ReactNode {
  const list = useAnswerList((state) => state.list);
  const clip = usePlace((place) => place.clip);
  const place = placeAmong(list, clip);
  if (list === null || place === null) return null;
  const [at, of] = [countText(place + 1), `${countText(list.clips.length)}${list.isCut ? '+' : ''}`];
  return (
    <span className="find-place num" title={say('find.placeLabel', at, of)}>
      <span aria-hidden>{say('find.place', at, of)}</span><span className="visually-hidden">{say('find.placeLabel', at, of)}</span>
    </span>
  );
}
