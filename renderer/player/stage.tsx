// The picture and the controls under it, together so that both go full screen; or, where there is no picture, why.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ClipDetails } from '../../shared/schema.ts';
import { useActions } from '../actions/use-actions.ts';
import { useConnection } from '../client/connection.ts';
import { mediaQuery } from '../client/queries.ts';
import { usePlace } from '../place/place-store.ts';
import { say } from '../words/say.ts';
import { ClipTrouble, isPlayable } from './clip-trouble.tsx';
import { toggleFullScreen } from './full-screen.ts';
import type { Playback } from './playback.ts';
import { setVolume, toggleMute, useSound } from './sound.ts';

const seekSeconds = 5;
const volumeStep = 0.1;

interface StageProps {
  readonly clip: ClipDetails | undefined;
  readonly playback: Playback;
  readonly children: ReactNode;
}

export function Stage({ clip, playback, children }: StageProps): ReactNode {
  const stage = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const base = useQuery(mediaQuery).data?.base;
  const isChosenHere = usePlace(({ chosenHere }) => chosenHere !== null && chosenHere === clip?.id);
  const { volume, isMuted } = useSound();
  const errorCode = useStore(playback.store, (state) => state.errorCode);
  const isWaiting = useStore(playback.store, (state) => state.isWaiting);
  const isReleasing = useConnection(({ releasing }) => clip !== undefined && releasing.has(clip.volumeId));
  const source = clip !== undefined && base !== undefined && isPlayable(clip) && !isReleasing ? `${base}/clips/${String(clip.id)}` : null;

  useEffect(() => (video.current === null ? undefined : playback.attach(video.current)), [playback]);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.volume = volume;
    element.muted = isMuted;
  }, [volume, isMuted]);
  useEffect(() => {
    playback.load(source, isChosenHere ? 'play' : 'wait');
  }, [source, isChosenHere, playback]);

  useActions({
    'player.toggle': playback.toggle,
    'player.pause': playback.pause,
    'player.forward': () => playback.shuttle(1),
    'player.reverse': () => playback.shuttle(-1),
    'player.back': () => playback.seekBy(-seekSeconds),
    'player.ahead': () => playback.seekBy(seekSeconds),
    'player.frameBack': () => playback.stepFrame(-1),
    'player.frameAhead': () => playback.stepFrame(1),
    'player.louder': () => setVolume(useSound.getState().volume + volumeStep),
    'player.quieter': () => setVolume(useSound.getState().volume - volumeStep),
    'player.mute': toggleMute,
    'player.fullScreen': () => toggleFullScreen(stage.current),
  });

  const isBroken = errorCode !== null && source !== null;
  return (
    <div className="stage" ref={stage}>
      <div className="stage-picture">
        <video ref={video} crossOrigin="anonymous" playsInline preload="auto" onClick={playback.toggle} aria-label={say('player.label')} />
        {source !== null && isWaiting && !isBroken && <span className="stage-waiting" role="status" aria-label={say('player.loading')} />}
        {clip !== undefined && (isBroken || !isPlayable(clip)) && <ClipTrouble clip={clip} errorCode={errorCode} source={source} />}
      </div>
      {children}
    </div>
  );
}
