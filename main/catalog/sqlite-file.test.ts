// What several processes with one file may count on.
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { allOrNone, openSqliteFile } from './sqlite-file.ts';

const migrations = [{ version: 1, name: 'notes', run: (db: Database.Database) => db.exec('CREATE TABLE note (text TEXT)') }];

it('a work that reads before it writes has the file to itself from its start, and is undone as a whole', () => {
  const file = path.join(temporaryFolder(), 'notes.sqlite');
  const { db } = openSqliteFile({ path: file, applicationId: 7, migrations, now: 0 });
  const other = new Database(file, { timeout: 0 });
  const texts = () => db.prepare('SELECT text FROM note').pluck().all();
  const add = (to: Database.Database, text: string) => to.prepare('INSERT INTO note VALUES (?)').run(text);

  const note = allOrNone(db, (text: string, isWrong: boolean): number => {
    const before = texts().length;
    // Were this taken, what follows would be refused: what was read is no longer so.
    expect(() => add(other, 'from the other')).toThrow(/locked/);
    add(db, text);
    if (isWrong) throw new Error('It ends here.');
    return before;
  });
  expect([note('one', false), note('two', false)]).toEqual([0, 1]);
  expect(() => note('three', true)).toThrow('It ends here.');
  expect(texts()).toEqual(['one', 'two']);
  add(other, 'from the other');
  expect(texts()).toEqual(['one', 'two', 'from the other']);
  other.close();
  db.close();
});
