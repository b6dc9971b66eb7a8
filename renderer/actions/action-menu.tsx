// A menu made from the table of actions: those asked for that are possible now, each with its key, those that are on ticked.
import { Check, type LucideIcon } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import { Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import type { ActionId } from './action-table.ts';
import { keyText } from './key-text.ts';
import { possibleActions, type PossibleAction } from './use-actions.ts';

/** Actions that stand together: all of them can be on or off, or none. */
export interface MenuPart {
  readonly name: string;
  readonly ids: readonly ActionId[];
}

interface ActionMenuProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly parts: readonly MenuPart[];
}

export function ActionMenu({ icon, label, parts }: ActionMenuProps): ReactNode {
  return (
    <MenuTrigger>
      <IconButton icon={icon} label={label} />
      <Popover placement="top end" className="popover"><Items label={label} parts={parts} /></Popover>
    </MenuTrigger>
  );
}

/** Made anew whenever the menu opens. */
function Items({ label, parts }: Omit<ActionMenuProps, 'icon'>): ReactNode {
  const [now] = useState(() => new Map(possibleActions().map((one) => [one.action.id, one])));
  const shown = parts.map(({ name, ids }) => ({ name, some: ids.flatMap((id) => now.get(id) ?? []) })).filter(({ some }) => some.length > 0);
  const run = (key: unknown) => [...now.values()].find(({ action }) => action.id === key)?.run();
  return (
    <Menu className="menu" aria-label={label} onAction={run}>
      {shown.map(({ name, some }, at) => {
        const isOfToggles = some.every(({ isOn }) => isOn !== null);
        const on = some.filter(({ isOn }) => isOn === true).map(({ action }) => action.id);
        return (
          <Fragment key={name}>
            {at > 0 && <Separator className="menu-line" />}
            <MenuSection aria-label={name} {...(isOfToggles && { selectionMode: 'multiple', selectedKeys: on, shouldCloseOnSelect: true })}>
              {some.map((one) => <Item key={one.action.id} one={one} />)}
            </MenuSection>
          </Fragment>
        );
      })}
    </Menu>
  );
}

function Item({ one: { action, isOn } }: { readonly one: PossibleAction }): ReactNode {
  const [key] = action.keys;
  const words = say(action.words);
  return (
    <MenuItem id={action.id} textValue={words} className="menu-item">
      <Check size={16} strokeWidth={2} aria-hidden visibility={isOn === true ? 'visible' : 'hidden'} />
      {words}
      {key !== undefined && <span className="aside">{keyText(key)}</span>}
    </MenuItem>
  );
}
