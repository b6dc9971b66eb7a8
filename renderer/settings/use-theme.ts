// Puts the chosen theme in force, before anything is painted in another one.
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { settingsQuery } from '../client/queries.ts';

export function useTheme(): void {
  const theme = useQuery(settingsQuery).data?.theme ?? 'system';
  useLayoutEffect(() => {
    const root = document.documentElement;
    if (theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = theme;
  }, [theme]);
}
