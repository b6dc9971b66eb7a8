// One clip of a plan: its picture, when and where it is from, and a tick that says that it goes.
import { useEffect, useRef, type ReactNode } from 'react';
import type { Camera, Clip } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { shortDay } from '../drives/short-day.ts';
import { cameraClass, cameraRound } from '../library/camera-colour.ts';
import { cameraName } from '../library/swatch.tsx';
import { Thumbnail } from '../thumbnails/thumbnail.tsx';
import { useThumbnail } from '../thumbnails/use-thumbnail.ts';
import { sizeText } from '../ui/amounts.ts';
import { say } from '../words/say.ts';

interface PlanClipProps {
  readonly clip: Clip;
  readonly camera: Camera | undefined;
  readonly zone: ZoneInForce;
  readonly index: number;
  readonly total: number;
  readonly isTakenOut: boolean;
  /** Carries the tab stop of the list. */
  readonly isActive: boolean;
  readonly wantsFocus: boolean;
  readonly left: number;
  readonly width: number;
}

export function PlanClip({ clip, camera, zone, index, total, isTakenOut, isActive, wantsFocus, left, width }: PlanClipProps): ReactNode {
  const cell = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wantsFocus) cell.current?.focus({ preventScroll: true });
  }, [wantsFocus]);
  const thumbnail = useThumbnail(clip, cell);
  const name = camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
  const size = clip.sizeBytes === null ? null : sizeText(clip.sizeBytes);
  return (
    <div
      ref={cell} role="option" aria-selected={!isTakenOut} aria-posinset={index + 1} aria-setsize={total} tabIndex={isActive ? 0 : -1} data-index={index}
      className={`plan-cell ${cameraClass(camera?.colour ?? 7)}`} data-round={cameraRound(camera?.colour ?? 0)}
      style={{ insetInlineStart: left, width }}
    >
      <div className="plan-picture">
        <Thumbnail clip={clip} shown={thumbnail} />
        {isTakenOut && <span className="plan-stays">{say('cleanup.stays')}</span>}
        {size !== null && <span className="plan-size num">{size}</span>}
      </div>
      <p className="plan-when num cut">{zone.formats.minute(clip.recordedAt)} <span className="quiet">{shortDay(zone, clip.recordedAt)}</span></p>
      <p className="plan-camera"><span className="swatch" data-round={cameraRound(camera?.colour ?? 0)} /><bdi className="cut">{name}</bdi></p>
    </div>
  );
}
