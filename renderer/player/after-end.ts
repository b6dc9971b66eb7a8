// What follows the end of a clip: nothing, the same again, or the next one of the list, with the time between shown or skipped.
import { useQuery } from '@tanstack/react-query';
import { firstSettings, type Settings } from '../../shared/settings.ts';
import type { Offers } from '../actions/use-actions.ts';
import { settingsQuery } from '../client/queries.ts';
import { keepSetting } from './keep-setting.ts';

export type AfterEnd = Settings['playback'];

export function useAfterEnd(): AfterEnd {
  return useQuery(settingsQuery).data?.playback ?? firstSettings.playback;
}

export function afterEndOffers(now: AfterEnd): Offers {
  const change = (part: Partial<AfterEnd>) => keepSetting('playback', { ...now, ...part });
  return {
    // Either goes on or goes round.
    'player.autoplay': { isOn: now.isAutoplay, run: () => change({ isAutoplay: !now.isAutoplay, ...(!now.isAutoplay && { isLooping: false }) }) },
    'player.loop': { isOn: now.isLooping, run: () => change({ isLooping: !now.isLooping, ...(!now.isLooping && { isAutoplay: false }) }) },
    'player.gaps': { isOn: now.gaps === 'show', run: () => change({ gaps: now.gaps === 'show' ? 'skip' : 'show' }) },
  };
}
