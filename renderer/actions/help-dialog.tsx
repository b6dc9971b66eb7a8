// All keys, made from the table of actions.
import type { ReactNode } from 'react';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { actions, type ActionGroup } from './action-table.ts';
import { keyText } from './key-text.ts';
import './help-dialog.css';

const groups: readonly { readonly group: ActionGroup; readonly title: string }[] = [
  { group: 'player', title: say('action.group.player') },
  { group: 'clips', title: say('action.group.clips') },
  { group: 'window', title: say('action.group.window') },
];

export function HelpDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }): ReactNode {
  return (
    <ModalDialog title={say('help.title')} text={say('help.text')} isOpen={isOpen} onClose={onClose} className="help">
      {/* Longer than a small window: it can be scrolled by keys. */}
      <div className="help-scroll" role="region" aria-label={say('help.title')} tabIndex={0}><div className="help-groups">
        {groups.map(({ group, title }) => (
          <section key={group}>
            <h3>{title}</h3>
            <dl>
              {actions.filter((action) => action.group === group && action.keys.length > 0).map(({ id, words, keys }) => (
                <div key={id} className="help-row">
                  <dt>{keys.map((key) => <kbd key={key}>{keyText(key)}</kbd>)}</dt>
                  <dd>{say(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div></div>
    </ModalDialog>
  );
}
