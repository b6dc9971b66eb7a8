// One event stream for the page: each event makes the answers it outdated be asked again.
import type { EventName, NumberedEvent, StreamHello } from '../../shared/contract.ts';
import { scanMoved, setLost, volumeReleasing, volumesSettled } from './connection.ts';
import { cleanupsQuery, exportsQuery, filmsQuery, queryClient } from './queries.ts';

/** First words of query keys that an event outdates. */
const outdated: Record<EventName, readonly string[]> = {
  'volumes.changed': ['volumes', 'clip', 'find', 'storage'],
  'volume.releasing': [],
  'cameras.changed': ['cameras', 'days', 'clips', 'neighbours', 'find'],
  'clips.changed': ['days', 'clips', 'clip', 'neighbours', 'find', 'cameras', 'volumes', 'unrecognised', 'storage', 'cleanupPreview'],
  'scan.progressed': [],
  // Told whole, many times a second: nothing is asked again.
  'exports.changed': [],
  'films.changed': [],
  'cleanups.changed': [],
  'retention.changed': ['retention'],
  'settings.changed': ['settings', 'updates'],
  'notices.changed': ['notices'],
  'updates.changed': ['updates'],
};

const all = [...new Set([...Object.values(outdated).flat(), 'exports', 'cleanups', 'films'])];
/** A scan tells of new clips many times a second; lists are asked again at most this often. */
const restMs = 700;
/** What is dear to answer on a large drive is asked again less often. */
const longRestMs = 4000;
const dear: ReadonlySet<string> = new Set(['cleanupPreview', 'storage']);
/** A pause shorter than this is a hiccup, not a core that has gone. */
const graceMs = 1500;
const retryMs = 4000;

/** Gathers what is outdated and asks again at once, then at most every `everyMs`. */
function createRefresher(everyMs: number) {
  const waiting = new Set<string>();
  let timer: number | null = null;
  const flush = () => {
    timer = null;
    if (waiting.size === 0) return;
    const words = new Set(waiting);
    waiting.clear();
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && words.has(queryKey[0]) });
    timer = window.setTimeout(flush, everyMs);
  };
  return (words: readonly string[]) => {
    for (const word of words) waiting.add(word);
    if (timer === null && waiting.size > 0) flush();
  };
}

/** Listens for the life of the page; returns the way to stop. `since`: where the events stood when what the page knows was told. */
export function listenToCore(since: StreamHello | null): () => void {
  const [refreshSoon, refreshLater] = [createRefresher(restMs), createRefresher(longRestMs)];
  const refresh = (words: readonly string[]) => {
    refreshSoon(words.filter((word) => !dear.has(word)));
    refreshLater(words.filter((word) => dear.has(word)));
  };
  let source: EventSource | null = null;
  /** Launch and id of what was heard last; null before the first hello. */
  let heard = since;
  let grace: number | null = null;
  let retry: number | null = null;

  const greet = (message: MessageEvent<string>) => {
    // Both ends of the stream ship in one build.
    const hello = JSON.parse(message.data) as StreamHello;
    // Something was told while nobody listened: ask everything again.
    if (heard !== null && (heard.launch !== hello.launch || heard.id !== hello.id)) refresh(all);
    heard = hello;
  };

  const hear = (message: MessageEvent<string>) => {
    const { id, event } = JSON.parse(message.data) as NumberedEvent;
    if (heard !== null) heard = { launch: heard.launch, id };
    if (event.name === 'volume.releasing') volumeReleasing(event.payload.volumeId);
    if (event.name === 'volumes.changed') volumesSettled();
    if (event.name === 'scan.progressed') {
      scanMoved(event.payload.volumeId, event.payload.clips, event.payload.isFinished);
      if (event.payload.isFinished) refresh(outdated['clips.changed']);
    }
    if (event.name === 'exports.changed') {
      const { jobs } = event.payload;
      queryClient.setQueryData(exportsQuery.queryKey, (before) => (before === undefined ? undefined : { ...before, jobs }));
    }
    if (event.name === 'films.changed') queryClient.setQueryData(filmsQuery.queryKey, event.payload.jobs);
    if (event.name === 'cleanups.changed') {
      const { job } = event.payload;
      queryClient.setQueryData(cleanupsQuery.queryKey, (jobs) => jobs && (jobs.some(({ id }) => id === job.id) ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs]));
    }
    refresh(outdated[event.name]);
  };

  const connect = () => {
    retry = null;
    const opened = new EventSource('/events');
    source = opened;
    opened.addEventListener('hello', greet);
    opened.addEventListener('message', hear);
    opened.addEventListener('open', () => {
      if (grace !== null) window.clearTimeout(grace);
      grace = null;
      setLost(false);
    });
    opened.addEventListener('error', () => {
      grace ??= window.setTimeout(() => setLost(true), graceMs);
      // A refusal ends an event stream for good; only a broken line is tried again by the browser.
      if (opened.readyState === EventSource.CLOSED) retry ??= window.setTimeout(connect, retryMs);
    });
  };
  connect();

  return () => {
    source?.close();
    if (grace !== null) window.clearTimeout(grace);
    if (retry !== null) window.clearTimeout(retry);
  };
}
