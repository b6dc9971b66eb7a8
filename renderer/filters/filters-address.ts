// The filters as the address of the page carries them: short, readable, and forgiving to whoever types into it.
import { z } from 'zod';
import { VolumeId } from '../../shared/ids.ts';
import { ClipKind, type LocalDate } from '../../shared/schema.ts';
import { toLocalDate } from '../../shared/time.ts';
import { marks, switchMark, type DayTime, type Filters, type Mark } from './filters.ts';

/** A day; a longer clip is none. */
const mostLength = 86_400;

const VolumeNumber = z.string().regex(/^\d{1,15}$/).transform(Number).pipe(VolumeId);

function parseDate(text: string | null): LocalDate | null {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text ?? '');
  return found === null ? null : toLocalDate(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** `22:00` as minutes of the day. */
export function parseMinute(text: string): number | null {
  const found = /^(\d\d):(\d\d)$/.exec(text);
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2])];
  return found !== null && hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** The inverse of `parseMinute`. */
export function minuteText(minute: number): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

function parseTime(text: string | null): DayTime | null {
  const [from, to] = (text ?? '').split('-').map(parseMinute);
  return from == null || to == null || from === to ? null : { from, to };
}

function parseLength(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,5}$/.test(text) && Number(text) <= mostLength ? Number(text) : null;
}

function parseOnly(texts: readonly string[]): readonly Mark[] {
  let only: readonly Mark[] = [];
  for (const text of texts) {
    const mark = marks.find((one) => one === text);
    if (mark !== undefined) only = switchMark(only, mark, true);
  }
  return only;
}

/** Reads `drives=1,2&kind=clip-backup&from=2026-11-01&time=22:00-06:00&length=10-60&only=starred`; what makes no sense is left out. Pure. */
export function paramsToFilters(params: URLSearchParams): Filters {
  const parts = (name: string) => (params.get(name) ?? '').split(',');
  const kind = ClipKind.safeParse(params.get('kind'));
  const [least, most] = (params.get('length') ?? '').split('-');
  return {
    volumes: parts('drives').flatMap((text) => {
      const volume = VolumeNumber.safeParse(text);
      return volume.success ? [volume.data] : [];
    }),
    kind: kind.success ? kind.data : null,
    from: parseDate(params.get('from')),
    to: parseDate(params.get('to')),
    time: parseTime(params.get('time')),
    leastSeconds: parseLength(least),
    mostSeconds: parseLength(most),
    only: parseOnly(parts('only')),
  };
}

/** The inverse of `paramsToFilters`: one `name=value` for each filter that is set. Pure. */
export function filtersToParams({ volumes, kind, from, to, time, leastSeconds, mostSeconds, only }: Filters): string[] {
  return [
    ...(volumes.length === 0 ? [] : [`drives=${volumes.join(',')}`]),
    ...(kind === null ? [] : [`kind=${kind}`]),
    ...(from === null ? [] : [`from=${from}`]),
    ...(to === null ? [] : [`to=${to}`]),
    ...(time === null ? [] : [`time=${minuteText(time.from)}-${minuteText(time.to)}`]),
    ...(leastSeconds === null && mostSeconds === null ? [] : [`length=${String(leastSeconds ?? '')}-${String(mostSeconds ?? '')}`]),
    ...(only.length === 0 ? [] : [`only=${only.join(',')}`]),
  ];
}
