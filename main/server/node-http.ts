// The only file that touches node:http: a request becomes a `Call`, a `Reply` becomes bytes, and no exit leaves a body open.
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { fail, succeed, type Result } from '../../shared/failure.ts';
import type { Log } from './log.ts';

// An import would also load Node's fetch and WebSocket, which it hands on under other names: 30 ms of every start (measured).
const { createServer } = process.getBuiltinModule('node:http');

/** Request headers as sent: lower-case name to every value, in order. Repeated headers stay visible. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/** `broken-off`: the client went away before its body was whole. */
export type CallBody =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'broken-off' };

export interface Call {
  readonly method: string;
  /** The request target exactly as sent, not decoded and not joined with anything. */
  readonly target: string;
  readonly headers: Headers;
  /** Aborts when the client goes away or the listener closes. */
  readonly signal: AbortSignal;
  /** Reads at most `limitBytes`; what lies beyond is thrown away unread. Call it once. */
  readBody(limitBytes: number): Promise<CallBody>;
  /** Who asks has shown a secret of this launch: strangers' connections go before this one. */
  admit(): void;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | ReadableStream<Uint8Array> | null;
}

export type Route = (call: Call) => Reply | Promise<Reply>;

export interface Listener {
  readonly port: number;
  /** Starts answering. Requests that come before get 503. */
  answerWith(route: Route): void;
  /** Drops every connection; resolves when the port is free and every body sent from here is cancelled. */
  close(): Promise<void>;
}

const notReady: Reply = { status: 503, headers: {}, body: null };

export interface ListenLimits {
  /** In which a request must arrive, in ms, head and whole; an answer may take as long as a person watches. */
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly keepAliveTimeout: number;
  /** How often those are looked at. */
  readonly connectionsCheckingInterval: number;
  /** The limit keeps descriptors left for clips and the catalog, whoever knocks. */
  readonly mostConnections: number;
}

/** A page holds about a dozen connections. */
export const listenLimits: ListenLimits = {
  headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 30_000, connectionsCheckingInterval: 5_000, mostConnections: 256,
};

/** Binds 127.0.0.1 (the literal address: `localhost` may be another one), port 0 for any free port. */
export function listen(port: number, log: Log, { mostConnections, ...timeouts } = listenLimits): Promise<Result<Listener, 'port-unavailable'>> {
  const sending = new Set<Promise<void>>();
  const doorway = createDoorway(mostConnections);
  let route: Route = () => notReady;

  const server = createServer(timeouts, (request, response) => {
    const admit = () => { doorway.admit(request.socket); };
    const finished = answer({ request, response, admit }, (call) => route(call), (body) => {
      sending.add(body);
      void body.finally(() => sending.delete(body));
    });
    finished.catch((error: unknown) => {
      log(`an answer could not be sent: ${String(error)}`);
      response.destroy();
    });
  });
  server.on('connection', doorway.enter);

  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await closed;
    await Promise.allSettled(sending);
  };

  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(fail('port-unavailable', `port ${port}`));
      else reject(error);
    });
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('a TCP listener has no port');
      resolve(succeed({ port: address.port, answerWith: (next: Route) => { route = next; }, close }));
    });
  });
}

/**
 * Of too many connections the stranger that came first goes. Turning the newest away instead would let a thousand silent
 * connections of another program keep the page out.
 */
function createDoorway(most: number) {
  const inside = new Set<Socket>();
  const strangers = new Set<Socket>();
  const leave = (socket: Socket) => {
    inside.delete(socket);
    strangers.delete(socket);
  };
  return {
    enter: (socket: Socket) => {
      inside.add(socket);
      strangers.add(socket);
      socket.once('close', () => { leave(socket); });
      const [first] = strangers;
      if (inside.size <= most || first === undefined) return;
      leave(first);
      first.destroy();
    },
    admit: (socket: Socket) => void strangers.delete(socket),
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly admit: () => void;
}

async function answer({ request, response, admit }: Exchange, route: Route, track: (body: Promise<void>) => void): Promise<void> {
  // Sent before the answer to the last one was read: one at a time, or one connection holds as many clips open as it likes.
  if (response.socket === null) await once(response, 'socket');
  const gone = new AbortController();
  response.once('close', () => { gone.abort(); });
  // A reset connection is told through `close`; the event itself says nothing more.
  request.on('error', () => { gone.abort(); });
  response.on('error', () => { gone.abort(); });

  const reply = await route({
    method: request.method ?? '',
    target: request.url ?? '',
    headers: readHeaders(request.rawHeaders),
    signal: gone.signal,
    admit,
    readBody: (limitBytes) => readBody(request, limitBytes),
  });
  const { body } = reply;
  if (gone.signal.aborted) {
    if (body instanceof ReadableStream) await letGo(body);
    return;
  }
  response.writeHead(reply.status, { ...lengthOf(body), ...reply.headers });
  if (!(body instanceof ReadableStream)) {
    if (body === null) response.end();
    else response.end(body);
    return;
  }
  if (request.method === 'HEAD') {
    response.end();
    await letGo(body);
    return;
  }
  const sent = sendBody(body, response, gone.signal);
  track(sent);
  await sent;
}

/** A stream's length is its maker's to say, and so is that of the body a HEAD leaves out. */
function lengthOf(body: Reply['body']): Readonly<Record<string, string>> {
  if (typeof body === 'string') return { 'content-length': String(Buffer.byteLength(body)) };
  return body instanceof Uint8Array ? { 'content-length': String(body.length) } : {};
}

/**
 * A reader loop instead of `pipeline(Readable.fromWeb(body), response)`, which was measured to leave descriptors open
 * when clients went away early. Never rejects: a body that fails ends in a cut connection, which a client can tell from an end.
 */
async function sendBody(body: ReadableStream<Uint8Array>, response: ServerResponse, signal: AbortSignal): Promise<void> {
  const reader = body.getReader();
  // Cancelled once and waited for below: a second cancel would answer at once, while the first still closes the clip.
  let lettingGo: Promise<void> | null = null;
  const cancel = () => (lettingGo ??= letGo(reader));
  const onAbort = () => void cancel();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (signal.aborted) return;
      if (done) {
        response.end();
        return;
      }
      if (!response.write(value)) await drained(response, signal);
    }
  } catch {
    // The source failed after the head was sent (a drive was pulled, a slow listener was dropped).
    response.destroy();
  } finally {
    signal.removeEventListener('abort', onAbort);
    await cancel();
  }
}

/** A body that failed has let go of everything by itself: that its cancel is refused says nothing new. */
async function letGo(body: { cancel(): Promise<void> }): Promise<void> {
  await body.cancel().catch(() => undefined);
}

function drained(response: ServerResponse, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go);
      signal.removeEventListener('abort', go);
      resolve();
    };
    response.on('drain', go);
    signal.addEventListener('abort', go);
  });
}

function readBody(request: IncomingMessage, limitBytes: number): Promise<CallBody> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return Promise.resolve({ kind: 'too-large' });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const finish = (body: CallBody) => {
      request.off('data', take).off('end', whole).off('close', broken);
      resolve(body);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limitBytes) {
        finish({ kind: 'too-large' });
        request.resume();
      } else chunks.push(chunk);
    };
    const whole = () => { finish({ kind: 'whole', bytes: Buffer.concat(chunks) }); };
    const broken = () => { finish({ kind: 'broken-off' }); };
    request.on('data', take).on('end', whole).on('close', broken);
  });
}

function readHeaders(raw: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const values = headers.get(name) ?? [];
    values.push(raw[at + 1] ?? '');
    headers.set(name, values);
  }
  return headers;
}
