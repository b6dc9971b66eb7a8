// Starts the page: the query cache, the events, the keys, the address, then the window.
import './client/without-eval.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { listenToKeys } from './actions/use-actions.ts';
import { App } from './app.tsx';
import { queryClient } from './client/queries.ts';
import { tellFocus } from './client/focus.ts';
import { listenToCore } from './client/server-events.ts';
import { locale } from './client/wall-formats.ts';
import { followAddress } from './place/place-store.ts';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/controls.css';
import './ui/option.css';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

listenToCore();
listenToKeys();
tellFocus();
followAddress();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <I18nProvider locale={locale}>
        <App />
      </I18nProvider>
    </QueryClientProvider>
  </StrictMode>,
);
