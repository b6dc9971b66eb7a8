// The wall clock of the playhead, with the zone's letters and the offset.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Instant } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { Meaning } from '../help/meaning.tsx';
import { say } from '../words/say.ts';
import type { Playback } from './playback.ts';

interface WallClockProps {
  readonly recordedAt: Instant;
  readonly zone: ZoneInForce;
  readonly playback: Playback;
}

export function WallClock({ recordedAt, zone, playback }: WallClockProps): ReactNode {
  const second = useStore(playback.store, ({ at }) => Math.floor(at));
  const instant = recordedAt + second * 1000;
  const { formats } = zone;
  const letters = formats.letters(instant);
  return (
    <div className="wall-clock" title={say('player.about')}>
      <p className="wall-time num"><span aria-hidden>≈</span> {formats.time(instant)}</p>
      <div>
        <p>{formats.date(instant)}</p>
        <p className="quiet num">{letters === null ? formats.offset(instant) : `${letters} · ${formats.offset(instant)}`}<Meaning term="time" /></p>
      </div>
    </div>
  );
}

/** Whose clip it is and its wall clock, in the corner of a picture that fills the screen. */
export function StageClock({ name, recordedAt, zone: { formats }, playback }: WallClockProps & { readonly name: string }): ReactNode {
  const second = useStore(playback.store, ({ at }) => Math.floor(at));
  const instant = recordedAt + second * 1000;
  return (
    <p className="stage-clock num">
      <strong className="cut">{name}</strong>
      <span><span aria-hidden>≈</span> {formats.time(instant)}</span>
      <span>{formats.shortDate(instant)} · {formats.letters(instant) ?? formats.offset(instant)}</span>
    </p>
  );
}
