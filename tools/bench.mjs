// `npm run bench`: measures every job of the program beside what people would use instead, and says which goals are met.
import { ensureInstalled } from './install.mjs';
import { become, findNode, isOnWantedNode } from './project.mjs';

ensureInstalled();
if (isOnWantedNode()) {
  const { runBench } = await import('./bench/run-bench.ts');
  process.exitCode = await runBench(process.argv.slice(2));
} else become(findNode(), process.argv.slice(1));
