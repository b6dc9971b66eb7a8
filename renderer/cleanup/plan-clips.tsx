// The clips of a plan as pictures, oldest first: each can be played, taken out of the plan and put back. A plan of 100,000 costs what a screen of it costs.
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import type { CleanupPlanId, PlannedClip } from '../../shared/deletion/deletion-schema.ts';
import type { CameraId, ClipId } from '../../shared/ids.ts';
import type { Camera, Clip } from '../../shared/schema.ts';
import { ask, troubleText } from '../client/core.ts';
import { camerasQuery } from '../client/queries.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { useWidth } from '../library/use-width.ts';
import { Banner } from '../ui/banner.tsx';
import { say } from '../words/say.ts';
import { PlanClip } from './plan-clip.tsx';
import { PlanPlayer } from './plan-player.tsx';
import { usePages } from './use-pages.ts';

const gapPx = 12;
const leastCellPx = 148;
const wordsPx = 48;
/** From the edge of the picture: pressed there, a clip is taken out or put back. */
const cornerPx = 36;

interface PlanClipsProps {
  readonly planId: CleanupPlanId;
  /** The plan before the last change of it: what it showed stays until the new one is here. */
  readonly formerId: CleanupPlanId | null;
  /** With those taken out. */
  readonly total: number;
  readonly takenOut: ReadonlySet<ClipId>;
  readonly zone: ZoneInForce;
  readonly onToggle: (clip: ClipId) => void;
}

const fetchClips = (planId: CleanupPlanId) => (offset: number, limit: number, signal: AbortSignal): Promise<readonly PlannedClip[]> =>
  ask('cleanup.clips', { planId, offset, limit }, signal).then(({ clips }) => clips);

function gridOf(width: number) {
  const columns = Math.max(1, Math.floor((width + gapPx) / (leastCellPx + gapPx)));
  const cell = (width - gapPx * (columns - 1)) / columns;
  return { columns, cell, row: Math.round((cell * 9) / 16) + wordsPx + gapPx };
}

export function PlanClips({ planId, formerId, total, takenOut, zone, onToggle }: PlanClipsProps): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const width = useWidth(list);
  const { columns, cell, row } = gridOf(Math.max(1, width));
  const [active, setActive] = useState(0);
  const [isMoved, setMoved] = useState(false);
  const [playing, setPlaying] = useState<Clip | null>(null);
  const cameraOf = new Map<CameraId, Camera>((useQuery(camerasQuery).data ?? []).map((camera) => [camera.id, camera]));
  const rows = Math.ceil(total / columns);
  // Another row height is another list to the virtualizer: it measures anew.
  const getItemKey = useCallback((index: number) => `${String(columns)} ${String(row)} ${String(index)}`, [columns, row]);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoises this hook's functions
  const virtual = useVirtualizer({ count: rows, getScrollElement: () => scroller.current, estimateSize: () => row, overscan: 2, getItemKey });
  const items = virtual.getVirtualItems();
  const { rowAt, error } = usePages({
    listKey: ['cleanupClips', planId], formerKey: formerId === null ? undefined : ['cleanupClips', formerId], fetchRows: fetchClips(planId),
    first: (items[0]?.index ?? 0) * columns, last: Math.min(total, ((items.at(-1)?.index ?? -1) + 1) * columns) - 1,
  });
  const at = Math.min(active, total - 1);

  const move = (to: number) => {
    const next = Math.max(0, Math.min(total - 1, to));
    setActive(next);
    setMoved(true);
    virtual.scrollToIndex(Math.floor(next / columns));
  };
  const act = (index: number, what: 'play' | 'toggle') => {
    const clip = rowAt(index)?.clip;
    if (clip === undefined) return;
    if (what === 'play') setPlaying(clip);
    else onToggle(clip.id);
  };
  const closePlayer = () => {
    setPlaying(null);
    list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const screen = Math.max(1, Math.floor((scroller.current?.clientHeight ?? row) / row)) * columns;
    const steps: Partial<Record<string, number>> = {
      ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - columns, ArrowDown: at + columns, Home: 0, End: total - 1, PageUp: at - screen, PageDown: at + screen,
    };
    const to = steps[event.key];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter') act(at, 'play');
    else if (event.key === ' ' || event.key === 'x' || event.key === 'Delete') act(at, 'toggle');
    else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null;
    if (option === null) return;
    const index = Number(option.dataset['index']);
    const box = option.getBoundingClientRect();
    const across = getComputedStyle(option).direction === 'rtl' ? box.right - event.clientX : event.clientX - box.left;
    setActive(index);
    act(index, across < cornerPx && event.clientY - box.top < cornerPx ? 'toggle' : 'play');
  };

  return (
    <div className="plan-clips">
      {playing !== null && <PlanPlayer key={playing.id} clip={playing} camera={cameraOf.get(playing.cameraId)} zone={zone} isTakenOut={takenOut.has(playing.id)} onToggle={() => onToggle(playing.id)} onClose={closePlayer} />}
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
      <p className="plan-hint quiet" id="plan-hint">{say('cleanup.clipsHint')}</p>
      <div className="plan-scroll" ref={scroller}>
        <div
          ref={list} role="listbox" aria-multiselectable aria-label={say('cleanup.clipsLabel')} aria-describedby="plan-hint" style={{ height: virtual.getTotalSize() }} className="plan-grid"
          onKeyDown={press} onClick={click}
        >
          {width > 0 && items.map(({ index: line, start, key }) => (
            <div key={key} role="presentation" className="plan-row" style={{ top: start }}>
              {Array.from({ length: Math.min(columns, total - line * columns) }, (_, column) => {
                const index = line * columns + column;
                const row = rowAt(index);
                const left = column * (cell + gapPx);
                return row === undefined ? <div key={index} className="plan-cell plan-waiting" style={{ insetInlineStart: left, width: cell }}><div className="plan-picture" /></div> : (
                  <PlanClip
                    key={row.clip.id} clip={row.clip} camera={cameraOf.get(row.clip.cameraId)} zone={zone} index={index} total={total} left={left} width={cell}
                    isTakenOut={takenOut.has(row.clip.id)} isActive={index === at} wantsFocus={isMoved && index === at}
                  />
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
