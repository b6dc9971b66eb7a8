// The first screen of the list, drawn in the core with what the page draws it with. The page puts its own in its place, which looks the same:
// this one has no state, and nothing of it answers (client/early-input.ts keeps what is pressed meanwhile).
import { FileDown } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { firstScreenId, type DrawFirstScreen, type FirstAnswers, type FirstList } from '../../shared/first-answers.ts';
import { homeZones } from '../../shared/home-zones.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Camera } from '../../shared/schema.ts';
import type { SeenWindow, Settings } from '../../shared/settings.ts';
import { zoneClock } from '../../shared/time.ts';
import { dateWords, wallFormats } from '../client/wall-formats.ts';
import { AppFrame, DeskFrame } from '../desk-frame.tsx';
import { cellView } from '../library/cell-view.tsx';
import { DayFrame, dayHead, isShortDate, saysOffsets, type DayZone } from '../library/day-frame.tsx';
import { daysBetween, layDays, topOf, type DayLayout, type VisibleDay } from '../library/day-layout.ts';
import { gridIn, type Grid } from '../library/grid.ts';
import { LibraryFrame } from '../library/library-frame.tsx';
import { cellSpot, dayMeasures, lanesHeight, stickyPx } from '../library/list-measures.ts';
import type { ListPlace } from '../place/place.ts';
import { pictureView } from '../thumbnails/picture-view.tsx';
import { dataUrl } from '../thumbnails/picture-url.ts';
import { catalogs } from '../words/catalogs.ts';
import { chooseLanguage, chooseLocale, rootMarks } from '../words/choose-language.ts';
import { putLocaleInForce } from '../words/in-locale.ts';
import { say, speak } from '../words/say.ts';
import { stylesToRules } from './style-rules.ts';

/** Under this the rail gives way to the player: `ui/use-is-narrow.ts` asks the window the same. */
const narrowPx = 1199;

export const drawFirstScreen: DrawFirstScreen = async (first, { date, index, hasClip }) => {
  const { 'settings.read': settings, 'cameras.list': cameras } = first.answers;
  const { list } = first;
  const zone = zoneOf(first);
  const seen = settings?.window;
  if (settings === undefined || cameras === undefined || list === null || zone === null || seen?.hasPlayer !== hasClip) return null;
  const language = chooseLanguage(settings.language, seen.languages);
  speak(await catalogs[language]());
  putLocaleInForce(chooseLocale(language, seen.languages));

  // As the address has it, whatever that says: it is compared with the days of the list, and never shown.
  const at = date === null ? null : { date, index } as ListPlace;
  const screen: Screen = { seen, settings, list, zone, at, cameraOf: new Map(cameras.map((camera) => [camera.id, camera])), lanes: cameras.filter(({ isHidden }) => !isHidden).length, pictured: new Set() };
  const { html, css } = stylesToRules(renderToStaticMarkup(<Window screen={screen} />), `#${firstScreenId}`);
  return {
    html, pictured: screen.pictured, languages: seen.languages,
    css: `@media (width: ${String(seen.width)}px) and (height: ${String(seen.height)}px) { .first-screen { --shown: block; } }${css}`,
    root: { ...rootMarks(language), ...(settings.theme !== 'system' && { 'data-theme': settings.theme }) },
  };
};

interface Screen {
  readonly seen: SeenWindow;
  readonly settings: Settings;
  readonly list: FirstList;
  readonly zone: DayZone;
  readonly at: ListPlace | null;
  readonly cameraOf: ReadonlyMap<Camera['id'], Camera>;
  /** Cameras on every ruler. */
  readonly lanes: number;
  /** Filled while it is drawn. */
  readonly pictured: Set<ClipId>;
}

function zoneOf({ answers, list }: FirstAnswers): DayZone | null {
  const { 'app.about': about, 'volumes.list': known } = answers;
  if (about === undefined || known === undefined || list === null) return null;
  const clock = zoneClock(list.zone);
  return { clock, formats: wallFormats(clock), isMixed: homeZones(known.volumes, about.computerZone).size > 1 };
}

function Window({ screen }: { readonly screen: Screen }): ReactNode {
  const { seen: { width, hasPlayer } } = screen;
  return <AppFrame><DeskFrame hasRail={!(hasPlayer && width <= narrowPx)} hasPlayer={hasPlayer} days={<Days screen={screen} />} /></AppFrame>;
}

function Days({ screen }: { readonly screen: Screen }): ReactNode {
  const { seen: { listWidth, listHeight }, settings: { density }, list, lanes, at } = screen;
  const grid = gridIn(listWidth, density);
  const layout = layDays(list.days, dayMeasures(grid, lanes));
  const top = Math.max(0, Math.min(layout.height - listHeight, at === null ? 0 : topOf(layout, at, stickyPx)));
  return (
    <LibraryFrame density={density} grid={grid} height={listHeight} list={{ tabIndex: -1 }} edge={<div className="scrubber" />}>
      {daysBetween(layout, top, top + listHeight).map((visible) => <Day key={visible.place.day.date} visible={visible} layout={layout} top={visible.place.top - top} grid={grid} screen={screen} />)}
    </LibraryFrame>
  );
}

interface DayProps {
  readonly visible: VisibleDay;
  readonly layout: DayLayout;
  readonly top: number;
  readonly grid: Grid;
  readonly screen: Screen;
}

function Day({ visible: { place, from, to }, layout, top, grid, screen }: DayProps): ReactNode {
  const { seen, list, zone, lanes, cameraOf, pictured } = screen;
  const { day } = place;
  const { full } = dateWords(day.date);
  const clips = list.clips.find(({ range }) => range.from === day.range.from)?.clips ?? [];
  const first = from * grid.columns;
  const label = say('export.thisDay', full);
  return (
    <DayFrame place={place} top={top}>
      {dayHead({
        place, zone, isShort: isShortDate(seen.listWidth),
        button: <button type="button" className="icon-button small day-export" aria-label={label}><FileDown size={14} strokeWidth={1.75} aria-hidden /></button>,
      })}
      <div className="ruler-tile" style={{ height: lanesHeight(lanes) }} />
      <div role="listbox" aria-label={say('day.list', full)} aria-multiselectable>
        {clips.slice(first, to * grid.columns).map((clip, order) => {
          const index = first + order;
          const webp = list.pictures.find(({ clipId }) => clipId === clip.id)?.webp;
          const thumbnail = webp == null ? null : { kind: 'picture', url: dataUrl(webp, 'image/webp'), sizeBytes: null } as const;
          if (thumbnail !== null) pictured.add(clip.id);
          const cell = cellView({
            clip, camera: cameraOf.get(clip.cameraId), zone, showsLetters: saysOffsets(zone, day.range), index, ...cellSpot(grid, layout.measures.head, index),
            isChosen: false, isActive: false, isSelected: false, thumbnail,
            picture: <span className="thumb">{thumbnail !== null && pictureView(thumbnail, false)}</span>,
          });
          return <Fragment key={clip.id}>{cell}</Fragment>;
        })}
      </div>
    </DayFrame>
  );
}
