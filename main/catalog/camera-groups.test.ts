import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { CameraId } from '../../shared/ids.ts';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { clipsMigration } from './001-clips.ts';
import { createCameraGroups } from './camera-groups.ts';
import type { CameraGroups } from './camera-groups.ts';
import { openCameraBook } from './camera-rows.ts';
import type { CameraBook } from './camera-rows.ts';
import { openLabels } from './labels.ts';
import { openSqliteFile } from './sqlite-file.ts';

interface House {
  readonly book: CameraBook;
  readonly groups: CameraGroups;
  readonly ids: readonly CameraId[];
  /** The same labels with a catalog that has only these cameras, as after a rebuild or another drive. */
  again(names: readonly string[]): House;
}

/** Cameras in the order they are first seen. */
function house(names: readonly string[], folder = temporaryFolder()): House {
  const { db } = openSqliteFile({ path: path.join(temporaryFolder(), 'catalog.sqlite'), applicationId: 1, migrations: [clipsMigration], now: 0 });
  const { labels } = openLabels(path.join(folder, 'labels.sqlite'), 0);
  const book = openCameraBook(db);
  onTestFinished(() => {
    db.close();
    labels.close();
  });
  const ids = names.map((name) => book.idFor(name, 0));
  return { book, groups: createCameraGroups(book, labels.cameras), ids, again: (others) => house(others, folder) };
}

/** `Front+Yard Garage`: each group by its names, the one it is shown as first. */
function shape(groups: CameraGroups): string {
  return groups.all().map(({ members }) => members.map((member) => member.name).join('+')).sort().join(' ');
}

function allowedNames({ book, groups }: House, named?: readonly number[]): string[] {
  const allowed = groups.allowed(named);
  return book.all().filter(({ id }) => allowed === null || allowed[id] === 1).map(({ name }) => name);
}

describe('merging cameras', () => {
  it('shows both names as one, in every filter that names either', () => {
    const home = house(['Front', 'Yard', 'Garage']);
    const [front, yard, garage] = home.ids as [CameraId, CameraId, CameraId];
    expect(home.groups.merge(yard, front)).toMatchObject({ id: front });
    expect(shape(home.groups)).toBe('Front+Yard Garage');
    expect(home.groups.shown(yard)).toBe(front);
    expect(allowedNames(home, [front])).toEqual(['Front', 'Yard']);
    expect(allowedNames(home, [yard])).toEqual(['Front', 'Yard']);
    expect(allowedNames(home, [garage])).toEqual(['Garage']);
    expect(allowedNames(home)).toEqual(['Front', 'Yard', 'Garage']);
  });

  it('into a merged camera goes to the one that is shown, and takes along what was merged before', () => {
    const home = house(['A', 'B', 'C', 'D']);
    const [a, b, c, d] = home.ids as [CameraId, CameraId, CameraId, CameraId];
    home.groups.merge(b, a);
    home.groups.merge(d, c);
    expect(home.groups.merge(c, b)).toMatchObject({ id: a });
    expect(shape(home.groups)).toBe('A+B+C+D');
    home.groups.merge(a, d);
    expect(shape(home.groups)).toBe('A+B+C+D');
    home.groups.split(c);
    expect(shape(home.groups)).toBe('A+B+D C');
    home.groups.merge(b, c);
    expect(shape(home.groups)).toBe('A+D C+B');
  });

  it('leaves the others together when the one they are shown as is split off', () => {
    const home = house(['A', 'B', 'C']);
    const [a, b, c] = home.ids as [CameraId, CameraId, CameraId];
    home.groups.merge(b, a);
    home.groups.merge(c, a);
    home.groups.write(a, { label: 'Hall' });
    expect(home.groups.split(a)).toMatchObject({ id: a, label: 'Hall' });
    expect(shape(home.groups)).toBe('A B+C');
    expect(home.groups.of(c)).toMatchObject({ id: b, label: null });
  });

  it('does not know a camera that is none', () => {
    const home = house(['A']);
    const nobody = 99 as CameraId;
    expect([home.groups.merge(nobody, 1 as CameraId), home.groups.merge(1 as CameraId, nobody), home.groups.split(nobody), home.groups.write(nobody, {})])
      .toEqual([null, null, null, null]);
  });

  it('never loses a camera, never makes a circle, whatever is merged and split', () => {
    const names = ['A', 'B', 'C', 'D', 'E'];
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 12 });
    const home = house(names);
    fc.assert(
      fc.property(steps, (moves) => {
        for (const id of home.ids) home.groups.split(id);
        let model = names.map((_, at) => new Set([at + 1]));
        for (const [isMerge, one, other] of moves) {
          const [id, into] = [one as CameraId, other as CameraId];
          const from = model.find((group) => group.has(one)) ?? new Set();
          const to = model.find((group) => group.has(other)) ?? new Set();
          if (isMerge) {
            const moved = from === to ? [] : home.groups.of(id)?.id === id ? [...from] : [one];
            for (const member of moved) {
              from.delete(member);
              to.add(member);
            }
            home.groups.merge(id, into);
          } else {
            from.delete(one);
            model.push(new Set([one]));
            home.groups.split(id);
          }
          model = model.filter((group) => group.size > 0);
        }
        const sets = home.groups.all().map(({ members }) => members.map((member) => member.id).sort().join(''));
        expect(sets.sort()).toEqual(model.map((group) => [...group].sort().join('')).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('is kept when the catalog is made anew, and while the camera merged into is on no known drive', () => {
    const home = house(['A', 'B', 'C']);
    const [a, b, c] = home.ids as [CameraId, CameraId, CameraId];
    home.groups.merge(b, a);
    home.groups.merge(c, a);
    home.groups.write(b, { label: 'Hall', colour: 5 });
    const without = home.again(['C', 'b']);
    expect(shape(without.groups)).toBe('C+b');
    expect(without.groups.all()).toMatchObject([{ id: without.ids[0], label: 'Hall', colour: 5 }]);
    expect(shape(home.again(['C', 'b', 'a']).groups)).toBe('a+C+b');
  });
});

describe('a camera whose labels are forgotten', () => {
  it('is as it was at first; one that others in use are merged into stays as it is', () => {
    const home = house(['A', 'B', 'C', 'D', 'E']);
    const [a, b, c, d, e] = home.ids as [CameraId, CameraId, CameraId, CameraId, CameraId];
    home.groups.merge(b, a);
    home.groups.write(a, { label: 'Door' });
    home.groups.merge(d, c);
    home.groups.write(c, { label: 'Hall', isHidden: true });
    home.groups.write(e, { label: 'Yard' });
    home.groups.forget(new Set([a, c, d, e]), new Set([b, e]));
    expect(home.groups.all().map(({ label, members, isHidden }) => [label, members.map(({ name }) => name).join('+'), isHidden])).toEqual([
      ['Door', 'A+B', false], [null, 'C', false], [null, 'D', false], ['Yard', 'E', false],
    ]);
    home.groups.forget(new Set([b]), new Set([a]));
    expect(shape(home.groups)).toBe('A B C D E');
  });
});

describe('the colour of a camera', () => {
  it('is another one for each of the first eight, and stays when cameras come and others are given colours', () => {
    const home = house(['1', '2', '3', '4', '5', '6', '7', '8']);
    const colours = (): number[] => home.groups.all().map((group) => group.colour);
    const before = colours();
    expect([...before].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    home.book.idFor('9', 0);
    home.groups.write(3 as CameraId, { colour: 0 });
    expect(colours().slice(0, 8)).toEqual(before.map((colour, at) => (at === 2 ? 0 : colour)));
  });
});

describe('a hidden camera', () => {
  it('is left out, with all merged into it, unless it is named', () => {
    const home = house(['Front', 'Yard', 'Garage']);
    const [front, yard, garage] = home.ids as [CameraId, CameraId, CameraId];
    home.groups.merge(yard, front);
    home.groups.write(yard, { isHidden: true });
    expect(home.groups.of(front)?.isHidden).toBe(true);
    expect(allowedNames(home)).toEqual(['Garage']);
    expect(allowedNames(home, [])).toEqual(['Garage']);
    expect(allowedNames(home, [yard, garage])).toEqual(['Front', 'Yard', 'Garage']);
    home.groups.write(front, { isHidden: false });
    expect(allowedNames(home)).toEqual(['Front', 'Yard', 'Garage']);
  });

  it('does not hide a camera that is seen for the first time after', () => {
    const home = house(['Front']);
    home.groups.write(1 as CameraId, { isHidden: true });
    home.book.idFor('New', 0);
    expect(allowedNames(home)).toEqual(['New']);
  });
});

describe('what is absent from a change', () => {
  it('stays as it was', () => {
    const { groups, ids: [id = 1 as CameraId] } = house(['Front']);
    groups.write(id, { label: 'Door', colour: 4 });
    expect(groups.write(id, { isHidden: true })).toMatchObject({ label: 'Door', colour: 4, isHidden: true });
    expect(groups.write(id, { label: null })).toMatchObject({ label: null, colour: 4, isHidden: true });
  });
});
