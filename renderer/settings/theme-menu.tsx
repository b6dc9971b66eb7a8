// Light, dark, or like the system.
import { useQuery } from '@tanstack/react-query';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Settings } from '../../shared/settings.ts';
import { settingsQuery, useAsk } from '../client/queries.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';

const Theme = Settings.shape.theme;
const icons = { system: Monitor, light: Sun, dark: Moon };
const names = { system: say('theme.system'), light: say('theme.light'), dark: say('theme.dark') };

/** Puts the chosen theme in force. */
export function useTheme(): void {
  const theme = useQuery(settingsQuery).data?.theme ?? 'system';
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme]);
}

export function ThemeMenu(): ReactNode {
  const theme = useQuery(settingsQuery).data?.theme ?? 'system';
  const write = useAsk('settings.write');
  return (
    <MenuTrigger>
      <IconButton icon={icons[theme]} label={`${say('theme.label')}: ${names[theme]}`} />
      <Popover placement="bottom end" className="popover">
        <Menu
          className="menu" aria-label={say('theme.label')} selectionMode="single" selectedKeys={[theme]} disallowEmptySelection
          onAction={(key) => write.mutate({ theme: Theme.parse(key) })}
        >
          {Theme.options.map((option) => {
            const Icon = icons[option];
            return <MenuItem key={option} id={option} textValue={names[option]} className="menu-item"><Icon size={16} strokeWidth={1.75} aria-hidden />{names[option]}</MenuItem>;
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
