// The media port: bytes of one clip by its id, under a secret of this launch, for our own page only.
import path from 'node:path';
import type { Failure } from '../../shared/failure.ts';
import { ClipId, UnrecognisedId } from '../../shared/ids.ts';
import { answerClipBytes } from '../media/clip-bytes.ts';
import type { MediaFailure, MediaRef, MediaSource } from '../media-source.ts';
import type { Headers, Reply, Route } from './node-http.ts';
import { jsonReply } from './replies.ts';
import { pathOf } from './request-guard.ts';

const statusOf: Readonly<Record<MediaFailure, number>> = {
  'clip-unknown': 404,
  'clip-missing': 410,
  'clip-unreadable': 503,
  'volume-offline': 503,
};

// The adapter cancels the body in every exit, and a cancel waits until the clip is closed. An abort would only begin to close it,
// and leave nothing to wait for: the listener would say it is closed while the clip still is open.
const neverAborted = new AbortController().signal;

/** `/<key>/clips/<id>` and `/<key>/unrecognised/<id>`. Failures answer `{failure}` as JSON. `call` must have passed the guard. */
export function createMediaRoutes(media: MediaSource, pageOrigin: string): Route {
  // With `crossorigin="anonymous"` the page may draw what it plays; `cross-origin` lets an element without it play all the same.
  const headers = {
    'access-control-allow-origin': pageOrigin,
    'access-control-expose-headers': 'accept-ranges, content-length, content-range, etag',
    vary: 'Origin',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  };
  const failed = (failure: Failure<MediaFailure>) =>
    jsonReply(statusOf[failure.code], { failure }, { ...headers, 'cache-control': 'no-store' });

  return async (call) => {
    if (call.method === 'OPTIONS') return preflight(headers);
    if (call.method !== 'GET' && call.method !== 'HEAD') {
      return { status: 405, headers: { ...headers, allow: 'GET, HEAD, OPTIONS' }, body: null };
    }
    const ref = parseRef(pathOf(call.target));
    if (ref === null) return failed({ code: 'clip-unknown', subject: '' });

    const place = await media.locate(ref);
    if (!place.ok) return failed(place.failure);
    const { fullPath } = place.value;
    const bytes = await answerClipBytes({ method: call.method, headers: rangeHeaders(call.headers) }, fullPath, neverAborted);
    // Gone or refused between being located and being read.
    if (bytes.status === 410) return failed({ code: 'clip-missing', subject: path.basename(fullPath) });
    if (bytes.status === 503) return failed({ code: 'clip-unreadable', subject: path.basename(fullPath) });
    return { status: bytes.status, headers: { ...bytes.headers, ...headers }, body: bytes.body };
  };
}

function preflight(headers: Readonly<Record<string, string>>): Reply {
  return {
    status: 204,
    headers: {
      ...headers,
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'range, if-range, if-none-match',
      'access-control-max-age': '600',
    },
    body: null,
  };
}

function parseRef(urlPath: string): MediaRef | null {
  const [, , kind, id = '', ...rest] = urlPath.split('/');
  if (rest.length > 0 || !/^\d{1,16}$/.test(id)) return null;
  if (kind === 'clips') {
    const clip = ClipId.safeParse(Number(id));
    return clip.success ? { kind: 'clip', id: clip.data } : null;
  }
  if (kind === 'unrecognised') {
    const file = UnrecognisedId.safeParse(Number(id));
    return file.success ? { kind, id: file.data } : null;
  }
  return null;
}

function rangeHeaders(headers: Headers): { range?: string; ifRange?: string; ifNoneMatch?: string } {
  const range = headers.get('range')?.[0];
  const ifRange = headers.get('if-range')?.[0];
  const ifNoneMatch = headers.get('if-none-match')?.[0];
  return {
    ...(range === undefined ? {} : { range }),
    ...(ifRange === undefined ? {} : { ifRange }),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
  };
}
