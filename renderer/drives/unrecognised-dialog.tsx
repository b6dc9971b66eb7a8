// What lies on a drive among the clips but has no place in time: each file with its reason, each playable.
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck, Play } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { UnrecognisedFile, Volume } from '../../shared/schema.ts';
import { troubleText } from '../client/core.ts';
import { unrecognisedQuery } from '../client/queries.ts';
import { sizeText } from '../ui/amounts.ts';
import { Banner } from '../ui/banner.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Message } from '../ui/message.tsx';
import { ModalDialog } from '../ui/modal-dialog.tsx';
import { say } from '../words/say.ts';
import { StrayPlayer } from './stray-player.tsx';
import './unrecognised-dialog.css';

interface UnrecognisedDialogProps {
  readonly volume: Volume;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function UnrecognisedDialog({ volume, isOpen, onClose }: UnrecognisedDialogProps): ReactNode {
  return (
    <ModalDialog title={say('unrecognised.title', volume.name)} text={say('unrecognised.text')} isOpen={isOpen} onClose={onClose} className="unrecognised">
      <UnrecognisedList volume={volume} />
    </ModalDialog>
  );
}

const rowPx = 56;
const mostListPx = 6 * rowPx;

function UnrecognisedList({ volume }: { readonly volume: Volume }): ReactNode {
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(unrecognisedQuery(volume.id));
  const [playing, setPlaying] = useState<UnrecognisedFile | null>(null);
  const files = data?.pages.flatMap((page) => page.files) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoises this hook's functions
  const virtual = useVirtualizer({ count: files.length, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 4 });
  const rows = virtual.getVirtualItems();
  const isNearEnd = (rows.at(-1)?.index ?? 0) > files.length - 20;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, fetchNextPage]);

  if (error !== null) return <Banner tone="bad" {...troubleText(error)} />;
  if (!isPending && files.length === 0) return <Message icon={CircleCheck} title={say('unrecognised.none')} text="" />;
  return (
    <>
      {playing !== null && <StrayPlayer key={playing.id} id={playing.id} path={playing.path} />}
      <div className="unrecognised-list" ref={scroller} style={{ height: Math.min(mostListPx, files.length * rowPx) }}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {rows.map(({ index, start }) => {
            const file = files[index];
            return file && <UnrecognisedRow key={file.id} file={file} top={start} place={index + 1} count={volume.unrecognised} onPlay={() => setPlaying(file)} />;
          })}
        </ul>
      </div>
    </>
  );
}

interface RowProps {
  readonly file: UnrecognisedFile;
  readonly top: number;
  readonly place: number;
  readonly count: number;
  readonly onPlay: () => void;
}

function UnrecognisedRow({ file, top, place, count, onPlay }: RowProps): ReactNode {
  return (
    <li className="unrecognised-row" style={{ top }} aria-posinset={place} aria-setsize={count}>
      <IconButton icon={Play} label={say('unrecognised.play', file.path)} onPress={onPlay} />
      <div className="unrecognised-words">
        <p className="cut" title={file.path}><bdi>{file.path}</bdi></p>
        <p className="cut quiet">{say('why.unrecognised', file.problem)}</p>
      </div>
      {file.sizeBytes !== null && <span className="quiet num">{sizeText(file.sizeBytes)}</span>}
    </li>
  );
}
