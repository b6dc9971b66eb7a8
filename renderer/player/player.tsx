// The clip that is open: picture, controls, wall clock, its day, and everything known about it.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, X } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera, ClipDetails as Details, ClipFilter } from '../../shared/schema.ts';
import { keyOf } from '../actions/key-text.ts';
import { useActions } from '../actions/use-actions.ts';
import { troubleText } from '../client/core.ts';
import { camerasQuery, clipQuery, dayClipsQuery, neighboursQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { DayRuler } from '../library/day-ruler.tsx';
import { dayHours } from '../library/ruler.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { useWidth } from '../library/use-width.ts';
import { chooseClip } from '../place/place-store.ts';
import { counted } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Message } from '../ui/message.tsx';
import { say } from '../words/say.ts';
import { ClipDetails } from './clip-details.tsx';
import { createPlayback, type Playback } from './playback.ts';
import { NoAudioNote } from './clip-trouble.tsx';
import { PlayerControls } from './player-controls.tsx';
import { Stage } from './stage.tsx';
import { WallClock } from './wall-clock.tsx';
import './player.css';

interface PlayerProps {
  readonly clipId: ClipId;
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly zone: ZoneInForce;
}

export function Player({ clipId, filter, lanes, zone }: PlayerProps): ReactNode {
  const { data: clip, error, refetch } = useQuery(clipQuery(clipId));
  const neighbours = useQuery(neighboursQuery(clipId, filter)).data;
  const cameras = useQuery(camerasQuery).data ?? [];
  const camera = cameras.find(({ id }) => id === clip?.cameraId);
  const [playback] = useState(createPlayback);
  const previous = neighbours?.previous ?? null;
  const next = neighbours?.next ?? null;
  const close = () => chooseClip(null);
  useActions({
    'player.close': close,
    ...(previous === null ? {} : { 'clips.previous': () => chooseClip(previous.id) }),
    ...(next === null ? {} : { 'clips.next': () => chooseClip(next.id) }),
  });

  return (
    <section className="player" aria-label={say('player.label')}>
      <header className="player-head">
        <Swatch camera={camera} />
        <h2 className="cut" dir="auto">{camera === undefined ? say('clip.unknownCamera') : cameraName(camera)}</h2>
        <span className="player-kind quiet">{clip !== undefined && say('clip.kind', clip.kind)}</span>
        <IconButton icon={X} label={say('player.close')} keyText={keyOf('player.close')} onPress={close} />
      </header>
      {error !== null
        ? <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>
        : (
          <>
            <Stage clip={clip} playback={playback}>
              <PlayerControls playback={playback} onPrevious={previous === null ? null : () => chooseClip(previous.id)} onNext={next === null ? null : () => chooseClip(next.id)} />
            </Stage>
            <div className="player-more">
              {clip === undefined ? <div className="skeleton player-waiting" /> : (
                <>
                  <WallClock recordedAt={clip.recordedAt} zone={zone} playback={playback} />
                  <ClipDay clip={clip} filter={filter} lanes={lanes} zone={zone} playback={playback} />
                  <NoAudioNote clip={clip} />
                  <ClipDetails clip={clip} zone={zone} />
                </>
              )}
            </div>
          </>
        )}
    </section>
  );
}

interface ClipDayProps {
  readonly clip: Details;
  readonly filter: ClipFilter;
  readonly lanes: readonly Camera[];
  readonly zone: ZoneInForce;
  readonly playback: Playback;
}

/** The ruler of the day the clip belongs to, with the playhead on it. */
function ClipDay({ clip, filter, lanes, zone, playback }: ClipDayProps): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const second = useStore(playback.store, ({ at }) => Math.floor(at));
  const date = zone.clock.dateAt(clip.recordedAt);
  const range = zone.clock.dayRange(date);
  const clips = useQuery(dayClipsQuery(filter, range)).data ?? [];
  return (
    <div className="player-day" ref={frame}>
      {width > 0 && (
        <DayRuler
          date={date} range={range} clips={clips} cameras={lanes} zone={zone} width={width} playhead={clip.recordedAt + second * 1000}
          label={say('day.ruler', dateWords(date).full, dayHours(range), counted(clips.length))} onChoose={({ id }) => chooseClip(id)}
        />
      )}
    </div>
  );
}
