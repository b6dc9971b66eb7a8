// Plays a clip of the plan right above the others.
import { useQuery } from '@tanstack/react-query';
import { Undo2, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Camera, Clip } from '../../shared/schema.ts';
import { mediaQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraName, Swatch } from '../library/swatch.tsx';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';

interface PlanPlayerProps {
  readonly clip: Clip;
  readonly camera: Camera | undefined;
  readonly zone: ZoneInForce;
  readonly isTakenOut: boolean;
  readonly onToggle: () => void;
  readonly onClose: () => void;
}

export function PlanPlayer({ clip, camera, zone, isTakenOut, onToggle, onClose }: PlanPlayerProps): ReactNode {
  const base = useQuery(mediaQuery).data?.base;
  const [isBroken, setBroken] = useState(false);
  const name = camera === undefined ? say('clip.unknownCamera') : cameraName(camera);
  const when = `${zone.formats.shortDate(clip.recordedAt)}, ${zone.formats.time(clip.recordedAt)}`;
  return (
    <section className="plan-player" aria-label={say('cleanup.playing')}>
      {isBroken ? <Banner tone="warn" what={say('unrecognised.cannotPlay')} /> : base !== undefined && (
        <video crossOrigin="anonymous" src={`${base}/clips/${String(clip.id)}`} controls autoPlay playsInline aria-label={`${name}, ${when}`} onError={() => setBroken(true)} />
      )}
      <div className="plan-player-words">
        <p className="num"><strong>{zone.formats.time(clip.recordedAt)}</strong></p>
        <p className="quiet num">{zone.formats.date(clip.recordedAt)}</p>
        <p className="plan-player-camera"><Swatch camera={camera} /><bdi className="cut">{name}</bdi></p>
        <Button className="button small" onPress={onToggle}>{isTakenOut ? say('cleanup.putBack') : <><Undo2 size={14} strokeWidth={1.75} aria-hidden />{say('cleanup.takeOut')}</>}</Button>
      </div>
      <IconButton icon={X} size="small" label={say('cleanup.closePlayer')} onPress={onClose} />
    </section>
  );
}
