// For tests: starts a deletion in another process and kills it after so many clips.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeletionOrder } from '../run-deletion.ts';

const child = fileURLToPath(new URL('deletion-child.ts', import.meta.url));

/** Answers what it told: a dot for each clip, then how it ended if it did. */
export async function runAndKill(order: DeletionOrder, place: string, killAfter: number): Promise<string> {
  const file = path.join(place, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  const running = spawn(process.execPath, [child, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  running.stdout.on('data', (text: Buffer) => {
    told += text.toString();
    if (told.length >= killAfter) running.kill('SIGKILL');
  });
  const { promise, resolve } = Promise.withResolvers<null>();
  running.once('close', () => resolve(null));
  await promise;
  return told;
}
