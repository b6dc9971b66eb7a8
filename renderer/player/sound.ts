// How loud, and whether at all: remembered from clip to clip, and by the core from launch to launch.
import { useQuery } from '@tanstack/react-query';
import { useLayoutEffect } from 'react';
import { create } from 'zustand';
import { firstSettings, type Settings } from '../../shared/settings.ts';
import { queryClient, settingsQuery } from '../client/queries.ts';
import { keepSetting } from './keep-setting.ts';

/** `volume` 0 to 1. */
export const useSound = create<Settings['sound']>()(() => firstSettings.sound);

/** Takes up what the core keeps, once it is known. */
export function useKeptSound(): void {
  const isKnown = useQuery(settingsQuery).data !== undefined;
  // Once: afterwards this page is the one that changes it. Before a clip plays, which it does from the first moment.
  useLayoutEffect(() => {
    const kept = queryClient.getQueryData(settingsQuery.queryKey)?.sound;
    if (isKnown && kept !== undefined) useSound.setState(kept);
  }, [isKnown]);
}

const restMs = 300;

function change(sound: Settings['sound']): void {
  useSound.setState(sound);
  keepSetting('sound', sound, restMs);
}

export function setVolume(volume: number): void {
  const next = Math.min(1, Math.max(0, Math.round(volume * 100) / 100));
  change({ volume: next, isMuted: next === 0 });
}

export function toggleMute(): void {
  const { volume, isMuted } = useSound.getState();
  // Sound on at volume 0 would still be silence.
  change({ isMuted: !isMuted, volume: isMuted && volume === 0 ? 0.5 : volume });
}
