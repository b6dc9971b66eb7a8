// Starts the page: the query cache, the events, the keys, the address, then the window.
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { listenToKeys } from './actions/use-actions.ts';
import { Page } from './page.tsx';
import { replayEarlyKeys } from './client/early-input.ts';
import { takeFirstAnswers } from './client/first-answers.ts';
import { fetchSurroundings, FirstPaint } from './client/first-paint.tsx';
import { queryClient, settingsQuery } from './client/queries.ts';
import { tellFocus } from './client/focus.ts';
import { listenToCore } from './client/server-events.ts';
import { followAddress } from './place/place-store.ts';
import { speakAsSet } from './words/language.ts';
import './ui/fonts.css';
import './ui/tokens.css';

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');

const { stream, hasClips } = takeFirstAnswers();
listenToCore(stream);
listenToKeys();
replayEarlyKeys();
tellFocus();
followAddress();
// English is in the page. Another language is fetched first, for no one should see the page change its words.
const speaking = speakAsSet(queryClient.getQueryData(settingsQuery.queryKey)?.language ?? 'system');
const around = hasClips ? null : await fetchSurroundings();
await speaking;
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <FirstPaint first={around}>
        <Page />
      </FirstPaint>
    </QueryClientProvider>
  </StrictMode>,
);
