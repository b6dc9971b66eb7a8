// The clip that is open: picture, controls, wall clock, its day, its note, and everything known about it.
import { useQuery } from '@tanstack/react-query';
import { Check, CircleAlert, LayoutGrid, Star, X } from 'lucide-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useStore } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera, ClipDetails as Details, ClipFilter, Instant } from '../../shared/schema.ts';
import { keyOf } from '../actions/key-text.ts';
import { useActions } from '../actions/use-actions.ts';
import { AroundView } from '../around/around-view.tsx';
import { clipAtHand } from '../client/clip-at-hand.ts';
import { troubleText } from '../client/core.ts';
import { camerasQuery, clipQuery, dayClipsQuery, neighboursQuery } from '../client/queries.ts';
import { dateWords } from '../client/wall-formats.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { lendPlayhead } from '../film/playhead.ts';
import { DayRuler } from '../library/day-ruler.tsx';
import { rulerHeight } from '../library/list-measures.ts';
import { dayHours } from '../library/ruler.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { useWidth } from '../library/use-width.ts';
import { chooseClip } from '../place/place-store.ts';
import { counted } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Message } from '../ui/message.tsx';
import { say } from '../words/say.ts';
import { afterEndOffers, useAfterEnd } from './after-end.ts';
import { ClipDetails } from './clip-details.tsx';
import { NoAudioNote } from './clip-trouble.tsx';
import { GapCard } from './gap-card.tsx';
import { toggleStar, toggleWatched } from './marks.ts';
import { useMarking } from './marked-part.tsx';
import { NoteField } from './note-field.tsx';
import { useIsOpened } from './opening.ts';
import { createPlayback, type Playback } from './playback.ts';
import { PlayerControls } from './player-controls.tsx';
import { Stage } from './stage.tsx';
import { useNextAtEnd } from './use-next-at-end.ts';
import { useSteps } from './use-steps.ts';
import { useWatched } from './use-watched.ts';
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
  const cameraOf = (some: { readonly cameraId: Camera['id'] } | null | undefined) => cameras.find(({ id }) => id === some?.cameraId);
  const atHand = useMemo(() => clipAtHand(clipId), [clipId]);
  const begun = clip ?? atHand;
  // What is read comes after what is seen.
  const shown = useDeferredValue(clip);
  const camera = cameraOf(begun);
  const [playback] = useState(createPlayback);
  const isOpened = useIsOpened(playback);
  const [moment, setMoment] = useState<Instant | null>(null);
  const previous = neighbours?.previous ?? null;
  const next = neighbours?.next ?? null;
  const stepTo = useSteps(neighbours);
  const afterEnd = useAfterEnd();
  const atEnd = useNextAtEnd(clip, next, afterEnd, playback);
  useWatched(clip, playback);
  useMarking(clipId, playback);
  useEffect(() => lendPlayhead(() => playback.store.getState().at * 1000), [playback]);
  // Asked for already, so that it begins at once when its turn comes.
  useQuery(clipQuery(next?.id ?? null));

  const close = () => chooseClip(null);
  const lookAround = (from: Details) => {
    playback.pause();
    setMoment(from.recordedAt + Math.floor(playback.store.getState().at * 1000));
  };
  useActions({
    'player.close': close,
    'clips.previous': stepTo('previous'),
    'clips.next': stepTo('next'),
    ...afterEndOffers(afterEnd),
    'player.around': clip === undefined ? undefined : () => lookAround(clip),
  });
  // The list comes first: there they mean what is selected or has the focus.
  useActions(clip === undefined ? {} : {
    'clips.star': { run: () => toggleStar(clip), isOn: clip.isStarred },
    'clips.watched': { run: () => toggleWatched(clip), isOn: clip.isWatched },
  }, { isFallback: true });

  return (
    <section className="player" aria-label={say('player.label')}>
      <header className="player-head">
        <Swatch camera={camera} />
        <h2 className="cut">{camera === undefined ? say('clip.unknownCamera') : cameraName(camera)}</h2>
        <span className="player-kind quiet">{begun !== undefined && say('clip.kind', begun.kind)}</span>
        {clip !== undefined && isOpened && (
          <>
            <IconButton
              icon={Star} label={say('player.star')} keyText={keyOf('clips.star')} isPressed={clip.isStarred}
              className="star-button" onPress={() => toggleStar(clip)}
            />
            <IconButton
              icon={Check} label={say('player.watched')} keyText={keyOf('clips.watched')}
              isPressed={clip.isWatched} onPress={() => toggleWatched(clip)}
            />
            <IconButton icon={LayoutGrid} label={say('around.title')} keyText={keyOf('player.around')} onPress={() => lookAround(clip)} />
          </>
        )}
        <IconButton icon={X} label={say('player.close')} keyText={keyOf('player.close')} onPress={close} />
      </header>
      {error !== null
        ? <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>
        : (
          <>
            <Stage
              clip={begun} details={clip} camera={camera} zone={zone} playback={playback} isOpened={isOpened} isLooping={afterEnd.isLooping}
              card={atEnd.showsGap && clip !== undefined && next !== null ? <GapCard clip={clip} next={next} camera={cameraOf(next)} zone={zone} onGo={atEnd.goNow} onStay={atEnd.stay} /> : null}
            >
              {isOpened
                ? <PlayerControls clipId={clipId} playback={playback} onPrevious={previous === null ? null : () => chooseClip(previous.id)} onNext={next === null ? null : () => chooseClip(next.id)} />
                : <div className="controls-room" />}
            </Stage>
            <div className="player-more">
              {shown === undefined || !isOpened ? <div className="skeleton player-waiting" /> : (
                <>
                  <WallClock recordedAt={shown.recordedAt} zone={zone} playback={playback} />
                  <ClipDay clip={shown} filter={filter} lanes={lanes} zone={zone} playback={playback} />
                  <NoteField key={shown.id} clip={shown} />
                  <NoAudioNote clip={shown} />
                  <ClipDetails clip={shown} zone={zone} />
                </>
              )}
            </div>
          </>
        )}
      {isOpened && <AroundView moment={moment} cameraId={clip?.cameraId ?? null} zone={zone} onClose={() => setMoment(null)} />}
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
    <div ref={frame} style={{ height: rulerHeight(lanes.length) }}>
      {width > 0 && (
        <DayRuler
          date={date} range={range} clips={clips} cameras={lanes} zone={zone} width={width} playhead={clip.recordedAt + second * 1000}
          label={say('day.ruler', dateWords(date).full, dayHours(range), counted(clips.length))} onChoose={({ id }) => chooseClip(id)}
        />
      )}
    </div>
  );
}
