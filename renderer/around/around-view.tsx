// All cameras around one moment, playing in step: up to nine tiles, one clock, one transport.
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, CircleAlert, FastForward, Film, Pause, Play, Rewind, X } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Button, Dialog, Heading, Menu, MenuItem, MenuTrigger, Modal, ModalOverlay, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import type { CameraId } from '../../shared/ids.ts';
import type { Clip, Instant } from '../../shared/schema.ts';
import { keyOf } from '../actions/key-text.ts';
import { useActions } from '../actions/use-actions.ts';
import { ask, troubleText } from '../client/core.ts';
import { camerasQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { openFilm } from '../film/open-film.ts';
import { openPalette } from '../palette/open-palette.ts';
import { chooseClip } from '../place/place-store.ts';
import { useAfterEnd } from '../player/after-end.ts';
import { toggleMute } from '../player/sound.ts';
import { SpeedMenu } from '../player/speed-menu.tsx';
import { stepSpeed } from '../player/speeds.ts';
import { counted } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Message } from '../ui/message.tsx';
import { say } from '../words/say.ts';
import { AroundRuler } from './around-ruler.tsx';
import { AroundTile } from './around-tile.tsx';
import { createGroupClock } from './group-clock.ts';
import { skipGap, tilesOf } from './tile-clips.ts';
import './around.css';

const reaches = [30_000, 60_000, 120_000, 300_000, 600_000];
const usualReach = 120_000;
/** Clips of a usual length that began this long before the window still run in it. */
const leadMs = 90_000;
const mostClips = 500;
const seekMs = 5000;

function aroundQuery(moment: Instant, reachMs: number) {
  return {
    queryKey: ['find', 'around', moment, reachMs],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      ask('clips.find', { instant: moment, window: { from: moment - reachMs - leadMs, to: moment + reachMs }, filter: {}, limit: mostClips }, signal),
  };
}

interface AroundViewProps {
  /** Null: closed. */
  readonly moment: Instant | null;
  /** The camera that is heard first. */
  readonly cameraId: CameraId | null;
  readonly zone: ZoneInForce;
  readonly onClose: () => void;
}

export function AroundView({ moment, cameraId, zone, onClose }: AroundViewProps): ReactNode {
  return (
    <ModalOverlay isOpen={moment !== null} onOpenChange={(open) => { if (!open) onClose(); }} className="scrim around-scrim">
      <Modal className="modal around">
        <Dialog className="around-dialog" data-actions="around">
          {moment !== null && <Around moment={moment} cameraId={cameraId} zone={zone} onClose={onClose} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Around({ moment, cameraId, zone, onClose }: AroundViewProps & { readonly moment: Instant }): ReactNode {
  const [reachMs, setReach] = useState(usualReach);
  const [heard, setHeard] = useState(cameraId);
  const [clock] = useState(() => createGroupClock(moment));
  const { data, error, refetch } = useQuery(aroundQuery(moment, reachMs));
  const cameras = useQuery(camerasQuery).data ?? [];
  const skipsGaps = useAfterEnd().gaps === 'skip';
  const window = useMemo(() => ({ from: moment - reachMs, to: moment + reachMs }), [moment, reachMs]);
  const { tiles, left } = useMemo(() => tilesOf(data?.cameras ?? [], data?.matches ?? [], window, moment), [data, window, moment]);
  const isPlaying = useStore(clock.store, (state) => state.isPlaying);
  const speed = useStore(clock.store, (state) => state.speed);

  useEffect(() => clock.follow(window, (instant) => (skipsGaps ? skipGap(tiles, instant) : instant)), [clock, window, tiles, skipsGaps]);
  const isReady = data !== undefined;
  useEffect(() => {
    if (isReady) clock.play();
  }, [clock, isReady]);
  useEffect(() => {
    let frame = requestAnimationFrame(function tick(now) {
      clock.tick(now);
      frame = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(frame);
  }, [clock]);

  const step = (direction: 1 | -1) => clock.setSpeed(stepSpeed(speed, direction));
  useActions({
    'player.toggle': clock.toggle,
    'player.pause': clock.pause,
    'player.back': () => clock.seekBy(-seekMs),
    'player.ahead': () => clock.seekBy(seekMs),
    'player.slower': () => step(-1),
    'player.faster': () => step(1),
    'player.mute': toggleMute,
    'player.around': onClose,
    'window.palette': () => openPalette('around'),
  }, { scope: 'around' });

  const open = (clip: Clip, startsAt: number) => {
    onClose();
    chooseClip(clip.id, startsAt);
  };
  const cameraOf = ({ cameraId: id }: { readonly cameraId: CameraId }) => cameras.find((camera) => camera.id === id);
  const isEmpty = isReady && tiles.every(({ clips }) => clips.length === 0);
  return (
    <>
      <header className="around-head">
        <Heading slot="title" level={2}>{say('around.title')}</Heading>
        <Reach reachMs={reachMs} onChoose={setReach} />
        {left > 0 && <p className="quiet">{say('around.moreCameras', counted(left))}</p>}
        <Button className="button plain small around-film" isDisabled={!isReady || isEmpty} onPress={() => { onClose(); openFilm({ kind: 'around', moment, reachMs }); }}><Film size={16} strokeWidth={1.75} aria-hidden />{say('action.clips.film')}</Button>
        <IconButton icon={X} label={say('around.close')} keyText={keyOf('player.close')} className="around-close" onPress={onClose} />
      </header>
      {error !== null && data === undefined && (
        <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>
      )}
      {!isReady && error === null && <div className="around-tiles" role="status" aria-label={say('around.loading')}><div className="skeleton" /></div>}
      {isEmpty && <Message icon={Film} title={say('around.nothing')} text={say('around.nothingText')} />}
      {isReady && !isEmpty && (
        <ul className="around-tiles" data-tiles={tiles.length} aria-label={say('around.tiles')}>
          {tiles.map((tile) => (
            <AroundTile
              key={tile.cameraId} tile={tile} camera={cameraOf(tile)} clock={clock} zone={zone}
              isHeard={heard === tile.cameraId} onHear={() => setHeard(heard === tile.cameraId ? null : tile.cameraId)} onOpen={open}
            />
          ))}
        </ul>
      )}
      <footer className="around-foot">
        <AroundRuler tiles={tiles} cameraOf={cameraOf} window={window} moment={moment} clock={clock} zone={zone} />
        <div className="around-row">
          <IconButton icon={Rewind} label={say('action.player.back')} keyText={keyOf('player.back')} onPress={() => clock.seekBy(-seekMs)} />
          <IconButton
            icon={isPlaying ? Pause : Play} label={isPlaying ? say('around.pauseAll') : say('around.playAll')} keyText={keyOf('player.toggle')}
            isDisabled={!isReady || isEmpty} onPress={clock.toggle} className="controls-play"
          />
          <IconButton icon={FastForward} label={say('action.player.ahead')} keyText={keyOf('player.ahead')} onPress={() => clock.seekBy(seekMs)} />
          <Now clock={clock} zone={zone} />
          <p className="around-about quiet">{say('around.about')}</p>
          <SpeedMenu rate={speed} speed={speed} onChoose={clock.setSpeed} />
        </div>
      </footer>
    </>
  );
}

function Now({ clock, zone: { formats } }: { readonly clock: ReturnType<typeof createGroupClock>; readonly zone: ZoneInForce }): ReactNode {
  const second = useStore(clock.store, ({ at }) => Math.floor(at / 1000) * 1000);
  return (
    <p className="around-now num">
      <strong><span aria-hidden>≈</span> {formats.time(second)}</strong>
      <span className="quiet">{formats.shortDate(second)} · {formats.letters(second) ?? formats.offset(second)}</span>
    </p>
  );
}

function Reach({ reachMs, onChoose }: { readonly reachMs: number; readonly onChoose: (reachMs: number) => void }): ReactNode {
  return (
    <MenuTrigger>
      <Button className="button plain small">
        {say('around.within', say('time.span', reachMs))}<ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover placement="bottom start" className="popover">
        <Menu
          className="menu" aria-label={say('around.reach')} selectionMode="single" selectedKeys={[reachMs]} disallowEmptySelection
          onAction={(key) => { if (typeof key === 'number') onChoose(key); }}
        >
          {reaches.map((one) => <MenuItem key={one} id={one} textValue={say('time.span', one)} className="menu-item num">{say('around.within', say('time.span', one))}</MenuItem>)}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
