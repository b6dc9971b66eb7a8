// Seek, play, previous and next, time, speed, sound, what else can be done, full screen: all reachable by keyboard and named.
import { Ellipsis, Maximize, Minimize, Pause, Play, SkipBack, SkipForward, Volume1, Volume2, VolumeX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';
import { ActionMenu, type MenuPart } from '../actions/action-menu.tsx';
import { keyOf } from '../actions/key-text.ts';
import { lengthText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { LeftToRight } from '../ui/left-to-right.tsx';
import { say } from '../words/say.ts';
import { toggleFullScreen, useIsFullScreen } from './full-screen.ts';
import { MarkedPart } from './marked-part.tsx';
import type { Playback } from './playback.ts';
import { setVolume, toggleMute, useSound } from './sound.ts';
import { SpeedMenu } from './speed-menu.tsx';

const moreParts = (): readonly MenuPart[] => [
  { name: say('player.moreAtEnd'), ids: ['player.autoplay', 'player.loop', 'player.gaps'] },
  { name: say('player.morePicture'), ids: ['player.saveFrame', 'player.saveFrameJpeg', 'player.zoomIn', 'player.zoomReset', 'player.around'] },
  { name: say('player.morePart'), ids: ['player.markIn', 'player.markOut', 'player.dropMarks'] },
  { name: say('player.moreWindow'), ids: ['player.pictureInPicture'] },
  { name: say('player.moreClip'), ids: ['clips.note', 'clips.export', 'clips.film', 'clips.showInFolder', 'clips.openOutside'] },
];

interface PlayerControlsProps {
  readonly clipId: ClipId;
  readonly playback: Playback;
  readonly onPrevious: (() => void) | null;
  readonly onNext: (() => void) | null;
}

export function PlayerControls({ clipId, playback, onPrevious, onNext }: PlayerControlsProps): ReactNode {
  const isPlaying = useStore(playback.store, (state) => state.isPlaying);
  const canPlay = useStore(playback.store, (state) => state.length !== null && state.errorCode === null);
  const rate = useStore(playback.store, (state) => state.rate);
  const speed = useStore(playback.store, (state) => state.speed);
  const isFullScreen = useIsFullScreen();
  return (
    <div className="controls">
      <LeftToRight><SeekSlider clipId={clipId} playback={playback} /></LeftToRight>
      <div className="controls-row">
        <LeftToRight className="controls-transport">
          <IconButton icon={SkipBack} label={say('player.previous')} keyText={keyOf('clips.previous')} isDisabled={onPrevious === null} onPress={() => onPrevious?.()} />
          <IconButton
            icon={isPlaying ? Pause : Play} label={isPlaying ? say('player.pause') : say('player.play')} keyText={keyOf('player.toggle')}
            isDisabled={!canPlay} onPress={playback.toggle} className="controls-play"
          />
          <IconButton icon={SkipForward} label={say('player.next')} keyText={keyOf('clips.next')} isDisabled={onNext === null} onPress={() => onNext?.()} />
          <Position playback={playback} />
        </LeftToRight>
        <span className="controls-gap" />
        <SpeedMenu rate={rate} speed={speed} onChoose={playback.setSpeed} />
        <Volume />
        <ActionMenu icon={Ellipsis} label={say('player.more')} parts={moreParts()} />
        <IconButton
          icon={isFullScreen ? Minimize : Maximize} label={isFullScreen ? say('player.leaveFullScreen') : say('player.fullScreen')}
          keyText={keyOf('player.fullScreen')} onPress={toggleFullScreen}
        />
      </div>
    </div>
  );
}

function Position({ playback }: { readonly playback: Playback }): ReactNode {
  const at = useStore(playback.store, (state) => Math.floor(state.at));
  const length = useStore(playback.store, (state) => state.length);
  return (
    <span className="controls-time num">
      {lengthText(at)} <span className="quiet">/ {length === null ? '–:––' : lengthText(Math.round(length))}</span>
    </span>
  );
}

function SeekSlider({ clipId, playback }: { readonly clipId: ClipId; readonly playback: Playback }): ReactNode {
  const at = useStore(playback.store, (state) => state.at);
  const length = useStore(playback.store, (state) => state.length);
  const most = length ?? 1;
  return (
    <Slider
      className="slider seek" aria-label={say('player.seek')} value={Math.min(at, most)} minValue={0} maxValue={most} step={0.01} isDisabled={length === null}
      onChange={(value) => { if (typeof value === 'number') playback.seekTo(value); }}
    >
      <SliderTrack className="slider-track">
        <span className="slider-fill" style={{ inlineSize: `${String((Math.min(at, most) / most) * 100)}%` }} />
        {length !== null && <MarkedPart clipId={clipId} length={length} />}
        <SliderThumb className="slider-thumb" aria-valuetext={say('player.position', lengthText(at), lengthText(most))} />
      </SliderTrack>
    </Slider>
  );
}

function Volume(): ReactNode {
  const { volume, isMuted } = useSound();
  const shown = isMuted ? 0 : volume;
  const icon = shown === 0 ? VolumeX : shown < 0.5 ? Volume1 : Volume2;
  return (
    <div className="volume">
      <IconButton icon={icon} label={isMuted ? say('player.unmute') : say('player.mute')} keyText={keyOf('player.mute')} onPress={toggleMute} />
      <Slider
        className="slider" aria-label={say('player.volume')} value={shown} minValue={0} maxValue={1} step={0.05} formatOptions={{ style: 'percent' }}
        onChange={(value) => { if (typeof value === 'number') setVolume(value); }}
      >
        <SliderTrack className="slider-track">
          <span className="slider-fill" style={{ inlineSize: `${String(shown * 100)}%` }} />
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
    </div>
  );
}
