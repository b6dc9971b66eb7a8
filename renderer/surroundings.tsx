// What stands around the clips: fetched and built in one piece, right after the first picture.
import { useQuery } from '@tanstack/react-query';
import { CircleAlert, CircleQuestionMark, PanelLeft } from 'lucide-react';
import { type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { Day } from '../shared/schema.ts';
import { keyOf } from './actions/key-text.ts';
import { NoticeToast } from './actions/notice-toast.tsx';
import { CleanupBanner } from './cleanup/cleanup-banner.tsx';
import { CleanupRoom } from './cleanup/cleanup-room.tsx';
import { RetentionOffers } from './cleanup/retention-offers.tsx';
import { troubleText } from './client/core.ts';
import { daysQuery } from './client/queries.ts';
import type { ZoneInForce } from './client/zone.ts';
import { Rail } from './drives/rail.tsx';
import { Welcome } from './drives/welcome.tsx';
import { ExportBanner } from './export/export-banner.tsx';
import { ExportRoom } from './export/export-room.tsx';
import { FilmBanner } from './film/film-banner.tsx';
import { FilmRoom } from './film/film-room.tsx';
import { FindBox } from './find/find-box.tsx';
import { ListBar } from './filters/list-bar.tsx';
import { HelpRoom } from './help/help-room.tsx';
import { openHelp } from './help/open-help.ts';
import { TourRoom } from './help/tour-room.tsx';
import { Scrubber } from './library/scrubber.tsx';
import { Palette } from './palette/palette.tsx';
import type { FilterInForce } from './place/use-filter.ts';
import { Player } from './player/player.tsx';
import { Notices } from './settings/notices.tsx';
import { UpdateBanner } from './settings/update-banner.tsx';
import { AppearanceMenu } from './settings/appearance-menu.tsx';
import { ZoneChooser } from './settings/zone-chooser.tsx';
import { Banner } from './ui/banner.tsx';
import { IconButton } from './ui/icon-button.tsx';
import { Message } from './ui/message.tsx';
import { memoInLanguage } from './words/memo-in-language.tsx';
import { say } from './words/say.ts';
// In the one sheet of the page, last: the rules of the controls hold against those of whoever uses them.
import './ui/base.css';
import './ui/controls.css';
import './ui/option.css';

function Banners({ isLost }: { readonly isLost: boolean }): ReactNode {
  return (
    <>
      {isLost && <Banner tone="bad" what={say('lost.what')} next={say('lost.next')} />}
      <Notices />
      <UpdateBanner />
      <ExportBanner />
      <FilmBanner />
      <CleanupBanner />
      <RetentionOffers />
    </>
  );
}

/** The core did not say which drives there are. */
function NoAnswer({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }): ReactNode {
  const { what, next } = troubleText(error);
  return <Message icon={CircleAlert} title={what} text={next} isUrgent><Button className="button" onPress={onRetry}>{say('app.retry')}</Button></Message>;
}

/** Dialogs and notices of the window, whatever it shows. */
function WindowRooms(): ReactNode {
  return (
    <>
      <HelpRoom />
      <Palette />
      <NoticeToast />
    </>
  );
}

interface InDesk {
  readonly zone: ZoneInForce | null;
  readonly filter: FilterInForce;
}

interface BarsProps extends InDesk {
  readonly isRailOpen: boolean;
  readonly onToggleRail: () => void;
}

function Bars({ zone, filter, isRailOpen, onToggleRail }: BarsProps): ReactNode {
  return (
    <>
      <header className="bar">
        <div className="bar-start">
          <IconButton icon={PanelLeft} className="turns" label={isRailOpen ? say('app.hideRail') : say('app.showRail')} keyText={keyOf('window.rail')} onPress={onToggleRail} />
        </div>
        <div className="bar-find" data-tour="find">{zone !== null && <FindInView zone={zone} filter={filter} />}</div>
        <div className="bar-end">
          <ZoneChooser />
          <AppearanceMenu />
          <IconButton icon={CircleQuestionMark} label={say('action.window.help')} keyText={keyOf('window.help')} onPress={() => openHelp()} />
        </div>
      </header>
      {zone !== null && <ListBar zone={zone} filter={filter} />}
    </>
  );
}

const noDays: readonly Day[] = [];

function FindInView({ zone, filter }: { readonly zone: ZoneInForce; readonly filter: FilterInForce }): ReactNode {
  const days = useQuery({ ...daysQuery(filter.filter ?? {}, zone.zone), enabled: filter.filter !== null }).data;
  return <FindBox zone={zone} days={days ?? noDays} />;
}

interface DeskRoomsProps extends InDesk {
  /** No clip is open beside the days. */
  readonly isFree: boolean;
  readonly onShowRail: () => void;
}

/** The dialogs of the desk, each with its actions. */
function DeskRooms({ zone, filter, isFree, onShowRail }: DeskRoomsProps): ReactNode {
  return (
    <>
      {zone !== null && <ExportRoom zone={zone} filter={filter} />}
      {zone !== null && <FilmRoom zone={zone} filter={filter} />}
      {zone !== null && <CleanupRoom zone={zone} />}
      <TourRoom isFree={isFree} onShowRail={onShowRail} />
    </>
  );
}

/** What says nothing of the clip that opens is left as it is when one does. */
export const surroundings = {
  Banners: memoInLanguage(Banners), NoAnswer, WindowRooms: memoInLanguage(WindowRooms), Welcome, Rail: memoInLanguage(Rail), Bars: memoInLanguage(Bars), Player, DeskRooms: memoInLanguage(DeskRooms), Scrubber,
};
export type Surroundings = typeof surroundings;
