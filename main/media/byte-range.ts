// Which bytes of a clip a request asks for: Range and the conditions around it (RFC 9110, sections 13 and 14).

/** The request headers that choose bytes, as they came. */
export interface ByteHeaders {
  readonly range?: string;
  readonly ifRange?: string;
  readonly ifNoneMatch?: string;
}

export type ByteChoice =
  | { readonly kind: 'whole' }
  /** Half-open `[from, to)`, never empty, inside the clip. */
  | { readonly kind: 'part'; readonly from: number; readonly to: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'outside' };

/**
 * Chooses the bytes for a GET. What cannot be understood, another unit than bytes and several ranges at once
 * all get the whole clip, as the RFC allows; a stale `If-Range` does too.
 */
export function chooseBytes(headers: ByteHeaders, sizeBytes: number, etag: string): ByteChoice {
  if (headers.ifNoneMatch !== undefined && matchesAny(headers.ifNoneMatch, etag)) return { kind: 'unchanged' };
  if (headers.range === undefined) return { kind: 'whole' };
  // A date is no strong validator here: FAT keeps times in steps of two seconds.
  if (headers.ifRange !== undefined && headers.ifRange.trim() !== etag) return { kind: 'whole' };
  return parseRange(headers.range, sizeBytes);
}

function parseRange(range: string, sizeBytes: number): ByteChoice {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(range.trim());
  if (match === null) return { kind: 'whole' };
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return { kind: 'whole' };
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes);
    return length === 0 ? { kind: 'outside' } : { kind: 'part', from: sizeBytes - length, to: sizeBytes };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return { kind: 'whole' };
  if (from >= sizeBytes) return { kind: 'outside' };
  return { kind: 'part', from, to: last === '' ? sizeBytes : Math.min(Number(last) + 1, sizeBytes) };
}

/** Weak comparison: `W/` does not matter. No tag of ours holds a comma. */
function matchesAny(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch.split(',').some((tag) => {
    const wanted = tag.trim();
    return wanted === '*' || wanted === etag || wanted === `W/${etag}`;
  });
}
