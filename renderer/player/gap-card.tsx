// Between two clips: how long nothing was recorded, and what comes next.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Camera, Clip, ClipDetails } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { say } from '../words/say.ts';

interface GapCardProps {
  readonly clip: ClipDetails;
  readonly next: Clip;
  readonly camera: Camera | undefined;
  readonly zone: ZoneInForce;
  readonly onGo: () => void;
  readonly onStay: () => void;
}

export function GapCard({ clip, next, camera, zone, onGo, onStay }: GapCardProps): ReactNode {
  const gapMs = next.recordedAt - (clip.recordedAt + (clip.facts?.durationMs ?? 0));
  const isOtherDay = zone.clock.dateAt(next.recordedAt) !== zone.clock.dateAt(clip.recordedAt);
  return (
    <div className="gap-card" role="status">
      <p className="gap-span num">{gapMs < 1000 ? say('player.gapAtOnce') : say('player.gapLater', say('time.span', gapMs))}</p>
      <p className="gap-next num">
        <Swatch camera={camera} />
        <span className="cut">{camera === undefined ? say('clip.unknownCamera') : cameraName(camera)}</span>
        <span>{zone.formats.time(next.recordedAt)}{isOtherDay && ` · ${zone.formats.shortDate(next.recordedAt)}`}</span>
      </p>
      <span className="gap-wait" aria-hidden />
      <div className="gap-buttons">
        <Button className="button" onPress={onStay}>{say('player.gapStay')}</Button>
        <Button className="button primary" onPress={onGo}>{say('player.gapNow')}</Button>
      </div>
    </div>
  );
}
