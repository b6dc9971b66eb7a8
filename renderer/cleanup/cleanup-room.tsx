// The place of clean-up in the window: its actions, and whichever of its dialogs is open.
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { Volume } from '../../shared/schema.ts';
import { cleanupsQuery, clipQuery, volumesQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { StorageDialog } from '../storage/storage-dialog.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { closeCleanup, planCleanup, showHistory, showStorage, useCleanupView, type CleanupSubject } from './open-cleanup.ts';
import { PlannerDialog } from './planner-dialog.tsx';
import { RunDialog } from './run-dialog.tsx';

const noVolumes: readonly Volume[] = [];

export function CleanupRoom({ zone }: { readonly zone: ZoneInForce }): ReactNode {
  const shown = useCleanupView((view) => view.shown);
  const volumes = useQuery(volumesQuery).data?.volumes ?? noVolumes;
  const jobs = useQuery(cleanupsQuery).data ?? [];
  const meant = fullest(volumes);
  useActions({
    'window.cleanup': meant === undefined ? undefined : () => planCleanup({ kind: 'rule', volumeId: meant.id }),
    'window.storage': meant === undefined ? undefined : () => showStorage(meant.id),
    'window.cleanups': showHistory,
  });
  if (shown === null) return null;
  if (shown.kind === 'history') return <HistoryDialog zone={zone} onClose={closeCleanup} />;
  if (shown.kind === 'run') {
    const job = jobs.find(({ id }) => id === shown.id);
    return job === undefined ? null : <RunDialog key={job.id} job={job} zone={zone} volume={volumes.find(({ id }) => id === job.volumeId)} isFromHistory={shown.isFromHistory} onClose={closeCleanup} />;
  }
  if (shown.kind === 'storage') {
    const volume = volumes.find(({ id }) => id === shown.volumeId);
    return volume === undefined ? null : <StorageDialog volume={volume} zone={zone} onClose={closeCleanup} />;
  }
  return <Planning subject={shown.subject} volumes={volumes} zone={zone} />;
}

/** Of those that are here and hold clips: the drive with the least room. */
function fullest(volumes: readonly Volume[]): Volume | undefined {
  const room = ({ kind, freeBytes }: Volume) => (kind === 'folder' ? Infinity : (freeBytes ?? Infinity));
  return volumes.filter(({ isPresent, clips }) => isPresent && clips > 0).toSorted((a, b) => room(a) - room(b))[0];
}

interface PlanningProps {
  readonly subject: CleanupSubject;
  readonly volumes: readonly Volume[];
  readonly zone: ZoneInForce;
}

function Planning({ subject, volumes, zone }: PlanningProps): ReactNode {
  const [chosen, setChosen] = useState<VolumeId | null>(null);
  const first = useFirstVolume(subject);
  const volume = volumes.find(({ id }) => id === (chosen ?? first));
  if (volume === undefined) return null;
  return (
    <PlannerDialog
      key={volume.id} subject={subject} volume={volume} volumes={volumes.filter(({ isPresent }) => isPresent)} zone={zone}
      onVolume={({ id }) => setChosen(id)} onClose={closeCleanup}
    />
  );
}

/** The drive a rule is for, or that of the first clip chosen by hand. */
function useFirstVolume(subject: CleanupSubject): VolumeId | undefined {
  const first: ClipId | null = subject.kind === 'by-hand' ? (subject.ids[0] ?? null) : null;
  const clip = useQuery(clipQuery(first)).data;
  return subject.kind === 'rule' ? subject.volumeId : clip?.volumeId;
}
