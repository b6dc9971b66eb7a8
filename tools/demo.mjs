// `npm run demo -- FOLDER`: makes a demo drive there, to look at or to try Wallclock on.
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { become, findNode, isOnWantedNode, stopWith } from './project.mjs';

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('-') || more.length > 0) stopWith('Say where: npm run demo -- FOLDER');
ensureInstalled();

if (isOnWantedNode()) {
  const { makeDemoDrive } = await import('../main/demo/make-demo-drive.ts');
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  const made = await makeDemoDrive(path);
  if (!made.ok) stopWith(`No demo drive was made: ${path} is not empty, or cannot be written.`);
  const { clips, damaged, unrecognised, unfinished, staging, junk } = made.value;
  process.stdout.write(
    `${path}: ${clips} clips (${damaged} of them damaged), ${unrecognised} unrecognised, ${unfinished + staging} unfinished, ${junk} junk\n`,
  );
} else become(findNode(), process.argv.slice(1));
