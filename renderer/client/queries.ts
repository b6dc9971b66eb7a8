// Everything the page reads from the core, as query options: one key, one call each. Events invalidate by the first word of the key.
import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions, skipToken, useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Input, Method, Output } from '../../shared/contract.ts';
import type { ClipId, UnrecognisedId, VolumeId } from '../../shared/ids.ts';
import type { Clip, ClipFilter, Range, ZoneId } from '../../shared/schema.ts';
import { ask } from './core.ts';
import { settingsInForce } from './unsaved-settings.ts';

/** Nothing goes stale by age: the core tells when something changed. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 5 * 60_000, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { retry: false },
  },
});

const pageOfClips = 1000;
const pageOfFiles = 200;

export const aboutQuery = queryOptions({ queryKey: ['about'], queryFn: ({ signal }) => ask('app.about', {}, signal), gcTime: Infinity });
export const mediaQuery = queryOptions({ queryKey: ['media'], queryFn: ({ signal }) => ask('media.where', {}, signal), gcTime: Infinity });
export const noticesQuery = queryOptions({ queryKey: ['notices'], queryFn: ({ signal }) => ask('app.notices', {}, signal) });
/** What is known of newer versions; asks no network. */
export const updatesQuery = queryOptions({ queryKey: ['updates'], queryFn: ({ signal }) => ask('updates.read', {}, signal), gcTime: Infinity });
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: ({ signal }) => ask('settings.read', {}, signal).then(settingsInForce), gcTime: Infinity });
export const volumesQuery = queryOptions({ queryKey: ['volumes'], queryFn: ({ signal }) => ask('volumes.list', {}, signal), gcTime: Infinity });
export const camerasQuery = queryOptions({ queryKey: ['cameras'], queryFn: ({ signal }) => ask('cameras.list', {}, signal), gcTime: Infinity });

export const filmsQuery = queryOptions({ queryKey: ['films'], queryFn: ({ signal }) => ask('films.list', {}, signal), gcTime: Infinity });
export const filmToolQuery = queryOptions({ queryKey: ['filmTool'], queryFn: ({ signal }) => ask('films.tool', {}, signal) });
export const exportsQuery = queryOptions({ queryKey: ['exports'], queryFn: ({ signal }) => ask('exports.list', {}, signal), gcTime: Infinity });

/** Every deletion, newest first; events keep it true. */
export const cleanupsQuery = queryOptions({ queryKey: ['cleanups'], queryFn: ({ signal }) => ask('cleanup.list', {}, signal), gcTime: Infinity });

export function daysQuery(filter: ClipFilter, zone: ZoneId) {
  return queryOptions({
    queryKey: ['days', filter, zone],
    queryFn: ({ signal }) => ask('clips.days', { filter, zone }, signal),
    placeholderData: keepPreviousData,
  });
}

async function allClips(filter: ClipFilter, signal: AbortSignal): Promise<Clip[]> {
  const clips: Clip[] = [];
  for (;;) {
    const before = clips.at(-1)?.id ?? null;
    const page = await ask('clips.list', { filter, before, limit: pageOfClips }, signal);
    clips.push(...page.clips);
    if (page.isLast || page.clips.length === 0) return clips;
  }
}

/**
 * All clips of one day, newest first; null asks nothing. A day of ten thousand takes ten calls; the answers are small beside
 * one picture, and the ruler needs them all.
 */
export function dayClipsQuery(filter: ClipFilter, range: Range | null) {
  return queryOptions({
    queryKey: ['clips', filter, range],
    gcTime: 60_000,
    queryFn: range === null ? skipToken : ({ signal }) => allClips({ ...filter, range }, signal),
  });
}

/** Everything one clip is; null asks nothing. */
export function clipQuery(clipId: ClipId | null) {
  return queryOptions({
    queryKey: ['clip', clipId],
    queryFn: clipId === null ? skipToken : ({ signal }) => ask('clips.describe', { clipId }, signal),
  });
}

export function neighboursQuery(clipId: ClipId, filter: ClipFilter) {
  return queryOptions({
    queryKey: ['neighbours', clipId, filter],
    queryFn: ({ signal }) => ask('clips.neighbours', { clipId, filter }, signal),
  });
}

export function unrecognisedQuery(volumeId: VolumeId) {
  return infiniteQueryOptions({
    queryKey: ['unrecognised', volumeId],
    initialPageParam: null as UnrecognisedId | null,
    queryFn: ({ pageParam, signal }) => ask('unrecognised.list', { volumeId, after: pageParam, limit: pageOfFiles }, signal),
    getNextPageParam: (page) => (page.isLast ? undefined : page.files.at(-1)?.id),
  });
}

/** The health of a drive; asked anew whenever the drives change, so it grows while its clips are being probed. */
export function checkQuery(volumeId: VolumeId) {
  return queryOptions({
    queryKey: ['volumes', 'check', volumeId],
    queryFn: ({ signal }) => ask('volumes.check', { volumeId }, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/** A call that changes something. Its answer also arrives as an event, which refreshes what it touched. */
export function useAsk<M extends Method>(method: M): UseMutationResult<Output<M>, Error, Input<M>> {
  return useMutation({ mutationFn: (input: Input<M>) => ask(method, input) });
}
