// The common ruler: a lane a camera, a bar a clip, and one playhead over all of them that can be moved.
import type { ReactNode } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Camera, Instant, Range } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraClass } from '../library/camera-colour.ts';
import { LeftToRight } from '../ui/left-to-right.tsx';
import { say } from '../words/say.ts';
import type { GroupClock } from './group-clock.ts';
import { clipRange, type TileClips } from './tile-clips.ts';

interface AroundRulerProps {
  readonly tiles: readonly TileClips[];
  readonly cameraOf: (tile: TileClips) => Camera | undefined;
  readonly window: Range;
  readonly moment: Instant;
  readonly clock: GroupClock;
  readonly zone: ZoneInForce;
}

const share = (window: Range, instant: Instant) => Math.min(1, Math.max(0, (instant - window.from) / (window.to - window.from)));
const percent = (part: number) => `${String(part * 100)}%`;

export function AroundRuler({ tiles, cameraOf, window, moment, clock, zone }: AroundRulerProps): ReactNode {
  const at = useStore(clock.store, (state) => state.at);
  const labels = [window.from, moment, window.to];
  return (
    <LeftToRight>
      <Slider
        className="around-ruler" aria-label={say('around.seek')} value={at} minValue={window.from} maxValue={window.to} step={1000}
        onChange={(value) => { if (typeof value === 'number') clock.seekTo(value); }}
      >
        <SliderTrack className="around-track">
          {tiles.map((tile) => (
            <span key={tile.cameraId} className={`around-lane ${cameraClass(cameraOf(tile)?.colour ?? 7)}`}>
              {tile.clips.map((clip) => {
                const { from, to } = clipRange(clip);
                const start = share(window, from);
                return <span key={clip.id} className="around-bar" style={{ insetInlineStart: percent(start), inlineSize: percent(share(window, to) - start) }} />;
              })}
            </span>
          ))}
          <span className="around-moment" style={{ insetInlineStart: percent(share(window, moment)) }} />
          <SliderThumb className="around-thumb" aria-valuetext={zone.formats.time(at)} />
        </SliderTrack>
        <div className="around-labels num" aria-hidden>{labels.map((instant) => <span key={instant}>{zone.formats.time(instant)}</span>)}</div>
      </Slider>
    </LeftToRight>
  );
}
