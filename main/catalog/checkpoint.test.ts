import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { createCheckpointer } from './checkpoint.ts';
import { openSqliteFile } from './sqlite-file.ts';

const table = { version: 1, name: 'table', run: (db: { exec(sql: string): unknown }) => void db.exec('CREATE TABLE words (word TEXT)') };

function writtenFile() {
  const file = path.join(temporaryFolder(), 'words.sqlite');
  const { db } = openSqliteFile({ path: file, applicationId: 1, migrations: [table], now: 0 });
  onTestFinished(() => {
    if (db.open) db.close();
  });
  const checkpointer = createCheckpointer(db, file, 10);
  onTestFinished(() => checkpointer.stop());
  const word = 'w'.repeat(1000);
  const write = db.transaction(() => {
    for (let count = 0; count < 6000; count += 1) db.prepare('INSERT INTO words VALUES (?)').run(word);
  });
  return { file, db, checkpointer, write, sizeOf: (tail = '') => statSync(file + tail).size };
}

it('moves what was written into the file, without the thread that wrote it, and goes on being written', async () => {
  const { db, checkpointer, write, sizeOf } = writtenFile();
  write();
  expect([sizeOf() < 100_000, sizeOf('-wal') > 4_000_000]).toEqual([true, true]);
  checkpointer.soon();
  await vi.waitFor(() => expect(sizeOf()).toBeGreaterThan(5_000_000), 10_000);
  write();
  expect(db.prepare('SELECT count(*) FROM words').pluck().get()).toBe(12_000);
});

it('is over when it is told to stop: the file can be closed and opened, and nothing is lost', () => {
  const { file, db, checkpointer, write, sizeOf } = writtenFile();
  write();
  checkpointer.soon();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  checkpointer.soon();
  checkpointer.stop();
  db.close();
  expect(sizeOf()).toBeGreaterThan(5_000_000);
  const { db: later } = openSqliteFile({ path: file, applicationId: 1, migrations: [table], now: 0 });
  expect(later.prepare('SELECT count(*) FROM words').pluck().get()).toBe(6000);
  later.close();
});
