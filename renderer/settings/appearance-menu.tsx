// How the page looks and speaks: light, dark or like the system, and in which language. What is chosen: `use-theme.ts`.
import { useQuery } from '@tanstack/react-query';
import { Languages, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, type Selection } from 'react-aria-components';
import { LanguageSetting, Settings } from '../../shared/settings.ts';
import { settingsQuery, useAsk } from '../client/queries.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { languageNames } from '../words/choose-language.ts';
import { say } from '../words/say.ts';
import './appearance-menu.css';

const Theme = Settings.shape.theme;
const icons = { system: Monitor, light: Sun, dark: Moon };

function only(selection: Selection): unknown {
  return selection === 'all' ? undefined : [...selection][0];
}

export function AppearanceMenu(): ReactNode {
  const { theme, language } = useQuery(settingsQuery).data ?? { theme: 'system', language: 'system' };
  const write = useAsk('settings.write');
  const themes = { system: say('theme.system'), light: say('theme.light'), dark: say('theme.dark') };
  return (
    <MenuTrigger>
      <IconButton icon={icons[theme]} label={say('theme.menu', themes[theme])} />
      <Popover placement="bottom end" className="popover">
        <Menu className="menu appearance-menu" aria-label={say('theme.menuLabel')}>
          <MenuSection
            selectionMode="single" selectedKeys={[theme]} disallowEmptySelection
            onSelectionChange={(keys) => write.mutate({ theme: Theme.parse(only(keys)) })}
          >
            <Header>{say('theme.label')}</Header>
            {Theme.options.map((option) => {
              const Icon = icons[option];
              return <MenuItem key={option} id={option} textValue={themes[option]} className="menu-item"><Icon size={16} strokeWidth={1.75} aria-hidden />{themes[option]}</MenuItem>;
            })}
          </MenuSection>
          <Separator className="menu-line" />
          <MenuSection
            selectionMode="single" selectedKeys={[`speak-${language}`]} disallowEmptySelection
            onSelectionChange={(keys) => write.mutate({ language: LanguageSetting.parse(String(only(keys)).slice('speak-'.length)) })}
          >
            {/* The sign helps who cannot read the word. */}
            <Header><Languages size={14} strokeWidth={1.75} aria-hidden />{say('language.label')}</Header>
            {LanguageSetting.options.map((option) => {
              const name = option === 'system' ? say('language.system') : languageNames[option];
              return <MenuItem key={option} id={`speak-${option}`} textValue={name} className="menu-item"><span lang={option === 'system' ? undefined : option}>{name}</span></MenuItem>;
            })}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
