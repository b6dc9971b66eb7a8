// The picture of a clip in its cell; or why there is none, in few words; or, until it comes, nothing but the calm tile.
import { useState, type PointerEvent, type ReactNode } from 'react';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip } from '../../shared/schema.ts';
import type { Shown } from './picture-shelf.ts';
import { pictureView } from './picture-view.tsx';
import { useHoverFrames } from './use-hover-frames.ts';

interface ThumbnailProps {
  readonly clip: Clip;
  readonly shown: Shown | null;
}

/** Takes the size its cell gives it. The clip's name and what is wrong with it are said by the cell. */
export function Thumbnail({ clip, shown }: ThumbnailProps): ReactNode {
  // What is there with the cell stands there in the same frame.
  const [isLate] = useState(shown === null);
  // The list has many cells and the hand is over one: only that one has what a hand needs.
  const [hand, setHand] = useState<number | null>(null);
  const enter = (event: PointerEvent<HTMLElement>) => {
    // A finger does not hover.
    if (event.pointerType !== 'touch') setHand(shareAt(event));
  };
  const canScrub = shown?.kind === 'picture' && clip.state === 'present';
  return (
    <span className="thumb" {...(canScrub && { onPointerEnter: enter, onPointerMove: enter, onPointerLeave: () => setHand(null) })}>
      {shown !== null && pictureView(shown, isLate)}
      {canScrub && hand !== null && <HoverFrames clip={clip.id} share={hand} />}
    </span>
  );
}

function shareAt(event: PointerEvent<HTMLElement>): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.max(0, Math.min(1, (event.clientX - left) / Math.max(1, width)));
}

/** The frame at a place of the clip, 0 to 1, and a line that says where that is. */
function HoverFrames({ clip, share }: { readonly clip: ClipId; readonly share: number }): ReactNode {
  const { isOpen, canvas } = useHoverFrames(clip, share);
  return isOpen && (
    <>
      <canvas ref={canvas} />
      <span className="thumb-line" style={{ width: `${String(share * 100)}%` }} />
    </>
  );
}
