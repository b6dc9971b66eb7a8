// The window: rail, bar, days and player; or, before anything is open, the page that offers what to open.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, Keyboard, PanelLeft } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { ClipFilter, Day } from '../shared/schema.ts';
import { HelpDialog } from './actions/help-dialog.tsx';
import { keyOf } from './actions/key-text.ts';
import { NoticeToast } from './actions/notice-toast.tsx';
import { useActions } from './actions/use-actions.ts';
import { CleanupBanner } from './cleanup/cleanup-banner.tsx';
import { CleanupRoom } from './cleanup/cleanup-room.tsx';
import { RetentionOffers } from './cleanup/retention-offers.tsx';
import { useConnection } from './client/connection.ts';
import { troubleText } from './client/core.ts';
import { daysQuery, volumesQuery } from './client/queries.ts';
import { useZone, type ZoneInForce } from './client/zone.ts';
import { Rail } from './drives/rail.tsx';
import { Welcome } from './drives/welcome.tsx';
import { ExportBanner } from './export/export-banner.tsx';
import { ExportRoom } from './export/export-room.tsx';
import { FilmBanner } from './film/film-banner.tsx';
import { FilmRoom } from './film/film-room.tsx';
import { useWalkFilter } from './find/answer-list.ts';
import { FindBox } from './find/find-box.tsx';
import { ListBar } from './filters/list-bar.tsx';
import { DaysRoom } from './library/days-room.tsx';
import { usePlace } from './place/place-store.ts';
import { useFilter, type FilterInForce } from './place/use-filter.ts';
import { useKeptPlace } from './place/use-kept-place.ts';
import { Palette } from './palette/palette.tsx';
import { Player } from './player/player.tsx';
import { Notices } from './settings/notices.tsx';
import { ThemeMenu, useTheme } from './settings/theme-menu.tsx';
import { ZoneChooser } from './settings/zone-chooser.tsx';
import { Banner } from './ui/banner.tsx';
import { IconButton } from './ui/icon-button.tsx';
import { Message } from './ui/message.tsx';
import { useIsNarrow } from './ui/use-is-narrow.ts';
import { say } from './words/say.ts';
import './app.css';

export function App(): ReactNode {
  useTheme();
  useKeptPlace();
  const volumes = useQuery(volumesQuery);
  const isLost = useConnection((connection) => connection.isLost);
  const [isHelping, setHelping] = useState(false);
  useActions({ 'window.help': () => setHelping(true) });
  return (
    <div className="app">
      <div className="app-banners">
        {isLost && <Banner tone="bad" what={say('lost.what')} next={say('lost.next')} />}
        <Notices />
        <ExportBanner />
        <FilmBanner />
        <CleanupBanner />
        <RetentionOffers />
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
      <Palette />
      <NoticeToast />
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
  const walked = useWalkFilter(chosen, filter.filter ?? noFilter);
  return (
    <div className="desk" data-rail={isOpen ? 'open' : 'closed'} data-player={chosen === null ? undefined : 'open'}>
      {isOpen && <Rail />}
      <div className="desk-main">
        <header className="bar">
          <div className="bar-start">
            <IconButton icon={PanelLeft} label={isOpen ? say('app.hideRail') : say('app.showRail')} keyText={keyOf('window.rail')} onPress={toggleRail} />
          </div>
          <div className="bar-find">{zone !== null && <FindInView zone={zone} filter={filter} />}</div>
          <div className="bar-end">
            <ZoneChooser />
            <ThemeMenu />
            <IconButton icon={Keyboard} label={say('action.window.help')} keyText={keyOf('window.help')} onPress={onHelp} />
          </div>
        </header>
        {zone !== null && <ListBar zone={zone} filter={filter} />}
        <div className="desk-work">
          <main className="desk-days">{zone !== null && <DaysRoom zone={zone} filter={filter} />}</main>
          {chosen !== null && zone !== null && <Player clipId={chosen} filter={walked} lanes={filter.cameras} zone={zone} />}
        </div>
        {zone !== null && <ExportRoom zone={zone} filter={filter} />}
        {zone !== null && <FilmRoom zone={zone} filter={filter} />}
        {zone !== null && <CleanupRoom zone={zone} />}
      </div>
    </div>
  );
}

const noDays: readonly Day[] = [];
const noFilter: ClipFilter = {};

function useDays(zone: ZoneInForce, filter: FilterInForce) {
  return useQuery({ ...daysQuery(filter.filter ?? {}, zone.zone), enabled: filter.filter !== null });
}

function FindInView({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  return <FindBox zone={zone} days={useDays(zone, filter).data ?? noDays} />;
}
