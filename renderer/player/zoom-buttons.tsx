// Buttons for the zoom in the corner of the picture: there while one is over it, or while it is zoomed.
import { Maximize2, ZoomIn, ZoomOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { keyOf } from '../actions/key-text.ts';
import { countText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import type { ZoomHands } from './use-zoom.ts';
import { mostZoom } from './zoom.ts';

export function ZoomButtons({ zoom: { scale }, stepIn, stepOut, reset }: ZoomHands): ReactNode {
  const percent = `${countText(scale * 100)} %`;
  return (
    <div className="zoom-buttons" data-on={scale > 1 || undefined}>
      <span className="zoom-percent num" role="status" aria-label={scale > 1 ? say('player.zoom', percent) : undefined}>{scale > 1 && percent}</span>
      <IconButton icon={ZoomOut} label={say('player.zoomOut')} keyText={keyOf('player.zoomOut')} isDisabled={scale <= 1} onPress={stepOut} />
      <IconButton icon={ZoomIn} label={say('player.zoomIn')} keyText={keyOf('player.zoomIn')} isDisabled={scale >= mostZoom} onPress={stepIn} />
      <IconButton icon={Maximize2} label={say('player.zoomReset')} keyText={keyOf('player.zoomReset')} isDisabled={scale <= 1} onPress={reset} />
    </div>
  );
}
