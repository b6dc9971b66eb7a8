// All keys, made from the table of actions.
import type { ReactNode } from 'react';
import { actions, type ActionGroup } from '../actions/action-table.ts';
import { keyText } from '../actions/key-text.ts';
import { say } from '../words/say.ts';

const groups: readonly ActionGroup[] = ['player', 'clips', 'window'];

export function Keys(): ReactNode {
  return (
    <>
      <p className="help-lead">{say('help.keysText')}</p>
      <div className="keys">
        {groups.map((group) => (
          <section key={group}>
            <h3>{say(`action.group.${group}`)}</h3>
            <dl>
              {actions.filter((action) => action.group === group && action.keys.length > 0).map(({ id, words, keys }) => (
                <div key={id} className="keys-row">
                  <dt>{keys.map((key) => <kbd key={key}>{keyText(key)}</kbd>)}</dt>
                  <dd>{say(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}
