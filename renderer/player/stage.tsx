// The picture and the controls under it, together so that both go full screen; or, where there is no picture, why.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Camera, Clip, ClipDetails } from '../../shared/schema.ts';
import { tellDone, tellFailed } from '../actions/notices.ts';
import { useActions } from '../actions/use-actions.ts';
import { useConnection } from '../client/connection.ts';
import { mediaQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName } from '../library/swatch.tsx';
import { usePlace } from '../place/place-store.ts';
import { say } from '../words/say.ts';
import { ClipTrouble } from './clip-trouble.tsx';
import { frameName } from './frame-name.ts';
import { leaveFullScreen, toggleFullScreen, useIsFullScreen } from './full-screen.ts';
import { isPlayable } from './is-playable.ts';
import { togglePictureInPicture, useIsOutside } from './picture-in-picture.ts';
import type { Playback } from './playback.ts';
import { saveFrame } from './save-frame.ts';
import { clipSource, takeScreen } from './screen.ts';
import { setVolume, toggleMute, useKeptSound, useSound } from './sound.ts';
import { stepSpeed } from './speeds.ts';
import { useIdleHand } from './use-idle-hand.ts';
import { useIsLong } from './use-is-long.ts';
import { useZoom } from './use-zoom.ts';
import { StageClock } from './wall-clock.tsx';
import { ZoomButtons } from './zoom-buttons.tsx';
import { zoomTransform } from './zoom.ts';

const seekSeconds = 5;
const volumeStep = 0.1;
/** So long nobody wonders where the picture is. */
const unseenWaitMs = 400;

interface StageProps {
  /** As far as the list knows it, so that it begins at once; undefined while nothing is known of it. */
  readonly clip: Clip | undefined;
  /** Everything about it, a moment later. */
  readonly details: ClipDetails | undefined;
  readonly camera: Camera | undefined;
  readonly zone: ZoneInForce;
  readonly playback: Playback;
  /** False while what stands over the picture is still to come. */
  readonly isOpened: boolean;
  readonly isLooping: boolean;
  /** Over the picture. */
  readonly card: ReactNode;
  readonly children: ReactNode;
}

export function Stage({ clip, details, camera, zone, playback, isOpened, isLooping, card, children }: StageProps): ReactNode {
  const stage = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const base = useQuery(mediaQuery).data?.base;
  const isChosenHere = usePlace(({ chosenHere }) => chosenHere !== null && chosenHere === clip?.id);
  const startsAt = usePlace((place) => place.startsAt);
  useKeptSound();
  const { volume, isMuted } = useSound();
  const errorCode = useStore(playback.store, (state) => state.errorCode);
  const isWaiting = useStore(playback.store, (state) => state.isWaiting);
  const hasPicture = useStore(playback.store, (state) => state.length !== null && state.errorCode === null);
  const isReleasing = useConnection(({ releasing }) => clip !== undefined && releasing.has(clip.volumeId));
  const source = clip !== undefined && base !== undefined && isPlayable(clip) && !isReleasing ? clipSource(base, clip.id) : null;
  // From clip to clip of one camera the zoom stays: one is looking at something there.
  const zoom = useZoom(picture, clip?.cameraId);
  const isOutside = useIsOutside(video);
  const isPlaying = useStore(playback.store, (state) => state.isPlaying);
  const isIdle = useIdleHand(stage, useIsFullScreen() && isPlaying);

  useLayoutEffect(() => {
    if (picture.current === null) return;
    const screen = takeScreen();
    picture.current.append(screen);
    video.current = screen;
    const detach = playback.attach(screen);
    return () => {
      detach();
      screen.remove();
      video.current = null;
    };
  }, [playback]);
  const label = say('player.label');
  useLayoutEffect(() => {
    if (video.current !== null) video.current.ariaLabel = label;
  }, [label, playback]);
  const transform = zoomTransform(zoom.zoom);
  useLayoutEffect(() => {
    if (video.current !== null) video.current.style.transform = transform;
  }, [transform]);
  useLayoutEffect(() => {
    const element = video.current;
    if (element === null) return;
    element.volume = volume;
    element.muted = isMuted;
  }, [volume, isMuted]);
  useEffect(() => playback.setLoop(isLooping), [isLooping, playback]);
  // At once: what is told to play before it has read its first bytes plays as soon as it has enough of them.
  useLayoutEffect(() => {
    playback.load(source, isChosenHere ? 'play' : 'wait', isChosenHere ? startsAt : 0);
  }, [source, isChosenHere, startsAt, playback]);
  useEffect(() => leaveFullScreen, []);

  const name = camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
  const keepFrame = async (ending: '.png' | '.jpg') => {
    if (video.current === null || clip === undefined) return;
    const instant = clip.recordedAt + Math.floor(video.current.currentTime * 1000);
    const file = frameName(name, instant, zone.clock, ending);
    if (await saveFrame(video.current, file, ending)) tellDone(say('player.frameSaved', file));
    else tellFailed(say('player.frameNotSaved'));
  };
  const takeOut = () => {
    if (video.current !== null) togglePictureInPicture(video.current).catch(() => tellFailed(say('player.noPictureInPicture')));
  };
  const step = (direction: 1 | -1) => playback.setSpeed(stepSpeed(playback.store.getState().speed, direction));
  const isZoomed = zoom.zoom.scale > 1;
  useActions({
    'player.toggle': playback.toggle,
    'player.pause': playback.pause,
    'player.forward': () => playback.shuttle(1),
    'player.reverse': () => playback.shuttle(-1),
    'player.slower': () => step(-1),
    'player.faster': () => step(1),
    'player.back': () => playback.seekBy(-seekSeconds),
    'player.ahead': () => playback.seekBy(seekSeconds),
    'player.frameBack': () => playback.stepFrame(-1),
    'player.frameAhead': () => playback.stepFrame(1),
    'player.louder': () => setVolume(useSound.getState().volume + volumeStep),
    'player.quieter': () => setVolume(useSound.getState().volume - volumeStep),
    'player.mute': toggleMute,
    'player.fullScreen': toggleFullScreen,
    ...(hasPicture && {
      'player.zoomIn': zoom.stepIn,
      'player.saveFrame': () => void keepFrame('.png'),
      'player.saveFrameJpeg': () => void keepFrame('.jpg'),
      ...(document.pictureInPictureEnabled && { 'player.pictureInPicture': { run: takeOut, isOn: isOutside } }),
    }),
    ...(isZoomed && { 'player.zoomOut': zoom.stepOut, 'player.zoomReset': zoom.reset, 'player.pan': zoom.pan }),
  });

  const click = () => {
    if (!zoom.wasDragged()) playback.toggle();
  };
  const isBroken = errorCode !== null && source !== null;
  const waitsLong = useIsLong(source !== null && isWaiting && !isBroken, unseenWaitMs);
  return (
    <div className="stage" ref={stage} data-idle={isIdle || undefined}>
      <div className="stage-picture">
        <div className="stage-zoom" ref={picture} data-zoomed={isZoomed || undefined} {...zoom.hands} onClick={click} onDoubleClick={zoom.reset} />
        {waitsLong && <span className="stage-waiting" role="status" aria-label={say('player.loading')} />}
        {hasPicture && isOpened && card === null && <ZoomButtons {...zoom} />}
        {clip !== undefined && <StageClock name={name} recordedAt={clip.recordedAt} zone={zone} playback={playback} />}
        {card}
        {details !== undefined && (isBroken || !isPlayable(details)) && <ClipTrouble clip={details} errorCode={errorCode} source={source} />}
      </div>
      {children}
    </div>
  );
}
