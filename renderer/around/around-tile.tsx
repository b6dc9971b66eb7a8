// One camera around the moment: its clip while it has one, else that it has none and when the next one comes.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Unplug, Volume2, VolumeX } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Camera, Clip } from '../../shared/schema.ts';
import { useConnection } from '../client/connection.ts';
import { mediaQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { useSound } from '../player/sound.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import type { GroupClock } from './group-clock.ts';
import { keepInStep } from './keep-in-step.ts';
import { clipAt, nextClip, type TileClips } from './tile-clips.ts';

interface AroundTileProps {
  readonly tile: TileClips;
  readonly camera: Camera | undefined;
  readonly clock: GroupClock;
  readonly zone: ZoneInForce;
  readonly isHeard: boolean;
  readonly onHear: () => void;
  readonly onOpen: (clip: Clip, startsAt: number) => void;
}

export function AroundTile({ tile, camera, clock, zone, isHeard, onHear, onOpen }: AroundTileProps): ReactNode {
  const clipId = useStore(clock.store, ({ at }) => clipAt(tile.clips, at)?.id ?? null);
  const nextId = useStore(clock.store, ({ at }) => nextClip(tile.clips, at)?.id ?? null);
  const clip = tile.clips.find(({ id }) => id === clipId) ?? null;
  const next = tile.clips.find(({ id }) => id === nextId) ?? null;
  const name = camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
  const open = () => {
    if (clip !== null) onOpen(clip, Math.max(0, (clock.store.getState().at - clip.recordedAt) / 1000));
  };
  return (
    <li className="around-tile">
      {clip === null ? (
        <div className="around-none">
          <p>{tile.clips.length === 0 ? say('around.none') : say('around.noneNow')}</p>
          {next !== null && <Button className="button small" onPress={() => clock.seekTo(next.recordedAt)}>{say('around.goTo', zone.formats.time(next.recordedAt))}</Button>}
        </div>
      ) : (
        <>
          <TilePicture key={clip.id} clip={clip} clock={clock} isHeard={isHeard} />
          <Button className="around-open" aria-label={say('around.open', name, zone.formats.time(clip.recordedAt))} onPress={open} />
        </>
      )}
      <div className="around-name">
        <Swatch camera={camera} />
        <span className="cut">{name}</span>
        {clip !== null && <span className="around-from num">{zone.formats.time(clip.recordedAt)}</span>}
      </div>
      {clip !== null && clip.facts?.audioCodec !== null && (
        <IconButton
          icon={isHeard ? Volume2 : VolumeX} label={say('around.listen', name)} isPressed={isHeard}
          className="around-hear" onPress={onHear}
        />
      )}
    </li>
  );
}

function TilePicture({ clip, clock, isHeard }: { readonly clip: Clip; readonly clock: GroupClock; readonly isHeard: boolean }): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const base = useQuery(mediaQuery).data?.base;
  const isReleasing = useConnection(({ releasing }) => releasing.has(clip.volumeId));
  const { volume, isMuted } = useSound();
  const [isBroken, setBroken] = useState(false);
  const source = base !== undefined && clip.state === 'present' && !isReleasing ? `${base}/clips/${String(clip.id)}` : null;

  useEffect(() => {
    if (video.current === null || source === null) return;
    return keepInStep(video.current, source, clip.recordedAt, clock);
  }, [source, clip.recordedAt, clock]);
  useEffect(() => {
    if (video.current === null) return;
    video.current.volume = volume;
    video.current.muted = !isHeard || isMuted;
  }, [volume, isMuted, isHeard, source]);

  if (source === null) return <p className="around-none"><Unplug size={20} strokeWidth={1.5} aria-hidden />{say('around.away')}</p>;
  return (
    <>
      <video
        ref={video} crossOrigin="anonymous" playsInline muted preload="auto" aria-hidden onError={() => setBroken(true)}
        onLoadedMetadata={({ currentTarget }) => setBroken(currentTarget.videoWidth === 0)}
      />
      {isBroken && <p className="around-none around-broken"><CircleAlert size={20} strokeWidth={1.5} aria-hidden />{say('around.cannotPlay')}</p>}
    </>
  );
}
