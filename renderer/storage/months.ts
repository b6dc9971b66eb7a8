// Months as a chart needs them: every one from the first to the last, those without clips too, and which of them carry a name.

/** `2026-11`: a month of the local calendar. */
export interface MonthShare {
  readonly month: string;
  readonly clips: number;
  readonly bytes: number;
}

const mostNames = 12;
const nameSteps = [1, 2, 3, 6, 12, 24, 60, 120];

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthText(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** Oldest first, without gaps. Pure. */
export function fillMonths(months: readonly MonthShare[]): MonthShare[] {
  const known = new Map(months.map((share) => [monthNumber(share.month), share]));
  const numbers = [...known.keys()];
  if (numbers.length === 0) return [];
  const first = Math.min(...numbers);
  return Array.from({ length: Math.max(...numbers) - first + 1 }, (_, order) => known.get(first + order) ?? { month: monthText(first + order), clips: 0, bytes: 0 });
}

export interface MonthName {
  readonly month: string;
  /** The year is written too: at the first name, and where it changes. */
  readonly hasYear: boolean;
}

/** Those of the months that are named under the chart, so many as there is room for. Pure. */
export function namedMonths(months: readonly string[]): MonthName[] {
  const step = nameSteps.find((every) => months.length / every <= mostNames) ?? 240;
  const named = months.filter((month) => monthNumber(month) % step === 0);
  const shown = named.length === 0 ? months.slice(0, 1) : named;
  return shown.map((month, order) => ({ month, hasYear: shown[order - 1]?.slice(0, 4) !== month.slice(0, 4) }));
}
