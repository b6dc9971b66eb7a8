// Answers a request for the bytes of a clip, and holds the file open no longer than it is being read.
import { constants } from 'node:fs';
import { access, lstat } from 'node:fs/promises';
import { systemErrorCode } from '../system-error.ts';
import { chooseBytes } from './byte-range.ts';
import type { ByteHeaders } from './byte-range.ts';
import { streamBytes } from './stream-bytes.ts';

export interface ClipBytesRequest {
  readonly method: 'GET' | 'HEAD';
  readonly headers: ByteHeaders;
}

export interface ClipBytesAnswer {
  /** 200, 206, 304, 416; 410 when the clip is gone; 503 when the drive will not give it. */
  readonly status: number;
  readonly headers: Record<string, string>;
  /** Null where HTTP has no body. Opens the clip on its first read. */
  readonly body: ReadableStream<Uint8Array> | null;
}

/**
 * Answers GET and HEAD for the clip at `fullPath` (proven to lie inside its root). Nothing is opened before the body
 * is first read; the descriptor is closed at the end, on an error, on cancel and when `signal` aborts. The body fails
 * when the clip changes or its drive goes away on the way.
 */
export async function answerClipBytes(
  request: ClipBytesRequest, fullPath: string, signal: AbortSignal,
): Promise<ClipBytesAnswer> {
  const clip = await findClip(fullPath);
  if (typeof clip === 'number') return { status: clip, headers: {}, body: null };
  const { sizeBytes, modifiedMs } = clip;
  const etag = `"${sizeBytes.toString(16)}-${Math.round(modifiedMs * 1000).toString(16)}"`;
  const choice = chooseBytes(request.method === 'GET' ? request.headers : withoutRange(request.headers), sizeBytes, etag);
  // Asked again each time: what lies on the drive may be another clip by then.
  const headers = { 'accept-ranges': 'bytes', etag, 'cache-control': 'private, no-cache' };
  if (choice.kind === 'unchanged') return { status: 304, headers, body: null };
  if (choice.kind === 'outside') {
    return { status: 416, headers: { ...headers, 'content-range': `bytes */${sizeBytes}`, 'content-length': '0' }, body: null };
  }
  const { from, to } = choice.kind === 'part' ? choice : { from: 0, to: sizeBytes };
  return {
    status: choice.kind === 'part' ? 206 : 200,
    headers: {
      ...headers,
      'content-type': 'video/mp4',
      'content-length': String(to - from),
      ...(choice.kind === 'part' ? { 'content-range': `bytes ${from}-${to - 1}/${sizeBytes}` } : {}),
    },
    body: request.method === 'HEAD' || from === to ? null : streamBytes({ fullPath, sizeBytes, modifiedMs, from, to, signal }),
  };
}

/** Size and time of the clip, or the status that says why there is none; both without a descriptor. */
async function findClip(fullPath: string): Promise<{ sizeBytes: number; modifiedMs: number } | 410 | 503> {
  try {
    const [stats] = await Promise.all([lstat(fullPath), access(fullPath, constants.R_OK)]);
    return stats.isFile() ? { sizeBytes: stats.size, modifiedMs: stats.mtimeMs } : 410;
  } catch (cause) {
    const code = systemErrorCode(cause);
    if (code === null) throw cause;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 410 : 503;
  }
}

/** Range is defined for GET only. */
function withoutRange({ ifNoneMatch }: ByteHeaders): ByteHeaders {
  return ifNoneMatch === undefined ? {} : { ifNoneMatch };
}
