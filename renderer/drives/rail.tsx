// The left edge: the drives, the cameras, and the way to open more.
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { volumesQuery } from '../client/queries.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { CameraList } from './camera-list.tsx';
import { CandidateItem } from './candidate-item.tsx';
import { DriveItem } from './drive-item.tsx';
import { OpenDialog } from './open-dialog.tsx';
import mark from '../ui/mark.svg';
import './rail.css';

const nothing = { volumes: [], candidates: [] };

export function Rail(): ReactNode {
  const { volumes, candidates } = useQuery(volumesQuery).data ?? nothing;
  const [isOpening, setOpening] = useState(false);
  return (
    <aside className="rail" aria-label={say('app.rail')}>
      <div className="rail-brand">
        <img src={mark} alt="" width={24} height={24} />
        <h1>{say('app.name')}</h1>
      </div>
      <div className="rail-scroll">
        <section aria-labelledby="rail-drives">
          <div className="rail-title">
            <h2 id="rail-drives">{say('drives.title')}</h2>
            <IconButton icon={Plus} size="small" label={say('drives.add')} onPress={() => setOpening(true)} />
          </div>
          <ul className="drives">
            {candidates.map((candidate) => <CandidateItem key={candidate.id} candidate={candidate} />)}
            {volumes.map((volume) => <DriveItem key={volume.id} volume={volume} />)}
          </ul>
        </section>
        <CameraList />
      </div>
      <OpenDialog isOpen={isOpening} onClose={() => setOpening(false)} />
    </aside>
  );
}
