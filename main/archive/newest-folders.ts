// Which folders of an archive are the ones that change: those above the months, and the newest months of each tree. Pure.
import { archiveRootKind } from '../../shared/drive-entry.ts';

/** Folders by their paths from the root of a volume, with slashes; '' is the root. */
type Paths = Iterable<string>;

interface Month {
  /** The folder above the dated ones. */
  readonly tree: string;
  /** `YY-MM` */
  readonly month: string;
}

const dated = /^\d\d-\d\d(-\d\d)?$/;
const newestMonths = 2;
const newestDays = 3;

/** The month a folder belongs to by the highest dated name on its path; null above the months and beside them. */
export function monthOf(path: string): Month | null {
  const names = path.split('/');
  const place = names.findIndex((name) => dated.test(name));
  const name = names[place];
  return name === undefined ? null : { tree: names.slice(0, place).join('/'), month: name.slice(0, 5) };
}

/** The folders above the months, and the two newest months of each tree with all below them. */
export function newestFolders(paths: readonly string[]): string[] {
  const months = newestMonthsByTree(paths, newestMonths);
  return paths.filter((path) => {
    const of = monthOf(path);
    return of === null ? isAboveMonths(path, months) : months.get(of.tree)?.includes(of.month) === true;
  });
}

/**
 * The folders in which clips appear as they are made: those above the months, the newest month of each tree and its
 * three newest days. A dozen at most where there are one or two trees, however large they are.
 */
export function growingFolders(paths: readonly string[]): string[] {
  const months = newestMonthsByTree(paths, 1);
  const growing: string[] = [];
  const daysOf = new Map<string, string[]>();
  for (const path of paths) {
    const of = monthOf(path);
    if (of === null) {
      if (isAboveMonths(path, months)) growing.push(path);
    } else if (months.get(of.tree)?.includes(of.month) === true) {
      if (nameOf(path) === of.month) growing.push(path);
      else daysOf.set(of.tree, [...(daysOf.get(of.tree) ?? []), path]);
    }
  }
  return [...growing, ...[...daysOf.values()].flatMap((days) => days.sort().slice(-newestDays))];
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function childOf(path: string, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

function newestMonthsByTree(paths: Paths, most: number): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, Set<string>>();
  for (const path of paths) {
    const of = monthOf(path);
    if (of !== null) all.set(of.tree, (all.get(of.tree) ?? new Set()).add(of.month));
  }
  return new Map([...all].map(([tree, months]) => [tree, [...months].sort().slice(-most)]));
}

function isAboveMonths(path: string, months: ReadonlyMap<string, unknown>): boolean {
  if (path === '' || archiveRootKind(path) !== null) return true;
  return [...months.keys()].some((tree) => tree === path || tree.startsWith(`${path}/`));
}
