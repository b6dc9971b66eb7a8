// The place of exports in the window: the action, and the dialog that chooses, then follows, then reports.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useActions } from '../actions/use-actions.ts';
import { exportsQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { usePlace } from '../place/place-store.ts';
import type { FilterInForce } from '../place/use-filter.ts';
import { useSelection } from '../selection/selection.ts';
import { ExportDialog } from './export-dialog.tsx';
import { JobDialog } from './job-dialog.tsx';
import { closeExport, openExport, showExport, useExportView } from './open-export.ts';

export function ExportRoom({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const shown = useExportView((view) => view.shown);
  const jobs = useQuery(exportsQuery).data?.jobs ?? [];
  const clipId = usePlace((place) => place.clip);
  useActions({
    'clips.export': () => openExport(useSelection.getState().clips.size > 0 ? { kind: 'selection' } : clipId === null ? { kind: 'all' } : { kind: 'clip', clipId }),
  });
  if (shown === null) return null;
  if (shown.kind === 'choosing') return <ExportDialog subject={shown.subject} zone={zone} filter={filter} onStarted={showExport} onClose={closeExport} />;
  const job = jobs.find(({ id }) => id === shown.id);
  return job === undefined ? null : <JobDialog job={job} onClose={closeExport} />;
}
