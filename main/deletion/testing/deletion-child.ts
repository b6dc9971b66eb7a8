// A deletion in a process of its own, so that a test can kill it. Arguments: a file with the order. Writes a dot a clip.
import { readFileSync, writeSync } from 'node:fs';
import type { DeletionOrder } from '../run-deletion.ts';
import { reportOf } from './deletion-drive.ts';

const order = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as DeletionOrder;
const report = await reportOf(order, { onFile: () => void writeSync(1, '.') });
writeSync(1, report.end);
