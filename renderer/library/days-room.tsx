// The room of the days: the list, or in words why there is none.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Film, FilterX, Loader, ToggleLeft } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Camera, Volume } from '../../shared/schema.ts';
import { useConnection } from '../client/connection.ts';
import { troubleText } from '../client/core.ts';
import { camerasQuery, daysQuery, volumesQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { useFilterChips } from '../filters/filter-words.ts';
import { clearFilters, switchAllCamerasOn } from '../place/place-store.ts';
import type { FilterInForce } from '../place/use-filter.ts';
import { Message } from '../ui/message.tsx';
import { listText } from '../words/in-locale.ts';
import { say } from '../words/say.ts';
import { Library } from './library.tsx';

const noVolumes: readonly Volume[] = [];
const noCameras: readonly Camera[] = [];

export const DaysRoom = memo(function DaysRoom({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const { data, error, refetch } = useQuery({ ...daysQuery(filter.filter ?? {}, zone.zone), enabled: filter.filter !== null });
  const volumes = useQuery(volumesQuery).data?.volumes ?? noVolumes;
  const isScanning = useConnection(({ scans }) => scans.size > 0) || volumes.some(({ scan }) => scan === 'scanning' || scan === 'waiting');
  if (filter.filter === null) {
    return <Message icon={ToggleLeft} title={say('library.allOff')} text={say('library.allOffText')}><Button className="button" onPress={switchAllCamerasOn}>{say('cameras.all')}</Button></Message>;
  }
  if (error !== null && data === undefined) {
    return <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>;
  }
  if (data === undefined) return <WaitingDays />;
  if (data.length > 0) return <Library days={data} filter={filter.filter} lanes={filter.cameras} zone={zone} />;
  if (filter.isNarrowed) return <NoneLeft volumes={volumes} />;
  if (isScanning) return <Message icon={Loader} title={say('library.scanning')} text={say('library.scanningText')} />;
  return <Message icon={Film} title={say('library.noClips')} text={say('library.noClipsText')} />;
});

/** The filters together leave nothing: which they are, and the way out. */
function NoneLeft({ volumes }: { readonly volumes: readonly Volume[] }): ReactNode {
  const cameras = useQuery(camerasQuery).data ?? noCameras;
  const chips = useFilterChips(cameras, volumes);
  return (
    <Message icon={FilterX} title={say('filter.none')} text={say('filter.noneText', listText(chips.map(({ words }) => words)))}>
      <Button className="button" onPress={clearFilters}>{say('filter.clear')}</Button>
    </Message>
  );
}

/** The shape of a day while the days are asked for. */
function WaitingDays(): ReactNode {
  return (
    <div className="waiting-days" role="status" aria-label={say('library.loading')}>
      <div className="skeleton waiting-title" />
      <div className="skeleton waiting-ruler" />
      <div className="waiting-cells">{Array.from({ length: 12 }, (_, cell) => <div key={cell} className="skeleton" />)}</div>
    </div>
  );
}
