// One drive in the rail: its name, whether it is here, its space, its scan, and what on it was not recognised.
import { useState, type ReactNode } from 'react';
import { FileQuestionMark, FolderOpen, HardDrive, RefreshCw, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Volume } from '../../shared/schema.ts';
import { useConnection } from '../client/connection.ts';
import { useAsk } from '../client/queries.ts';
import { counted, sizeText } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { SpaceMeter } from './space-meter.tsx';
import { UnrecognisedDialog } from './unrecognised-dialog.tsx';

function scanLine(volume: Volume, soFar: number | undefined): string {
  if (volume.scan === 'scanning' || soFar !== undefined) return say('drives.scanning', counted(soFar ?? volume.clips));
  if (volume.scan === 'waiting' && volume.isPresent) return say('drives.waiting');
  return `${say('drives.clips', counted(volume.clips))} · ${sizeText(volume.bytes)}`;
}

function presenceWords(volume: Volume): string {
  if (volume.isPresent) return volume.kind === 'folder' ? say('drives.folder') : say('drives.present');
  return volume.kind === 'folder' ? say('drives.folderGone') : say('drives.offline');
}

export function DriveItem({ volume }: { readonly volume: Volume }): ReactNode {
  const soFar = useConnection(({ scans }) => scans.get(volume.id));
  const rescan = useAsk('volumes.rescan');
  const [isListing, setListing] = useState(false);
  const isScanning = volume.scan === 'scanning' || soFar !== undefined;
  const Icon = volume.kind === 'folder' ? FolderOpen : HardDrive;
  return (
    <li className="drive" data-away={!volume.isPresent || undefined} aria-label={volume.name}>
      <div className="drive-head">
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className="drive-name cut" title={volume.place ?? undefined}>{volume.name}</span>
        {volume.isPresent && (
          <IconButton icon={RefreshCw} size="small" label={say('drives.rescan')} isDisabled={isScanning} className={isScanning ? 'is-turning' : 'drive-rescan'} onPress={() => rescan.mutate({ volumeId: volume.id })} />
        )}
      </div>
      <p className="drive-state" data-away={!volume.isPresent || undefined}>
        {presenceWords(volume)}{volume.isPresent && volume.isReadOnly && ` · ${say('drives.readOnly')}`}
      </p>
      {volume.kind === 'drive' && volume.isPresent && volume.sizeBytes !== null && volume.freeBytes !== null && (
        <SpaceMeter name={volume.name} sizeBytes={volume.sizeBytes} freeBytes={volume.freeBytes} />
      )}
      <p className="drive-count num" aria-live="off">{scanLine(volume, soFar)}</p>
      {volume.scan === 'stopped' && <p className="drive-note"><TriangleAlert size={14} strokeWidth={1.75} aria-hidden />{say('drives.stopped')}</p>}
      {volume.unreadable.length > 0 && (
        <p className="drive-note" title={volume.unreadable.map(({ path, reason }) => `${path}: ${reason}`).join('\n')}>
          <TriangleAlert size={14} strokeWidth={1.75} aria-hidden />{say('drives.unreadable', counted(volume.unreadable.length))}
        </p>
      )}
      {volume.unrecognised > 0 && (
        <Button className="drive-link num" aria-label={say('drives.unrecognisedLabel', counted(volume.unrecognised), volume.name)} onPress={() => setListing(true)}>
          <FileQuestionMark size={14} strokeWidth={1.75} aria-hidden />
          {say('drives.unrecognised', counted(volume.unrecognised))}
        </Button>
      )}
      <UnrecognisedDialog volume={volume} isOpen={isListing} onClose={() => setListing(false)} />
    </li>
  );
}
