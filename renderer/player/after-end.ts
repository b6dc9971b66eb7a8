// What follows the end of a clip: nothing, the same again, or the next one of the list, with the time between shown or skipped.
import { useQuery } from '@tanstack/react-query';
import { firstSettings, type Settings } from '../../shared/settings.ts';
import type { Offers } from '../actions/use-actions.ts';
import { queryClient, settingsQuery } from '../client/queries.ts';
import { keepSetting } from './keep-setting.ts';

export type AfterEnd = Settings['playback'];

export function useAfterEnd(): AfterEnd {
  return useQuery(settingsQuery).data?.playback ?? firstSettings.playback;
}

export function afterEndOffers({ isAutoplay, isLooping, gaps }: AfterEnd): Offers {
  // Of what is in force by then: a second key may come before the first is on the screen.
  const change = (part: (now: AfterEnd) => Partial<AfterEnd>) => {
    const now = queryClient.getQueryData(settingsQuery.queryKey)?.playback ?? firstSettings.playback;
    keepSetting('playback', { ...now, ...part(now) });
  };
  return {
    // Either goes on or goes round.
    'player.autoplay': { isOn: isAutoplay, run: () => change((now) => ({ isAutoplay: !now.isAutoplay, ...(!now.isAutoplay && { isLooping: false }) })) },
    'player.loop': { isOn: isLooping, run: () => change((now) => ({ isLooping: !now.isLooping, ...(!now.isLooping && { isAutoplay: false }) })) },
    'player.gaps': { isOn: gaps === 'show', run: () => change((now) => ({ gaps: now.gaps === 'show' ? 'skip' : 'show' })) },
  };
}
