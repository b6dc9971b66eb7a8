// Two clips that would get one name get different ones, the same in every run whatever else is selected.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { nameKey } from '../../shared/export/legal-name.ts';

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
  await eachInTurns(items, (item, place) => {
    const before = item.source === null ? undefined : taken.fileOf.get(item.source);
    for (let level = 0; before !== undefined && level <= lastLevel && kept[place] === 0; level += 1) {
      if (item.nameAt(level) !== before) continue;
      levels[place] = level;
      kept[place] = 1;
    }
    names.push(item.nameAt(levels[place] ?? 0));
  });

  const keys = names.map(nameKey);
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
function numberTheRest(items: readonly Nameable[], names: readonly string[], keys: readonly string[], taken: NamesTaken): string[] {
  const owners = new Map<string, number[]>();
  for (const [place, key] of keys.entries()) {
    if (items[place]?.source === null) continue;
    const sharing = owners.get(key);
    if (sharing === undefined) owners.set(key, [place]);
    else sharing.push(place);
  }
  const settled = names.map((name, place) => (items[place]?.source === null ? '' : name));
  const used = new Set([...owners.keys(), ...taken.sourceOf.keys()]);
  for (const sharing of owners.values()) {
    const inOrder = sharing.toSorted((a, b) => ((items[a]?.source ?? '') < (items[b]?.source ?? '') ? -1 : 1));
    for (const place of inOrder.slice(1)) {
      let count = 2;
      const name = names[place] ?? '';
      const numbered = (): string => name.replace(/(\.[^./]*)?$/, ` ${count}$1`);
      while (used.has(nameKey(numbered()))) count += 1;
      settled[place] = numbered();
      used.add(nameKey(numbered()));
    }
  }
  return settled;
}

const itemsATurn = 1000;

/** Other work of this thread gets its turn in between: a drive holds 100,000 clips. */
async function eachInTurns<Item>(items: readonly Item[], visit: (item: Item, place: number) => void): Promise<void> {
  for (const [place, item] of items.entries()) {
    if (place % itemsATurn === itemsATurn - 1) await nextTurn();
    visit(item, place);
  }
}
