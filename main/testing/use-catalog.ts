// For tests: one process of several with the same data folder. Opens a folder of clips on a core of its own, waits until the others have
// theirs, marks every clip many times, ends. Arguments: the data folder, the folder of clips, how many processes there are. Says `done` or, one a line, what went wrong.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Result } from '../../shared/failure.ts';
import { ZoneId } from '../../shared/schema.ts';
import { createCore } from '../core.ts';

const [dataFolder = '', clips = '', processes = '1'] = process.argv.slice(2);
const rounds = 9;
const faults: unknown[] = [];

async function valueOf<Value>(answer: Result<Value> | Promise<Result<Value>>): Promise<Value> {
  const settled = await answer;
  if (!settled.ok) throw new Error(settled.failure.code);
  return settled.value;
}

const made = await createCore({
  dataFolder, abilities: {}, now: Date.now, zone: ZoneId.parse('UTC'), version: '0', watch: false, onFault: (fault) => faults.push(fault),
});
if (made.ok) {
  const core = made.value;
  const volume = await valueOf(core.openFolder(clips));
  const isRead = async (): Promise<boolean> => (await valueOf(core.handlers['volumes.list']({}))).volumes.some(({ id, scan }) => id === volume.id && scan === 'done');
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const look = (): void => void isRead().then((is) => { if (is) resolve(undefined); });
  core.subscribe(look);
  look();
  await promise;
  const page = await valueOf(core.handlers['clips.list']({ filter: { volumes: [volume.id] }, before: null, limit: 1000 }));
  writeFileSync(path.join(dataFolder, `${process.pid}.ready`), '');
  while (readdirSync(dataFolder).filter((name) => name.endsWith('.ready')).length < Number(processes)) await turn();
  for (let round = 0; round < rounds; round += 1) {
    for (const { id } of page.clips) await valueOf(core.handlers['clips.mark']({ clipIds: [id], mark: { isStarred: round % 2 === 0 } }));
  }
  await core.close();
  process.stdout.write([`${page.clips.length} starred`, ...faults.map(String)].join('\n'));
} else process.stdout.write(made.failure.code);
