// What the core sent with the page: put where the queries look, so that the first picture waits for no call.
import type { QueryKey } from '@tanstack/react-query';
import type { StreamHello } from '../../shared/contract.ts';
import { firstAnswersId, type FirstAnswers, type FirstMethod } from '../../shared/first-answers.ts';
import { dataUrl } from '../thumbnails/picture-url.ts';
import { holdPictures } from '../thumbnails/thumbnail-feed.ts';
import { drawnPictures } from './first-screen.ts';
import {
  aboutQuery, camerasQuery, cleanupsQuery, dayClipsQuery, daysQuery, exportsQuery, filmsQuery, mediaQuery, noticesQuery, queryClient, settingsQuery, volumesQuery,
} from './queries.ts';

const keys: Record<FirstMethod, QueryKey> = {
  'app.about': aboutQuery.queryKey,
  'media.where': mediaQuery.queryKey,
  'settings.read': settingsQuery.queryKey,
  'volumes.list': volumesQuery.queryKey,
  'cameras.list': camerasQuery.queryKey,
  'app.notices': noticesQuery.queryKey,
  'exports.list': exportsQuery.queryKey,
  'films.list': filmsQuery.queryKey,
  'cleanup.list': cleanupsQuery.queryKey,
};

export interface Taken {
  /** Where the events stood when the answers were made; null when none came with the page. */
  readonly stream: StreamHello | null;
  readonly hasClips: boolean;
}

/** Call it once, before anything is asked. */
export function takeFirstAnswers(): Taken {
  const element = document.getElementById(firstAnswersId);
  // Both ends ship in one build.
  const first = JSON.parse(element?.textContent ?? 'null') as FirstAnswers | null;
  element?.remove();
  if (first === null) return { stream: null, hasClips: false };
  for (const [method, answer] of Object.entries(first.answers)) queryClient.setQueryData(keys[method as FirstMethod], answer);
  if (first.list === null) return { stream: first.stream, hasClips: false };
  const { zone, days, clips, pictures } = first.list;
  queryClient.setQueryData(daysQuery({}, zone).queryKey, [...days]);
  for (const { range, clips: ofDay } of clips) queryClient.setQueryData(dayClipsQuery({}, range).queryKey, [...ofDay]);
  const drawn = drawnPictures();
  holdPictures(pictures.map(({ clipId, sizeBytes, webp }) => ({ clipId, sizeBytes, url: webp === null ? drawn.get(clipId) : dataUrl(webp, 'image/webp') })));
  return { stream: first.stream, hasClips: clips.length > 0 };
}
