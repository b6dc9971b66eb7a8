// Everything that can be done now, found by a few letters; and the actions that belong to no part of the window.
import { useQuery } from '@tanstack/react-query';
import { Check, Search } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Autocomplete, Dialog, Input, ListBox, ListBoxItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import type { Settings } from '../../shared/settings.ts';
import { keyText } from '../actions/key-text.ts';
import { possibleActions, useActions, type ActionScope, type PossibleAction } from '../actions/use-actions.ts';
import { settingsQuery, useAsk } from '../client/queries.ts';
import { showUtc, useUtcView } from '../client/utc-view.ts';
import { say } from '../words/say.ts';
import { matchActions } from './match-actions.ts';
import { closePalette, openPalette, usePalette } from './open-palette.ts';
import './palette.css';

export function Palette(): ReactNode {
  useWindowActions();
  const over = usePalette((state) => state.over);
  const chosen = useRef<PossibleAction | null>(null);
  const isOpen = over !== null;
  // Only when the dialog is gone: what the action puts the focus on keeps it.
  useEffect(() => {
    if (isOpen || chosen.current === null) return;
    const { run } = chosen.current;
    chosen.current = null;
    run();
  }, [isOpen]);
  return (
    <ModalOverlay isOpen={isOpen} onOpenChange={(open) => { if (!open) closePalette(); }} isDismissable className="scrim palette-scrim">
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label={say('palette.title')}>
          {over !== null && (
            <Choice
              over={over}
              onChoose={(one) => {
                chosen.current = one;
                closePalette();
              }}
            />
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface ChoiceProps {
  readonly over: ActionScope;
  readonly onChoose: (one: PossibleAction) => void;
}

function Choice({ over, onChoose }: ChoiceProps): ReactNode {
  const [all] = useState(() => possibleActions(over).filter(({ action }) => action.id !== 'window.palette'));
  const [typed, setTyped] = useState('');
  const wordsOf = ({ action }: PossibleAction) => `${say(action.words)} ${say(`action.group.${action.group}`)}`;
  const shown = matchActions(all, wordsOf, typed);
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <SearchField className="palette-field" aria-label={say('palette.title')} autoFocus>
        <Search size={18} strokeWidth={1.75} aria-hidden />
        <Input
          placeholder={say('palette.placeholder')} role="combobox" aria-expanded aria-haspopup="listbox"
          onKeyDownCapture={(event) => {
            // The field would only clear itself.
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            closePalette();
          }}
        />
      </SearchField>
      <ListBox
        className="menu palette-list" aria-label={say('palette.list')} items={shown.map((one) => ({ id: one.action.id, one }))}
        renderEmptyState={() => <p className="palette-none" role="status">{say('palette.none')}</p>}
        onAction={(key) => {
          const one = all.find(({ action }) => action.id === key);
          if (one !== undefined) onChoose(one);
        }}
      >
        {({ one }) => <Line one={one} />}
      </ListBox>
    </Autocomplete>
  );
}

function Line({ one: { action, isOn } }: { readonly one: PossibleAction }): ReactNode {
  const words = say(action.words);
  return (
    <ListBoxItem id={action.id} textValue={words} className="menu-item palette-line">
      <span className="cut">{words}{isOn === true && <span className="visually-hidden">{say('palette.isOn')}</span>}</span>
      {isOn === true && <Check size={14} strokeWidth={2.5} aria-hidden />}
      {' '}<span className="aside">{say(`action.group.${action.group}`)}</span>{' '}
      <span className="palette-keys">{action.keys.slice(0, 1).map((key) => <kbd key={key}>{keyText(key)}</kbd>)}</span>
    </ListBoxItem>
  );
}

function useWindowActions(): void {
  const theme = useQuery(settingsQuery).data?.theme;
  const isUtc = useUtcView((view) => view.isUtc);
  const { mutate } = useAsk('settings.write');
  const to = (wanted: Settings['theme']) => ({ run: () => mutate({ theme: wanted }), isOn: theme === wanted });
  useActions({
    'window.palette': () => openPalette(),
    'window.utc': { run: () => showUtc(!isUtc), isOn: isUtc },
    'window.themeSystem': to('system'),
    'window.themeLight': to('light'),
    'window.themeDark': to('dark'),
  });
}
