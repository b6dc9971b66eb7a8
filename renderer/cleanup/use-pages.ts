// A list far longer than the screen, fetched by the page: those pages in which something is in sight, and no others.
import { useQueries } from '@tanstack/react-query';
import { queryClient } from '../client/queries.ts';

const pageRows = 200;

interface Pages<Row> {
  /** Names the list; another list has another key. */
  readonly listKey: readonly unknown[];
  /** The list as it was before it changed: its rows stand in until those of the new one are here. */
  readonly formerKey?: readonly unknown[] | undefined;
  readonly fetchRows: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>;
  /** Rows in sight, both counted. */
  readonly first: number;
  readonly last: number;
}

interface RowsInSight<Row> {
  readonly rowAt: (index: number) => Row | undefined;
  readonly error: unknown;
}

export function usePages<Row>({ listKey, formerKey, fetchRows, first, last }: Pages<Row>): RowsInSight<Row> {
  const from = Math.floor(Math.max(0, first) / pageRows);
  const pages = last < first ? [] : Array.from({ length: Math.floor(last / pageRows) - from + 1 }, (_, order) => from + order);
  const answers = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...listKey, page],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchRows(page * pageRows, pageRows, signal),
      gcTime: 60_000,
      placeholderData: () => (formerKey === undefined ? undefined : queryClient.getQueryData<readonly Row[]>([...formerKey, page])),
    })),
  });
  return {
    rowAt: (index) => answers[Math.floor(index / pageRows) - from]?.data?.[index % pageRows],
    error: answers.find(({ error }) => error !== null)?.error ?? null,
  };
}
