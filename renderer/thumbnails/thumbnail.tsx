// The picture of a clip in its cell; or why there is none, in few words; or, until it comes, nothing but the calm tile.
import { useState, type ReactNode } from 'react';
import type { Clip } from '../../shared/schema.ts';
import type { ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';
import { say } from '../words/say.ts';
import { codecName } from './codec-name.ts';
import type { Shown } from './picture-shelf.ts';
import { useHoverFrames } from './use-hover-frames.ts';
import './thumbnails.css';

export function thumbnailTroubleWords({ why, codec }: ThumbnailTrouble): string {
  return why === 'codec' ? say('thumbnail.codec', codecName(codec)) : say(why === 'damaged' ? 'thumbnail.damaged' : 'thumbnail.noPicture');
}

interface ThumbnailProps {
  readonly clip: Clip;
  readonly shown: Shown | null;
}

/** Takes the size its cell gives it. The clip's name and what is wrong with it are said by the cell. */
export function Thumbnail({ clip, shown }: ThumbnailProps): ReactNode {
  // What is there with the cell stands there at once; what comes later fades in.
  const [isLate] = useState(shown === null);
  const { share, canvas, handlers } = useHoverFrames(clip.id);
  const canScrub = shown?.kind === 'picture' && clip.state === 'present';
  return (
    <span className="thumb" {...(canScrub ? handlers : {})}>
      {shown?.kind === 'picture' && <img className={isLate ? 'thumb-late' : undefined} src={shown.url} alt="" draggable={false} decoding={isLate ? 'async' : 'sync'} />}
      {shown?.kind === 'trouble' && <TroubleMark trouble={shown.trouble} />}
      {share !== null && <canvas ref={canvas} />}
      {share !== null && <span className="thumb-line" style={{ width: `${String(share * 100)}%` }} />}
    </span>
  );
}

function TroubleMark({ trouble }: { readonly trouble: ThumbnailTrouble }): ReactNode {
  return <span className="thumb-trouble" data-why={trouble.why}>{thumbnailTroubleWords(trouble)}</span>;
}
