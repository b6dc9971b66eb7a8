// Deletions that are killed at a random moment. `CLEAN_KILLS` (6) says how many.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/clip-tree.ts';
import { readJournal } from './journal-line.ts';
import { resumeDeletion } from './run-deletion.ts';
import { makeClips, partsFor, planned, tally, volumeAt } from './testing/deletion-drive.ts';
import { runAndKill } from './testing/killed-run.ts';

const kills = Number(process.env['CLEAN_KILLS'] ?? 6);

describe('a deletion that is killed', () => {
  it('is told by its journal as the drive shows it, goes on, and never goes beyond its plan', { timeout: 10_000 + kills * 5000 }, async () => {
    for (let round = 0; round < kills; round += 1) {
      const place = temporaryFolder();
      const root = path.join(place, 'BLINK');
      mkdirSync(root);
      const files = makeClips(root, 700);
      const plan = files.filter((_, at) => at % 5 !== 0);
      const kept = files.filter((_, at) => at % 5 === 0);
      const hashOf = (all: readonly string[]) => all.reduce((hash, file) => hash.update(file).update(readFileSync(path.join(root, file))), createHash('sha256')).digest('hex');
      const untouched = hashOf(kept);
      const volume = await volumeAt(root);
      const journalFolder = path.join(place, 'deletions');
      const there = (all: readonly string[]) => all.filter((file) => statSync(path.join(root, file), { throwIfNoEntry: false }) !== undefined);

      const told = await runAndKill({ volume, files: planned(root, plan), journalFolder }, place, 1 + Math.floor(Math.random() * 540));
      const [name = ''] = readdirSync(journalFolder);
      const journal = await readJournal(path.join(journalFolder, name));
      expect(journal?.isRunning).toBe(false);
      expect(there(kept)).toEqual(kept);
      const left = there(plan);
      expect(plan.length - left.length).toBeGreaterThanOrEqual(told.replace('complete', '').length);
      // What the journal says was deleted is gone, and nothing beyond its reach was touched.
      for (const result of journal?.results.values() ?? []) expect(left).not.toContain(result.path);
      const beyond = journal?.files.slice(journal.reach).map((one) => one.path) ?? [];
      expect(there(beyond)).toEqual(beyond);

      // Settled without going on: the journal now agrees with the drive, clip by clip.
      const settled = await resumeDeletion(path.join(journalFolder, name), volume, partsFor({ signal: AbortSignal.abort() }));
      expect(settled.ok && tally(settled.report)).toEqual({ deleted: plan.length - left.length, ...(left.length > 0 ? { 'not-reached': left.length } : {}) });
      const agreed = await readJournal(path.join(journalFolder, name));
      expect([...(agreed?.results.values() ?? [])].map((one) => one.path).sort()).toEqual(plan.filter((file) => !left.includes(file)).sort());

      const rest = await resumeDeletion(path.join(journalFolder, name), volume, partsFor());
      expect(rest.ok && [rest.report.end, tally(rest.report), rest.report.skeleton?.ok]).toEqual(['complete', { deleted: plan.length }, true]);
      expect([there(plan), there(kept), hashOf(kept)]).toEqual([[], kept, untouched]);
      rmSync(place, { recursive: true });
    }
  });
});
