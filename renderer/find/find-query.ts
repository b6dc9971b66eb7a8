// What the core is asked for a question, as one query: the answers come together, so nothing flickers in piece by piece.
import { keepPreviousData, queryOptions, skipToken } from '@tanstack/react-query';
import type { VolumeId } from '../../shared/ids.ts';
import type { Clip, NearCamera, ZoneId } from '../../shared/schema.ts';
import { ask } from '../client/core.ts';
import type { FindQuestion, Moment } from './meaning.ts';

/** More than anyone reads; a longer span is still played through to its end. */
const mostMatches = 200;

/** What a day holds on which no clip is near. */
export interface DayHolding {
  readonly clips: number;
  /** Drives that are not plugged in and hold some of them. */
  readonly away: readonly { readonly volumeId: VolumeId; readonly clips: number }[];
}

export interface MomentAnswer {
  readonly moment: Moment;
  readonly cameras: readonly NearCamera[];
  /** In the order of time. */
  readonly matches: readonly Clip[];
  readonly nearest: Clip | null;
  readonly isCut: boolean;
  /** Null when clips are near. */
  readonly onDay: DayHolding | null;
}

export interface FindAnswer {
  readonly named: readonly Clip[];
  readonly moments: readonly MomentAnswer[];
}

/**
 * Whole answers to a question; null asks nothing. Filters of the list are left aside: what happened at a time must not be
 * missed because of a camera that is switched off. `away`: the drives that are known and not plugged in.
 */
export function findQuery(question: FindQuestion | null, zone: ZoneId, away: readonly VolumeId[]) {
  return queryOptions({
    queryKey: ['find', question, zone, away],
    gcTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: question === null ? skipToken : async ({ signal }): Promise<FindAnswer> => {
      const named = question.named === null ? [] : await ask('clips.named', { text: question.named }, signal);
      if (named.length > 0) return { named, moments: [] };
      return { named, moments: await Promise.all(question.moments.map((moment) => askAround(moment, zone, away, signal))) };
    },
  });
}

async function askAround(moment: Moment, zone: ZoneId, away: readonly VolumeId[], signal: AbortSignal): Promise<MomentAnswer> {
  const { instant, window, day } = moment;
  const { cameras, matches, isCut } = await ask('clips.find', { instant, window, filter: {}, limit: mostMatches }, signal);
  const countOn = async (volumes: readonly VolumeId[]): Promise<number> => {
    const days = await ask('clips.days', { filter: { range: day.range, ...(volumes.length === 0 ? {} : { volumes: [...volumes] }) }, zone }, signal);
    return days.reduce((sum, { clips }) => sum + clips, 0);
  };
  const clips = matches.length > 0 ? 0 : await countOn([]);
  const onAway = clips === 0 ? [] : await Promise.all(away.map(async (volumeId) => ({ volumeId, clips: await countOn([volumeId]) })));
  return {
    moment,
    cameras,
    matches: matches.toSorted((a, b) => a.recordedAt - b.recordedAt || a.id - b.id),
    nearest: matches[0] ?? null,
    isCut,
    onDay: matches.length > 0 ? null : { clips, away: onAway.filter((volume) => volume.clips > 0) },
  };
}
