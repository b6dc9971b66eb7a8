// The page in the language in force: drawn anew, not loaded anew, when another one is chosen.
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { App } from './app.tsx';
import { settingsQuery } from './client/queries.ts';
import { speakAsSet, useLanguage } from './words/language.ts';

export function Page(): ReactNode {
  const setting = useQuery(settingsQuery).data?.language;
  const locale = useLanguage((inForce) => inForce.locale);
  // Until the core has told the setting, the computer's language is as good a guess as any.
  useEffect(() => void speakAsSet(setting ?? 'system'), [setting]);
  return <I18nProvider locale={locale}><App /></I18nProvider>;
}
