// The bar over the list: filters and what they leave at one side, days at the other. While clips are selected, what can be done with them.
import { useQuery } from '@tanstack/react-query';
import { LayoutGrid, Rows3 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Camera, Day, Volume } from '../../shared/schema.ts';
import { keyOf } from '../actions/key-text.ts';
import { useActions } from '../actions/use-actions.ts';
import { DaySteps } from '../calendar/day-steps.tsx';
import { camerasQuery, daysQuery, settingsQuery, volumesQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { clearFilters } from '../place/place-store.ts';
import type { FilterInForce } from '../place/use-filter.ts';
import { keepSetting } from '../player/keep-setting.ts';
import { SelectionBar } from '../selection/selection-bar.tsx';
import { useSelection } from '../selection/selection.ts';
import { counted } from '../ui/amounts.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { useIsNarrow } from '../ui/use-is-narrow.ts';
import { say } from '../words/say.ts';
import { FilterButton } from './filter-button.tsx';
import { FilterChips } from './filter-chips.tsx';
import './filters.css';

const noDays: readonly Day[] = [];
const noCameras: readonly Camera[] = [];
const noVolumes: readonly Volume[] = [];

const sumOf = (days: readonly Day[]) => days.reduce((sum, { clips }) => sum + clips, 0);

/** `123 of 4,567 clips on 12 days`. */
function useSums(days: readonly Day[], zone: ZoneInForce, isNarrowed: boolean): string {
  const all = useQuery({ ...daysQuery({}, zone.zone), enabled: isNarrowed }).data;
  const clips = counted(sumOf(days));
  if (isNarrowed && all !== undefined && clips.count === 0) return say('filter.noneLeft', counted(sumOf(all)));
  if (!isNarrowed || all === undefined) return say('library.summary', clips, counted(days.length));
  return say('filter.left', clips.text, counted(sumOf(all)), counted(days.length));
}

export function ListBar({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const asked = useQuery({ ...daysQuery(filter.filter ?? {}, zone.zone), enabled: filter.filter !== null }).data;
  const days = filter.filter === null ? noDays : asked ?? noDays;
  const cameras = (useQuery(camerasQuery).data ?? noCameras).filter(({ isHidden }) => !isHidden);
  const volumes = useQuery(volumesQuery).data?.volumes ?? noVolumes;
  const sums = useSums(days, zone, filter.isNarrowed);
  const isNarrow = useIsNarrow();
  useActions({ 'clips.clearFilters': filter.isNarrowed ? clearFilters : undefined });
  const hasSelection = useSelection(({ clips }) => clips.size > 0);
  return (
    <section aria-label={say('filter.bar')}>
      {hasSelection && <SelectionBar filter={filter.filter ?? {}} />}
      <div className="list-bar" hidden={hasSelection}>
        <FilterButton cameras={cameras} volumes={volumes} zone={zone} left={sums} />
        <FilterChips cameras={cameras} volumes={volumes} />
        {filter.isNarrowed && <Button className="button plain small" onPress={clearFilters}>{say('filter.clear')}</Button>}
        <span className="list-bar-gap" />
        {asked !== undefined && <p className="num list-sums" role="status">{sums}</p>}
        <DaySteps days={days} zone={zone} isNarrow={isNarrow} />
        <DensityButton />
      </div>
    </section>
  );
}

function DensityButton(): ReactNode {
  const density = useQuery(settingsQuery).data?.density ?? 'comfortable';
  const toggle = () => keepSetting('density', density === 'compact' ? 'comfortable' : 'compact');
  useActions({ 'window.density': toggle });
  return (
    <IconButton
      icon={density === 'compact' ? LayoutGrid : Rows3} label={density === 'compact' ? say('density.toComfortable') : say('density.toCompact')} keyText={keyOf('window.density')}
      onPress={toggle}
    />
  );
}
