import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ZoneId } from '../shared/schema.ts';
import { temporaryFolder } from './testing/clip-tree.ts';
import { coreOn, createDesk, untilListed, untilRead, valueOf } from './testing/drive-desk.ts';

const hour = 3_600_000;

/** A clip every four hours in the fortnight around the end of summer time in New York, named by its wall clock there. */
function convertedArchive(): string {
  const root = temporaryFolder();
  const change = Date.UTC(2025, 10, 2, 6);
  for (let at = change - 168 * hour; at < change + 168 * hour; at += 4 * hour) {
    const local = new Date(at - (at < change ? 4 : 5) * hour).toISOString();
    const day = local.slice(2, 10);
    const folder = path.join(root, 'blink', day.slice(0, 5), day);
    mkdirSync(folder, { recursive: true });
    const file = path.join(folder, `${local.slice(11, 19).replaceAll(':', '-')}_Yard_001.mp4`);
    writeFileSync(file, 'clip');
    utimesSync(file, new Date(at + 20_000), new Date(at + 20_000));
  }
  return root;
}

describe('an archive whose names another tool has made local', () => {
  it('is hinted at once it was read, until the user has said so', async () => {
    const core = await coreOn(createDesk());
    const { id } = await valueOf(core.openFolder(convertedArchive()));
    await untilRead(core, id);
    await untilListed(core, ({ volumes }) => volumes[0]?.looksConverted === true);
    await valueOf(core.handlers['volumes.write']({ volumeId: id, change: { namedInZone: ZoneId.parse('America/New_York') } }));
    await untilListed(core, ({ volumes }) => volumes[0]?.looksConverted === false);
    expect((await valueOf(core.handlers['volumes.list']({}))).volumes).toMatchObject([{ namedInZone: 'America/New_York' }]);
  });
});
