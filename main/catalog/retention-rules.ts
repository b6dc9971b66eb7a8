// The rules saved for drives, in the labels file.
import { z } from 'zod';
import { CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import type { Sqlite } from './sqlite-file.ts';

/** `cameras`: keys as `cameraKey` of clip-name.ts makes them. */
const KeptRule = CleanupRule.omit({ cameras: true }).extend({ cameras: z.array(z.string()).min(1).optional() });
export type KeptRule = z.infer<typeof KeptRule>;

export interface RetentionRules {
  /** Null where there is none, or none that this version understands: half a rule would mean more clips than the user did. */
  get(identity: string): KeptRule | null;
  write(identity: string, rule: KeptRule | null): void;
  move(from: string, to: string): void;
}

export function retentionRulesIn(db: Sqlite): RetentionRules {
  const one = db.prepare<[string], string>('SELECT rule FROM retention WHERE identity = ?').pluck();
  const upsert = db.prepare<[string, string]>('INSERT INTO retention (identity, rule) VALUES (?, ?) ON CONFLICT (identity) DO UPDATE SET rule = excluded.rule');
  const drop = db.prepare<[string]>('DELETE FROM retention WHERE identity = ?');
  const move = db.prepare<[string, string]>('UPDATE OR REPLACE retention SET identity = ? WHERE identity = ?');
  return {
    get(identity) {
      const text = one.get(identity);
      const parsed = text === undefined ? null : KeptRule.strict().safeParse(JSON.parse(text));
      return parsed?.success === true ? parsed.data : null;
    },
    write(identity, rule) {
      if (rule === null) drop.run(identity);
      else upsert.run(identity, JSON.stringify(rule));
    },
    move: (from, to) => void move.run(to, from),
  };
}
