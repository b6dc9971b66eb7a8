// What a draft means on a wall clock: minutes from the start of its day, with the other half of the day where both fit.
import { hourInPart } from './day-parts.ts';
import type { ClockSpan, ClockTime } from './clock-words.ts';
import type { Draft } from './draft.ts';

/** Minutes from the midnight that starts the day; `to` and moments may lie on the next day. */
export type WallPlan =
  | { readonly kind: 'moment'; readonly at: number; readonly time: ClockTime }
  | { readonly kind: 'span'; readonly from: number; readonly to: number }
  | { readonly kind: 'days' };

const HALF = 720;
const DAY = 1440;

/**
 * The likely plan first, then the other one when the text leaves the half of the day open. "at 5" and "half past 5" mean
 * the waking half, 7:00 to 18:59; "5:10" means what it says, and only readers of a 12-hour clock are offered the afternoon.
 */
export function planWall({ time, part }: Pick<Draft, 'time' | 'part'>, isTwelveHour: boolean): readonly [WallPlan, WallPlan?] {
  if (time === null) return [part === null ? { kind: 'days' } : { kind: 'span', from: part.from * 60, to: part.to * 60 }];
  if ('from' in time) return part === null ? planSpan(time, isTwelveHour) : [spanInPart(time, part)];
  if (part !== null) return [{ kind: 'moment', at: hourInPart(time, part) * 60 + time.minute, time }];
  const at = likelyMinute(time);
  if (time.isMidnight) return [{ kind: 'moment', at, time }, { kind: 'moment', at: DAY, time }];
  const isOpen = time.half === 'spoken' || (time.half === 'written' && isTwelveHour);
  return isOpen ? [{ kind: 'moment', at, time }, { kind: 'moment', at: (at + HALF) % DAY, time }] : [{ kind: 'moment', at, time }];
}

function minuteOf(time: ClockTime): number {
  return time.hour * 60 + time.minute;
}

function likelyMinute(time: ClockTime): number {
  const minute = minuteOf(time);
  return time.half === 'spoken' && minute < 7 * 60 ? minute + HALF : minute;
}

function planSpan({ from, to }: ClockSpan, isTwelveHour: boolean): readonly [WallPlan, WallPlan?] {
  const isOpen = from.half !== 'fixed' && to.half !== 'fixed';
  if (from.half === 'fixed') return [spanOf(minuteOf(from), to.half === 'fixed' ? later(minuteOf(to), minuteOf(from), DAY) : later(minuteOf(to) % HALF, minuteOf(from), HALF))];
  if (!isOpen) return [spanOf(earlier(minuteOf(from), minuteOf(to)), minuteOf(to))];
  const isSpoken = from.half === 'spoken' || to.half === 'spoken';
  const likely = isSpoken
    ? spanOf(earlier(minuteOf(from), likelyMinute({ ...to, half: 'spoken' })), likelyMinute({ ...to, half: 'spoken' }), HALF)
    : spanOf(minuteOf(from), later(minuteOf(to) % HALF, minuteOf(from), HALF));
  if (!isSpoken && !isTwelveHour) return [likely];
  const otherFrom = (likely.from + HALF) % DAY;
  return [likely, { kind: 'span', from: otherFrom, to: otherFrom + likely.to - likely.from }];
}

function spanInPart({ from, to }: ClockSpan, part: NonNullable<Draft['part']>): WallPlan {
  const start = hourInPart(from, part) * 60 + from.minute;
  const end = hourInPart(to, part) * 60 + to.minute;
  return spanOf(start, end > start ? end : to.half === 'fixed' ? later(end, start, DAY) : later(end, start, HALF));
}

/** A span that would begin before its day is moved on by `step`. */
function spanOf(from: number, to: number, step = DAY): Extract<WallPlan, { kind: 'span' }> {
  return from < 0 ? { kind: 'span', from: from + step, to: to + step } : { kind: 'span', from, to };
}

/** The first time after `start` that shows the same on a dial of `step` minutes. */
function later(minute: number, start: number, step: number): number {
  return minute > start ? minute : minute + (Math.floor((start - minute) / step) + 1) * step;
}

/** The last time before `end` that shows the same on a 12-hour dial. */
function earlier(minute: number, end: number): number {
  return later(minute % HALF, end - HALF - 1, HALF);
}
