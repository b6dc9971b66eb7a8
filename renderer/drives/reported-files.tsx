// One kind of finding in a health report: what it means, how many, and each file with its reason; playable where that makes sense.
import { Play } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ClipId, UnrecognisedId } from '../../shared/ids.ts';
import type { ReportedClip, ReportedFile, ReportedStray } from '../../shared/schema.ts';
import { Meaning } from '../help/meaning.tsx';
import { chooseClip } from '../place/place-store.ts';
import { counted, countText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import type { Finding } from './health-words.ts';
import { StrayPlayer } from './stray-player.tsx';

type Reported = ReportedFile | ReportedClip | ReportedStray;

/** Shown before all of them are asked for. */
const firstFew = 5;

interface ReportedFilesProps {
  readonly finding: Finding;
  /** The report makes way for the player. */
  readonly onClose: () => void;
}

export function ReportedFiles({ finding, onClose }: ReportedFilesProps): ReactNode {
  const { kind, title, text, count, files } = finding;
  const [areAllShown, setAllShown] = useState(false);
  const [playing, setPlaying] = useState<{ readonly id: UnrecognisedId; readonly path: string } | null>(null);
  const shown = areAllShown ? files : files.slice(0, firstFew);
  const openClip = (clipId: ClipId) => {
    onClose();
    chooseClip(clipId);
  };
  return (
    <section className="report-section" aria-labelledby={`report-${kind}`}>
      <div className="report-head"><h3 id={`report-${kind}`}>{title} <span className="report-count num">{countText(count)}</span></h3>{kind === 'damaged' && <Meaning term="damage" />}</div>
      <p className="quiet">{text}</p>
      {playing !== null && <StrayPlayer key={playing.id} id={playing.id} path={playing.path} />}
      <ul className="report-files">
        {shown.map((file) => <ReportedRow key={file.path} file={file} onOpenClip={openClip} onPlay={(id) => setPlaying({ id, path: file.path })} />)}
      </ul>
      {shown.length < files.length && <Button className="button plain small" onPress={() => setAllShown(true)}>{say('check.showAll', counted(files.length))}</Button>}
      {areAllShown && files.length < count && <p className="quiet num">{say('check.cut', countText(files.length), countText(count))}</p>}
    </section>
  );
}

interface ReportedRowProps {
  readonly file: Reported;
  readonly onOpenClip: (id: ClipId) => void;
  readonly onPlay: (id: UnrecognisedId) => void;
}

function ReportedRow({ file, onOpenClip, onPlay }: ReportedRowProps): ReactNode {
  return (
    <li className="report-file">
      <div className="report-words">
        <p className="report-path"><bdi>{file.path}</bdi></p>
        <p className="quiet">{file.reason}</p>
      </div>
      {'clipId' in file && <IconButton icon={Play} label={say('check.openClip', file.path)} onPress={() => onOpenClip(file.clipId)} />}
      {'unrecognisedId' in file && <IconButton icon={Play} label={say('unrecognised.play', file.path)} onPress={() => onPlay(file.unrecognisedId)} />}
    </li>
  );
}
