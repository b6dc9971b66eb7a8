// /thumbnails on the app's port: kept pictures by the dozen, a key frame for the page to decode, and the picture that comes back.
import { z } from 'zod';
import type { Failure } from '../../shared/failure.ts';
import { ClipId } from '../../shared/ids.ts';
import {
  encodeFrame, encodeThumbnails, largestThumbnailBytes, mostThumbnails, thumbnailAtMs, thumbnailTroubles,
} from '../../shared/thumbnail-wire.ts';
import type { KeptThumbnail } from '../../shared/thumbnail-wire.ts';
import type { MediaFailure } from '../media-source.ts';
import type { KeepOutcome, ThumbnailSource } from '../thumbnail-source.ts';
import type { Call, Reply, Route } from './node-http.ts';
import { appHeaders, jsonReply, notFound, textReply, wrongMethod } from './replies.ts';
import { pathOf } from './request-guard.ts';
import { parseShallowJson } from './shallow-json.ts';

const Wanted = z.object({ ids: z.array(ClipId).max(mostThumbnails) });
const Trouble = z.object({ why: z.enum(thumbnailTroubles), codec: z.string().max(64).nullable() });
const wantedBytes = 8 * 1024;
const latestMs = 7 * 86_400_000;

const statusOf: Readonly<Record<MediaFailure, number>> = { 'clip-unknown': 404, 'clip-missing': 410, 'clip-unreadable': 503, 'volume-offline': 503 };
const statusOfKeep: Readonly<Record<KeepOutcome, number>> = { kept: 204, 'not-asked': 409, 'no-room': 507 };

/**
 * - `POST /thumbnails` `{ids}`: `encodeThumbnails` of each, in order.
 * - `GET /thumbnails/<id>/frame?at=<ms>`: `encodeFrame`, or `{trouble}` as JSON when the clip has no such frame.
 * - `GET /thumbnails/<id>/times`: key frames to hover over, ms, as JSON.
 * - `PUT /thumbnails/<id>`: the WebP made of a frame, or as JSON why none could be made.
 *
 * Failures of the drive answer `{failure}` as JSON. `call` must have passed the guard.
 */
export function createThumbnailRoutes(thumbnails: ThumbnailSource): Route {
  return async (call) => {
    const [, , given, part, ...rest] = pathOf(call.target).split('/');
    if (given === undefined) return readKept(thumbnails, call);
    const id = ClipId.safeParse(/^\d{1,16}$/.test(given) ? Number(given) : null);
    if (!id.success || rest.length > 0) return notFound;
    if (part === undefined) return keepMade(thumbnails, id.data, call);
    if (part !== 'frame' && part !== 'times') return notFound;
    if (call.method !== 'GET') return wrongMethod('GET');
    return part === 'frame' ? cutFrame(thumbnails, id.data, call) : readTimes(thumbnails, id.data, call);
  };
}

async function readKept(thumbnails: ThumbnailSource, call: Call): Promise<Reply> {
  if (call.method !== 'POST') return wrongMethod('POST');
  if (typeOf(call) !== 'application/json') return textReply(415, 'Send application/json.');
  const body = await call.readBody(wantedBytes);
  if (body.kind !== 'whole') return textReply(413, `Send at most ${wantedBytes} bytes.`);
  const json = parseShallowJson(body.bytes);
  const wanted = Wanted.safeParse(json.ok ? json.value : null);
  if (!wanted.success) return textReply(400, `Send {ids}, at most ${mostThumbnails}.`);
  return bytesReply(encodeThumbnails(thumbnails.read(wanted.data.ids)));
}

async function cutFrame(thumbnails: ThumbnailSource, id: ClipId, call: Call): Promise<Reply> {
  const query = call.target.indexOf('?');
  const given = query === -1 ? null : new URLSearchParams(call.target.slice(query)).get('at');
  const atMs = given === null ? thumbnailAtMs : Number(given);
  if (!Number.isInteger(atMs) || atMs < 0 || atMs > latestMs) return textReply(400, 'The time is not a whole number of milliseconds.');
  const cut = await thumbnails.cut(id, atMs, call.signal);
  if (!cut.ok) return failed(cut.failure);
  return cut.value.kind === 'frame' ? bytesReply(encodeFrame(cut.value.frame)) : jsonReply(200, { trouble: cut.value.trouble });
}

async function readTimes(thumbnails: ThumbnailSource, id: ClipId, call: Call): Promise<Reply> {
  const times = await thumbnails.times(id, call.signal);
  return times.ok ? jsonReply(200, times.value) : failed(times.failure);
}

async function keepMade(thumbnails: ThumbnailSource, id: ClipId, call: Call): Promise<Reply> {
  if (call.method !== 'PUT') return wrongMethod('PUT');
  const type = typeOf(call);
  if (type !== 'image/webp' && type !== 'application/json') return textReply(415, 'Send image/webp or application/json.');
  const body = await call.readBody(largestThumbnailBytes);
  if (body.kind === 'too-large') return textReply(413, `Send at most ${largestThumbnailBytes} bytes.`);
  if (body.kind === 'broken-off') return textReply(400, 'The call was broken off.');
  const made = type === 'image/webp' ? toPicture(body.bytes) : toTrouble(body.bytes);
  if (made === null) return textReply(400, 'This is no WebP picture and no trouble.');
  return { status: statusOfKeep[thumbnails.keep(id, made)], headers: appHeaders, body: null };
}

function toPicture(bytes: Uint8Array): KeptThumbnail | null {
  const text = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4));
  const isWebp = bytes.length > 20 && text(0) === 'RIFF' && text(8) === 'WEBP' && text(12).startsWith('VP8');
  // The length RIFF claims is that of what follows it, made even.
  const claimed = isWebp ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 : 0;
  return isWebp && claimed === bytes.length ? { kind: 'picture', webp: bytes } : null;
}

function toTrouble(bytes: Uint8Array): KeptThumbnail | null {
  const json = parseShallowJson(bytes);
  const trouble = Trouble.safeParse(json.ok ? json.value : null);
  return trouble.success ? { kind: 'trouble', trouble: trouble.data } : null;
}

function typeOf(call: Call): string | undefined {
  const [type, ...others] = call.headers.get('content-type') ?? [];
  return others.length > 0 ? undefined : type?.split(';')[0]?.trim().toLowerCase();
}

function bytesReply(body: Uint8Array): Reply {
  return { status: 200, headers: { ...appHeaders, 'content-type': 'application/octet-stream' }, body };
}

function failed(failure: Failure<MediaFailure>): Reply {
  return jsonReply(statusOf[failure.code], { failure });
}
