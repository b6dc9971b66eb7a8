// The window: rail, bar, days and player; or, before anything is open, the page that offers what to open.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Film, Keyboard, Loader, PanelLeft, ToggleLeft } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Day } from '../shared/schema.ts';
import { HelpDialog } from './actions/help-dialog.tsx';
import { keyOf } from './actions/key-text.ts';
import { useActions } from './actions/use-actions.ts';
import { useConnection } from './client/connection.ts';
import { troubleText } from './client/core.ts';
import { daysQuery, volumesQuery } from './client/queries.ts';
import { useZone, type ZoneInForce } from './client/zone.ts';
import { Rail } from './drives/rail.tsx';
import { Welcome } from './drives/welcome.tsx';
import { Library } from './library/library.tsx';
import { switchAllCamerasOn, usePlace } from './place/place-store.ts';
import { useFilter, type FilterInForce } from './place/use-filter.ts';
import { Player } from './player/player.tsx';
import { Notices } from './settings/notices.tsx';
import { ThemeMenu, useTheme } from './settings/theme-menu.tsx';
import { ZoneChooser } from './settings/zone-chooser.tsx';
import { counted } from './ui/amounts.ts';
import { Banner } from './ui/banner.tsx';
import { IconButton } from './ui/icon-button.tsx';
import { Message } from './ui/message.tsx';
import { useIsNarrow } from './ui/use-is-narrow.ts';
import { say } from './words/say.ts';
import './app.css';

export function App(): ReactNode {
  useTheme();
  const volumes = useQuery(volumesQuery);
  const isLost = useConnection((connection) => connection.isLost);
  const [isHelping, setHelping] = useState(false);
  useActions({ 'window.help': () => setHelping(true) });
  return (
    <div className="app">
      <div className="app-banners">
        {isLost && <Banner tone="bad" what={say('lost.what')} next={say('lost.next')} />}
        <Notices />
      </div>
      <div className="app-room">
        {volumes.error !== null && volumes.data === undefined && !isLost && (
          <Message icon={CircleAlert} title={troubleText(volumes.error).what} text={troubleText(volumes.error).next} isUrgent>
            <Button className="button" onPress={() => void volumes.refetch()}>{say('app.retry')}</Button>
          </Message>
        )}
        {volumes.data?.volumes.length === 0 && <Welcome />}
        {volumes.data !== undefined && volumes.data.volumes.length > 0 && <Desk onHelp={() => setHelping(true)} />}
      </div>
      <HelpDialog isOpen={isHelping} onClose={() => setHelping(false)} />
    </div>
  );
}

/** Where one works once a drive is open. */
function Desk({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const chosen = usePlace((place) => place.clip);
  const [rail, setRail] = useState<'auto' | 'open' | 'closed'>('auto');
  const isNarrow = useIsNarrow();
  const isOpen = rail === 'auto' ? !(isNarrow && chosen !== null) : rail === 'open';
  const toggleRail = () => setRail(isOpen ? 'closed' : 'open');
  useActions({ 'window.rail': toggleRail });
  const zone = useZone();
  const filter = useFilter();
  return (
    <div className="desk" data-rail={isOpen ? 'open' : 'closed'} data-player={chosen === null ? undefined : 'open'}>
      {isOpen && <Rail />}
      <div className="desk-main">
        <header className="bar">
          <IconButton icon={PanelLeft} label={isOpen ? say('app.hideRail') : say('app.showRail')} keyText={keyOf('window.rail')} onPress={toggleRail} />
          <div className="bar-find"><Sums zone={zone} filter={filter} /></div>
          <ZoneChooser />
          <ThemeMenu />
          <IconButton icon={Keyboard} label={say('action.window.help')} keyText={keyOf('window.help')} onPress={onHelp} />
        </header>
        <div className="desk-work">
          <main className="desk-days">{zone !== null && <Days zone={zone} filter={filter} />}</main>
          {chosen !== null && zone !== null && <Player clipId={chosen} filter={filter.filter ?? {}} lanes={filter.cameras} zone={zone} />}
        </div>
      </div>
    </div>
  );
}

const noDays: readonly Day[] = [];

function useDays(zone: ZoneInForce, filter: FilterInForce) {
  return useQuery({ ...daysQuery(filter.filter ?? {}, zone.zone), enabled: filter.filter !== null });
}

function Sums({ zone, filter }: { readonly zone: ZoneInForce | null; readonly filter: FilterInForce }): ReactNode {
  return zone === null ? null : <SumsIn zone={zone} filter={filter} />;
}

function SumsIn({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const days = useDays(zone, filter).data;
  if (days === undefined || filter.filter === null || days.length === 0) return null;
  const clips = days.reduce((sum, day) => sum + day.clips, 0);
  return <p className="num quiet cut" role="status">{say('library.summary', counted(clips), counted(days.length))}</p>;
}

function Days({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const { data, error, refetch } = useDays(zone, filter);
  const volumes = useQuery(volumesQuery).data?.volumes ?? [];
  const isScanning = useConnection(({ scans }) => scans.size > 0) || volumes.some(({ scan }) => scan === 'scanning' || scan === 'waiting');
  if (filter.filter === null) {
    return <Message icon={ToggleLeft} title={say('library.allOff')} text={say('library.allOffText')}><Button className="button" onPress={switchAllCamerasOn}>{say('cameras.all')}</Button></Message>;
  }
  if (error !== null && data === undefined) {
    return <Message icon={CircleAlert} title={troubleText(error).what} text={troubleText(error).next} isUrgent><Button className="button" onPress={() => void refetch()}>{say('app.retry')}</Button></Message>;
  }
  if (data === undefined) return <WaitingDays />;
  if (data.length === 0) {
    if (filter.filter.cameras !== undefined) return <Message icon={Film} title={say('library.noneForCameras')} text={say('library.allOffText')} />;
    if (isScanning) return <Message icon={Loader} title={say('library.scanning')} text={say('library.scanningText')} />;
    return <Message icon={Film} title={say('library.noClips')} text={say('library.noClipsText')} />;
  }
  return <Library days={data.length === 0 ? noDays : data} filter={filter.filter} lanes={filter.cameras} zone={zone} />;
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
