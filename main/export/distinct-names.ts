// Two clips that would get one name get different ones, the same in every run whatever else is selected.
import { nameKey } from '../../shared/export/legal-name.ts';
import { eachInTurns } from '../in-turns.ts';

/** `nameAt(0)` is the bare name; each level after it says more of the clip, and the last one is its own. */
export interface Nameable {
  /** Which clip this is; null for a clip that is not exported and only has a say in who shares a name. */
  readonly source: string | null;
  nameAt(level: number): string;
}

export interface NamesTaken {
  /** From the path of a clip to the file that an earlier export into this folder made of it. */
  readonly fileOf: ReadonlyMap<string, string>;
  /** From the key of such a file to its clip. */
  readonly sourceOf: ReadonlyMap<string, string>;
}

export const lastLevel = 3;

/**
 * One name an item, in order ('' for those that are not exported). All clips that share a name step up together until none
 * does: so a name depends on the drive, not on the order or size of a selection. A clip that was exported
 * before keeps the name it got, as long as that is one of its names.
 */
export async function distinctNames(items: readonly Nameable[], taken: NamesTaken): Promise<string[]> {
  const levels = new Uint8Array(items.length);
  const kept = new Uint8Array(items.length);
  const names: string[] = [];
  const keys: string[] = [];
  await eachInTurns(items, (item, place) => {
    const before = item.source === null ? undefined : taken.fileOf.get(item.source);
    for (let level = 0; before !== undefined && level <= lastLevel && kept[place] === 0; level += 1) {
      if (item.nameAt(level) !== before) continue;
      levels[place] = level;
      kept[place] = 1;
    }
    const name = item.nameAt(levels[place] ?? 0);
    names.push(name);
    keys.push(nameKey(name));
  });

  for (let round = 0; round < lastLevel; round += 1) {
    const owners = new Map<string, number>();
    await eachInTurns(keys, (key) => void owners.set(key, (owners.get(key) ?? 0) + 1));
    let moved = 0;
    await eachInTurns(items, (item, place) => {
      const key = keys[place] ?? '';
      const holder = taken.sourceOf.get(key);
      const isShared = (owners.get(key) ?? 0) > 1 || (holder !== undefined && holder !== item.source);
      const level = levels[place] ?? 0;
      if (!isShared || kept[place] === 1 || level === lastLevel) return;
      levels[place] = level + 1;
      names[place] = item.nameAt(level + 1);
      keys[place] = nameKey(names[place] ?? '');
      moved += 1;
    });
    if (moved === 0) break;
  }
  return numberTheRest(items, names, keys, taken);
}

/** Clips whose last name is still shared (the same path on two drives of one name) are counted in the order of their sources. */
async function numberTheRest(items: readonly Nameable[], names: readonly string[], keys: readonly string[], taken: NamesTaken): Promise<string[]> {
  const owners = new Map<string, number[]>();
  const settled: string[] = [];
  await eachInTurns(items, ({ source }, place) => {
    settled.push(source === null ? '' : (names[place] ?? ''));
    if (source === null) return;
    const key = keys[place] ?? '';
    const sharing = owners.get(key);
    if (sharing === undefined) owners.set(key, [place]);
    else sharing.push(place);
  });
  const added = new Set<string>();
  const isUsed = (key: string): boolean => owners.has(key) || added.has(key) || taken.sourceOf.has(key);
  await eachInTurns(owners.values(), (sharing) => {
    if (sharing.length === 1) return;
    const inOrder = sharing.toSorted((a, b) => ((items[a]?.source ?? '') < (items[b]?.source ?? '') ? -1 : 1));
    for (const place of inOrder.slice(1)) {
      let count = 2;
      const name = names[place] ?? '';
      const numbered = (): string => name.replace(/(\.[^./]*)?$/, ` ${count}$1`);
      while (isUsed(nameKey(numbered()))) count += 1;
      settled[place] = numbered();
      added.add(nameKey(numbered()));
    }
  });
  return settled;
}
