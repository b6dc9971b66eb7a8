// Months as columns, as high as their clips take space; with a part of each standing out where that is what one asks about.
import type { ReactNode } from 'react';
import { countText, sizeText } from '../ui/amounts.ts';
import { perLocale } from '../words/in-locale.ts';
import { say } from '../words/say.ts';
import { fillMonths, namedMonths, type MonthShare } from './months.ts';
import './charts.css';

const inUtc = (options: Intl.DateTimeFormatOptions) => perLocale((locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }));
const shortMonth = inUtc({ month: 'short' });
const yearOnly = inUtc({ year: 'numeric' });
const fullMonth = inUtc({ month: 'long', year: 'numeric' });

function monthMs(month: string): number {
  return Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1, 1);
}

/** `November 2026`. */
export function monthWords(month: string): string {
  return fullMonth().format(monthMs(month));
}

interface MonthColumnsProps {
  readonly title: string;
  /** What stands out. */
  readonly months: readonly MonthShare[];
  /** What it is a part of, behind it; absent where the months are the whole. */
  readonly whole?: readonly MonthShare[] | undefined;
  /** What the columns are, in words, where two kinds of them stand together. */
  readonly legend?: { readonly part: string; readonly whole: string } | undefined;
}

interface Column {
  readonly month: string;
  readonly part: MonthShare;
  readonly whole: MonthShare;
}

function columnsOf(months: readonly MonthShare[], whole: readonly MonthShare[]): Column[] {
  const parts = new Map(months.map((share) => [share.month, share]));
  // A month that is only in the part is still a month of the whole.
  const all = [...whole, ...months.filter(({ month }) => !whole.some((share) => share.month === month))];
  return fillMonths(all).map((share) => ({ month: share.month, whole: share, part: parts.get(share.month) ?? { month: share.month, clips: 0, bytes: 0 } }));
}

export function MonthColumns({ title, months, whole = months, legend }: MonthColumnsProps): ReactNode {
  const columns = columnsOf(months, whole);
  const names = new Map(namedMonths(columns.map(({ month }) => month)).map((name) => [name.month, name]));
  const most = Math.max(1, ...columns.map((column) => column.whole.bytes));
  const high = (bytes: number) => `${String((bytes / most) * 100)}%`;
  return (
    <figure className="months" aria-label={title}>
      <div className="months-scale num" aria-hidden><span>{sizeText(most)}</span></div>
      <div className="months-plot" aria-hidden>
        {columns.map(({ month, part, whole: all }) => {
          const name = names.get(month);
          return (
            <div key={month} className="months-column" title={`${monthWords(month)}: ${say('storage.share', countText(part.clips), sizeText(part.bytes))}`}>
              <div className="months-room">
                {all.bytes > 0 && <span className="months-whole" style={{ blockSize: high(all.bytes) }} />}
                {part.bytes > 0 && <span className="months-part" style={{ blockSize: high(part.bytes) }} />}
              </div>
              {name !== undefined && <span className="months-name">{shortMonth().format(monthMs(month))}{name.hasYear && <span>{yearOnly().format(monthMs(month))}</span>}</span>}
            </div>
          );
        })}
      </div>
      {legend !== undefined && <p className="months-legend" aria-hidden><i className="months-part" />{legend.part}<i className="months-whole" />{legend.whole}</p>}
      <table className="visually-hidden">
        <caption>{title}</caption>
        <thead><tr><th scope="col">{say('storage.month')}</th><th scope="col">{say('storage.clips')}</th><th scope="col">{say('storage.size')}</th></tr></thead>
        <tbody>
          {columns.filter(({ part }) => part.clips > 0).map(({ month, part }) => (
            <tr key={month}><th scope="row">{monthWords(month)}</th><td>{countText(part.clips)}</td><td>{sizeText(part.bytes)}</td></tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
