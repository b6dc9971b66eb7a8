// Puts a core on two listeners of 127.0.0.1: one for the page, its calls and its events, one for the bytes of clips.
import type { Handlers } from '../../shared/contract.ts';
import { succeed, type Result } from '../../shared/failure.ts';
import type { Core } from '../core-types.ts';
import { answerBoot } from './boot.ts';
import { bootPage } from './boot-page.ts';
import { createDispatch } from './dispatch.ts';
import { createEventHub } from './events.ts';
import { catchFaults, recordFault } from './faults.ts';
import { createFirstAnswers } from './first-answers.ts';
import { firstScreenDrawer } from './first-screen.ts';
import { answerInstance, type HandOver } from './instance-route.ts';
import type { Log } from './log.ts';
import { createMediaRoutes } from './media-routes.ts';
import { listen, type Call, type Listener, type Reply, type Route } from './node-http.ts';
import { notFound, textReply } from './replies.ts';
import { findRefusal, pathOf, sessionCookieName, type Door, type Refusal } from './request-guard.ts';
import { createBootTokens, makeSecret } from './secrets.ts';
import { createStaticFiles } from './static-files.ts';
import { createThumbnailRoutes } from './thumbnail-routes.ts';

export interface ServeOptions {
  /** Port of the app's listener; 0 or absent is any free one. */
  readonly port?: number;
  /** Folder of the built page, absolute. */
  readonly pageFolder: string;
  readonly log: Log;
  /** A browser is being opened on it. */
  readonly isPageComing?: boolean;
  /** Lets a second start of Wallclock reach this one: the secret of the instance file, and what to do with what it brings. */
  readonly instance?: { readonly secret: string; readonly handOver: HandOver };
}

export interface Server {
  /** `http://127.0.0.1:<port>`, where the page lives. */
  readonly origin: string;
  readonly port: number;
  /** `<base>/clips/<id>`: holds a secret of this launch. */
  readonly mediaBase: string;
  /** A fresh address that lets one browser in, once. A secret: print it, never log it. */
  bootUrl(): string;
  /** For a face that owns its browser and sets the cookie itself (HttpOnly, SameSite=Strict, Path=/). */
  sessionCookie(): { readonly name: string; readonly value: string };
  /** Ends every stream and connection; resolves when nothing is left. The core stays open. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * A core that is still opening may be promised: what needs it waits until then, and is a fault if it never comes.
 * Fails only when the port asked for is taken. Throws when the page was not built.
 */
export async function serve(core: Core | Promise<Core>, options: ServeOptions): Promise<Result<Server, 'port-unavailable'>> {
  const { log } = options;
  const app = await listen(options.port ?? 0, log);
  if (!app.ok) return app;
  const media = await listen(0, log);
  if (!media.ok) {
    await app.value.close();
    return media;
  }
  try {
    return succeed(await connect(core, options, app.value, media.value));
  } catch (error) {
    await Promise.all([app.value.close(), media.value.close()]);
    throw error;
  }
}

async function connect(core: Core | Promise<Core>, options: ServeOptions, app: Listener, media: Listener): Promise<Server> {
  const { log, instance } = options;
  const origin = `http://127.0.0.1:${app.port}`;
  const mediaOrigin = `http://127.0.0.1:${media.port}`;
  const cookie = { name: sessionCookieName(app.port), value: makeSecret() };
  const mediaKey = makeSecret();
  const mediaBase = `${mediaOrigin}/${mediaKey}`;
  const bootTokens = createBootTokens();
  const bootUrl = () => `${origin}/boot?t=${bootTokens.mint()}`;

  let stopHearing: () => void = () => undefined;
  let isClosed = false;
  const enter = (opened: Core) => {
    const handlers: Handlers = { ...opened.handlers, 'media.where': () => succeed({ base: mediaBase }) };
    const hub = createEventHub({ launch: makeSecret().slice(0, 12), onAudience: (isListening) => { opened.attend(isListening); } });
    const stop = opened.subscribe((event) => { hub.publish(event); });
    stopHearing = () => {
      stop();
      hub.close();
    };
    if (isClosed) stopHearing();
    return {
      hub,
      dispatch: createDispatch(handlers, log),
      thumbnails: createThumbnailRoutes(opened.thumbnails),
      media: createMediaRoutes(opened.media, origin),
      firstAnswers: createFirstAnswers({
        handlers, thumbnails: opened.thumbnails, hub, isPageComing: options.isPageComing === true, draw: firstScreenDrawer(options.pageFolder),
        onFault: (error) => void recordFault(log, 'the first answers', error),
      }),
    };
  };
  const inside = core instanceof Promise ? core.then(enter) : Promise.resolve(enter(core));
  // Whoever promised the core hears of it.
  inside.catch(() => undefined);
  const files = await createStaticFiles(options.pageFolder, mediaOrigin, async () => (await inside).firstAnswers());

  const appDoor: Door = {
    kind: 'app', port: app.port, pageOrigin: origin, sessionToken: cookie.value, instanceSecret: instance?.secret ?? null,
  };
  const routes: Route = async (call) => {
    const path = pathOf(call.target);
    if (path === '/boot') return answerBoot(call, bootTokens, cookie, isLetIn(call, appDoor));
    if (path === '/instance' && instance) return answerInstance(call, instance.handOver, bootUrl);
    if (path === '/events') return (await inside).hub.answer(call);
    if (path.startsWith('/rpc/')) return (await inside).dispatch(call, path.slice('/rpc/'.length));
    if (path === '/thumbnails' || path.startsWith('/thumbnails/')) return (await inside).thumbnails(call);
    return files(call, path);
  };

  const refused = new Set<string>();
  app.answerWith(catchFaults(log, 'the app listener', guarded(appDoor, routes, refused, log)));
  const mediaDoor: Door = { kind: 'media', port: media.port, pageOrigin: origin, mediaKey };
  media.answerWith(catchFaults(log, 'the media listener', guarded(mediaDoor, async (call) => (await inside).media(call), refused, log)));

  let closing: Promise<void> | null = null;
  const close = async () => {
    isClosed = true;
    stopHearing();
    await Promise.all([app.close(), media.close()]);
  };
  return {
    origin,
    port: app.port,
    mediaBase,
    bootUrl,
    sessionCookie: () => cookie,
    close: () => (closing ??= close()),
  };
}

function guarded(door: Door, route: Route, refused: Set<string>, log: Log): Route {
  return (call) => {
    const refusal = findRefusal(call, door);
    if (refusal === null) {
      // The one address that opens without a secret of the launch.
      if (pathOf(call.target) !== '/boot') call.admit();
      return route(call);
    }
    const kind = `${door.kind} listener: ${refusal.why}`;
    // Once a kind: whoever knocks a thousand times does not fill the log.
    if (!refused.has(kind)) log(`refused a request at the ${kind}`);
    refused.add(kind);
    return refuse(call, refusal);
  };
}

function refuse(call: Call, refusal: Refusal): Reply {
  if (refusal.status === 421) return textReply(421, 'This address is not served here.');
  if (refusal.status === 400) return textReply(400, 'The target of this request is not a path.');
  if (refusal.why === 'no-media-key') return notFound;
  if (call.method === 'GET') {
    if (refusal.why === 'no-session' && pathOf(call.target) === '/') return bootPage('no-session', call);
    if (refusal.why === 'foreign-site' && call.headers.get('sec-fetch-dest')?.[0] === 'document') return bootPage('from-elsewhere', call);
  }
  return textReply(403, 'Wallclock answers its own page only.');
}

/** Whether this browser could open the page as it is. */
function isLetIn(call: Call, door: Door): boolean {
  return findRefusal({ method: 'GET', target: '/', headers: call.headers }, door) === null;
}
