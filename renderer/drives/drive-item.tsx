// One drive in the rail: its name, whether it is here, its space, its clips, what is going on with it and what can be done.
import { Eject, FileQuestionMark, FileWarning, FolderOpen, HardDrive, TriangleAlert, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Volume } from '../../shared/schema.ts';
import { planCleanup, showStorage } from '../cleanup/open-cleanup.ts';
import { useConnection } from '../client/connection.ts';
import { troubleText } from '../client/core.ts';
import { useAsk } from '../client/queries.ts';
import { useZone } from '../client/zone.ts';
import { Meaning } from '../help/meaning.tsx';
import { DriveSettings } from '../settings/drive-settings.tsx';
import { counted } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { say } from '../words/say.ts';
import { CheckDialog } from './check-dialog.tsx';
import { DriveFacts } from './drive-facts.tsx';
import { DriveMenu, type DriveAction } from './drive-menu.tsx';
import { ProbeProgress, ScanProgress } from './drive-progress.tsx';
import { EjectDialog } from './eject-dialog.tsx';
import { ForgetDialog } from './forget-dialog.tsx';
import { shortDay } from './short-day.ts';
import { SpaceMeter } from './space-meter.tsx';
import { UnrecognisedDialog } from './unrecognised-dialog.tsx';

type DriveDialog = Exclude<DriveAction, 'rescan' | 'cleanup' | 'storage'> | 'unrecognised';

function presenceWords(volume: Volume): string {
  if (volume.isPresent) return volume.kind === 'folder' ? say('drives.folder') : say('drives.present');
  return volume.kind === 'folder' ? say('drives.folderGone') : say('drives.offline');
}

function StateLine({ volume }: { readonly volume: Volume }): ReactNode {
  const zone = useZone();
  const facts = [volume.fileSystem, volume.isReadOnly ? say('drives.readOnly') : null];
  return (
    <div className="drive-state">
      <p data-away={!volume.isPresent || undefined}>{[presenceWords(volume), ...(volume.isPresent ? facts : [])].filter((part) => part !== null).join(' · ')}{volume.canEject && <Meaning term="eject" />}</p>
      {!volume.isPresent && zone !== null && <p>{say('drives.lastSeen', shortDay(zone, volume.lastSeenAt))}</p>}
    </div>
  );
}

export function DriveItem({ volume }: { readonly volume: Volume }): ReactNode {
  const soFar = useConnection(({ scans }) => scans.get(volume.id));
  const rescan = useAsk('volumes.rescan');
  const [dialog, setDialog] = useState<DriveDialog | null>(null);
  const isScanning = volume.isPresent && (volume.scan === 'scanning' || soFar !== undefined);
  const Icon = volume.kind === 'folder' ? FolderOpen : HardDrive;
  const act = (action: DriveAction) => {
    if (action === 'rescan') rescan.mutate({ volumeId: volume.id });
    else if (action === 'cleanup') planCleanup({ kind: 'rule', volumeId: volume.id });
    else if (action === 'storage') showStorage(volume.id);
    else setDialog(action);
  };
  const close = () => setDialog(null);
  return (
    <li className="drive" data-tour="drive" data-away={!volume.isPresent || undefined} aria-label={volume.name}>
      <div className="drive-head">
        <Icon size={16} strokeWidth={1.75} aria-hidden />
        <span className="drive-name cut" title={volume.name}>{volume.name}</span>
        {volume.canEject && <IconButton icon={Eject} size="small" label={say('drives.ejectNow', volume.name)} onPress={() => setDialog('eject')} />}
        <DriveMenu volume={volume} isScanning={isScanning} onAction={act} />
      </div>
      <StateLine volume={volume} />
      {volume.kind === 'drive' && volume.isPresent && volume.sizeBytes !== null && volume.freeBytes !== null && (
        <SpaceMeter name={volume.name} sizeBytes={volume.sizeBytes} freeBytes={volume.freeBytes} onFree={() => act('cleanup')} />
      )}
      <DriveFacts volume={volume} soFar={isScanning ? soFar ?? volume.clips : undefined} />
      {isScanning && <ScanProgress volume={volume} />}
      {volume.scan === 'waiting' && volume.isPresent && <p className="drive-probe">{say('drives.waiting')}</p>}
      <ProbeProgress volume={volume} />
      {rescan.error !== null && <Note icon={TriangleAlert} text={troubleText(rescan.error).what} />}
      {volume.scan === 'stopped' && volume.isPresent && <Note icon={TriangleAlert} text={say('drives.stopped')} />}
      {volume.unreadable.length > 0 && (
        <DriveLink icon={TriangleAlert} text={say('drives.unreadable', counted(volume.unreadable.length))} more={say('drives.damagedOn', volume.name)} isDisabled={!volume.isPresent} onPress={() => setDialog('check')} />
      )}
      {volume.damaged > 0 && (
        <DriveLink icon={FileWarning} text={say('drives.damaged', counted(volume.damaged))} more={say('drives.damagedOn', volume.name)} isDisabled={!volume.isPresent} onPress={() => setDialog('check')} />
      )}
      {volume.unrecognised > 0 && (
        <DriveLink icon={FileQuestionMark} text={say('drives.unrecognised', counted(volume.unrecognised))} more={say('drives.unrecognisedOn', volume.name)} onPress={() => setDialog('unrecognised')} />
      )}
      {dialog === 'check' && <CheckDialog volume={volume} onClose={close} />}
      {dialog === 'settings' && <DriveSettings volume={volume} onClose={close} />}
      {dialog === 'eject' && <EjectDialog volume={volume} onClose={close} />}
      {dialog === 'forget' && <ForgetDialog volume={volume} onClose={close} />}
      <UnrecognisedDialog volume={volume} isOpen={dialog === 'unrecognised'} onClose={close} />
    </li>
  );
}

function Note({ icon: Icon, text }: { readonly icon: LucideIcon; readonly text: string }): ReactNode {
  return <p className="drive-note" role="status"><Icon size={14} strokeWidth={1.75} aria-hidden />{text}</p>;
}

interface DriveLinkProps {
  readonly icon: LucideIcon;
  readonly text: string;
  /** Heard after the text: where it leads. */
  readonly more: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function DriveLink({ icon: Icon, text, more, isDisabled = false, onPress }: DriveLinkProps): ReactNode {
  return (
    <Button className="drive-link num" isDisabled={isDisabled} onPress={onPress}>
      <Icon size={14} strokeWidth={1.75} aria-hidden />{text}<span className="visually-hidden"> {more}</span>
    </Button>
  );
}
