// How the window is divided. Without state: the core draws it too.
import type { ReactNode } from 'react';
import './app.css';

interface AppFrameProps {
  readonly banners?: ReactNode;
  /** Dialogs and notices. */
  readonly rooms?: ReactNode;
  readonly children: ReactNode;
}

export function AppFrame({ banners, rooms, children }: AppFrameProps): ReactNode {
  return (
    <div className="app">
      <div className="app-banners">{banners}</div>
      <div className="app-room">{children}</div>
      {rooms}
    </div>
  );
}

interface DeskFrameProps {
  readonly hasRail: boolean;
  readonly hasPlayer: boolean;
  /** What is not here yet leaves its room free, so that the list stands where it will stay. */
  readonly rail?: ReactNode;
  readonly bars?: ReactNode;
  readonly days: ReactNode;
  readonly player?: ReactNode;
  readonly rooms?: ReactNode;
}

export function DeskFrame({ hasRail, hasPlayer, rail, bars, days, player, rooms }: DeskFrameProps): ReactNode {
  return (
    <div className="desk" data-rail={hasRail ? 'open' : 'closed'} data-player={hasPlayer ? 'open' : undefined}>
      {hasRail && (rail ?? <div className="rail" />)}
      <div className="desk-main">
        {bars ?? <BarsToCome />}
        <div className="desk-work">
          <main className="desk-days">{days}</main>
          {player}
        </div>
        {rooms}
      </div>
    </div>
  );
}

function BarsToCome(): ReactNode {
  return (
    <>
      <div className="bar" />
      <div className="list-bar" />
    </>
  );
}
