// How loud, and whether at all: remembered from clip to clip and over a reload.
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Sound {
  /** 0 to 1. */
  readonly volume: number;
  readonly isMuted: boolean;
}

export const useSound = create<Sound>()(persist((): Sound => ({ volume: 1, isMuted: false }), { name: 'wallclock.sound' }));

export function setVolume(volume: number): void {
  const next = Math.min(1, Math.max(0, Math.round(volume * 100) / 100));
  useSound.setState({ volume: next, isMuted: next === 0 });
}

export function toggleMute(): void {
  const { volume, isMuted } = useSound.getState();
  // Sound on at volume 0 would still be silence.
  useSound.setState({ isMuted: !isMuted, volume: isMuted && volume === 0 ? 0.5 : volume });
}
