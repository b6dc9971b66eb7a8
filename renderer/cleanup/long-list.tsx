// A list of any length with rows of one height: only those in sight are in the page.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, type ReactNode } from 'react';
import { troubleText } from '../client/core.ts';
import { Banner } from '../ui/banner.tsx';
import { usePages } from './use-pages.ts';

const rowPx = 48;

interface LongListProps<Row> {
  readonly label: string;
  readonly listKey: readonly unknown[];
  readonly total: number;
  readonly fetchRows: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>;
  readonly children: (row: Row) => ReactNode;
}

export function LongList<Row>({ label, listKey, total, fetchRows, children }: LongListProps<Row>): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler memoises this hook's functions
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => rowPx, overscan: 4 });
  const items = virtual.getVirtualItems();
  const { rowAt, error } = usePages({ listKey, fetchRows, first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? -1 });
  return (
    <>
      {error !== null && <Banner tone="bad" {...troubleText(error)} />}
      <div className="long-list" ref={scroller} role="region" aria-label={label} tabIndex={0}>
        <ul style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return <li key={index} className="long-row" style={{ top: start, height: rowPx }} aria-posinset={index + 1} aria-setsize={total}>{row !== undefined && children(row)}</li>;
          })}
        </ul>
      </div>
    </>
  );
}
