// GET /events: the core's events as server-sent events, numbered so that a page can tell when it missed one.
import type { CoreEvent, NumberedEvent, StreamHello } from '../../shared/contract.ts';
import type { Call, Reply } from './node-http.ts';
import { appHeaders, wrongMethod } from './replies.ts';

export interface EventHub {
  /** What a stream that began now would greet with. */
  standing(): StreamHello;
  publish(event: CoreEvent): void;
  /** One listener's stream, from `Last-Event-ID` on when those events are still kept, else from now. */
  answer(call: Call): Reply;
  /** Ends every stream. */
  close(): void;
}

export interface EventHubOptions {
  /** Names this launch: ids of an earlier one mean nothing here. */
  readonly launch: string;
  /** Between comments that keep a silent stream alive and let a dead one be noticed. */
  readonly heartbeatMs?: number;
  /** Told whenever the first page begins to listen, or the last one has gone. */
  readonly onAudience: (isListening: boolean) => void;
}

// At ten events a second this bridges half a minute: a reload, a laptop lid closed for a moment.
const mostKept = 300;

// A page that lets this much pile up has stopped listening. It is cut off, comes back by itself, and asks everything again.
const mostWaiting = 400;

type Listener = ReadableStreamDefaultController<Uint8Array>;

/**
 * The wire: `event: hello` first, with the launch and the id after which this stream goes on; then each event as
 * `id: <launch>-<n>` and a `NumberedEvent`. When hello's id is not the last one the page has, it missed something.
 */
export function createEventHub({ launch, heartbeatMs = 15_000, onAudience }: EventHubOptions): EventHub {
  const listeners = new Set<Listener>();
  const kept: NumberedEvent[] = [];
  const encoder = new TextEncoder();
  let lastId = 0;
  let isClosed = false;

  const drop = (listener: Listener) => {
    if (listeners.delete(listener) && listeners.size === 0) onAudience(false);
  };
  const send = (listener: Listener, text: string) => {
    if ((listener.desiredSize ?? 0) <= 0) {
      drop(listener);
      listener.error(new Error('the listener reads too slowly'));
      return;
    }
    listener.enqueue(encoder.encode(text));
  };
  const sendToAll = (text: string) => {
    for (const listener of [...listeners]) send(listener, text);
  };
  const frame = (event: NumberedEvent) => `id: ${launch}-${event.id}\ndata: ${JSON.stringify(event)}\n\n`;

  const heartbeat = setInterval(() => { sendToAll(': still here\n\n'); }, heartbeatMs);
  heartbeat.unref();

  /** The last id a returning page has, when everything after it is still kept. */
  const resumeFrom = (call: Call): number => {
    const last = call.headers.get('last-event-id')?.[0] ?? '';
    const id = last.startsWith(`${launch}-`) ? Number(last.slice(launch.length + 1)) : NaN;
    const oldest = kept[0]?.id ?? lastId + 1;
    return Number.isInteger(id) && id >= oldest - 1 && id <= lastId ? id : lastId;
  };

  return {
    standing: () => ({ launch, id: lastId }),
    publish: (event) => {
      const numbered: NumberedEvent = { id: ++lastId, event };
      kept.push(numbered);
      if (kept.length > mostKept) kept.shift();
      sendToAll(frame(numbered));
    },
    answer: (call) => {
      if (call.method !== 'GET') return wrongMethod('GET');
      const from = resumeFrom(call);
      let self: Listener | null = null;
      const body = new ReadableStream<Uint8Array>(
        {
          start: (listener) => {
            self = listener;
            const hello: StreamHello = { launch, id: from };
            listener.enqueue(encoder.encode(`retry: 1000\nid: ${launch}-${from}\nevent: hello\ndata: ${JSON.stringify(hello)}\n\n`));
            for (const event of kept) if (event.id > from) listener.enqueue(encoder.encode(frame(event)));
            if (isClosed) listener.close();
            else {
              listeners.add(listener);
              if (listeners.size === 1) onAudience(true);
            }
          },
          cancel: () => {
            if (self !== null) drop(self);
          },
        },
        new CountQueuingStrategy({ highWaterMark: mostWaiting }),
      );
      return { status: 200, headers: { ...appHeaders, 'content-type': 'text/event-stream; charset=utf-8' }, body };
    },
    close: () => {
      isClosed = true;
      clearInterval(heartbeat);
      for (const listener of listeners) listener.close();
      listeners.clear();
    },
  };
}
