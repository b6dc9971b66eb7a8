// What stands in a cell for a clip: its picture, or in few words why there is none. Without state: the core draws it too.
import type { ReactNode } from 'react';
import type { ThumbnailTrouble } from '../../shared/thumbnail-wire.ts';
import { say } from '../words/say.ts';
import { codecName } from './codec-name.ts';
import type { Shown } from './picture-shelf.ts';
import './thumbnails.css';

export function thumbnailTroubleWords({ why, codec }: ThumbnailTrouble): string {
  return why === 'codec' ? say('thumbnail.codec', codecName(codec)) : say(why === 'damaged' ? 'thumbnail.damaged' : 'thumbnail.noPicture');
}

/** What is there with its cell stands there in the same frame; what comes later is decoded while the list goes on. */
export function pictureView(shown: Shown, isLate: boolean): ReactNode {
  if (shown.kind === 'trouble') return <span className="thumb-trouble" data-why={shown.trouble.why}>{thumbnailTroubleWords(shown.trouble)}</span>;
  return <img src={shown.url} alt="" draggable={false} decoding={isLate ? 'async' : 'sync'} />;
}
