// One first reading in a process that does nothing else, once it is built as the faces are: `node scan-alone.js TREE FOLDER`. Tells its figures as JSON.
import { setFlagsFromString } from 'node:v8';
import * as scans from '../../main/archive/scan-volume.ts';
import * as catalogs from '../../main/catalog/catalog.ts';
import * as scanBooks from '../../main/catalog-scan-book.ts';
import { openScan, scan } from './lines/scanned.ts';
import type { ScanModules } from './lines/scanned.ts';

// As main/browser/main.ts does, which says why.
setFlagsFromString('--semi-space-growth-factor=1');
const modules: ScanModules = { 'main/archive/scan-volume.ts': scans, 'main/catalog/catalog.ts': catalogs, 'main/catalog-scan-book.ts': scanBooks };
const [tree = '', folder = ''] = process.argv.slice(2);
const place = { folder, program: <Path extends keyof ScanModules>(path: Path): Promise<ScanModules[Path]> => Promise.resolve(modules[path]) };
const opened = await openScan(place, tree);
const times = await scan(place, opened, true);
opened.drop();
process.stdout.write(JSON.stringify({ ...times, peakMb: process.resourceUsage().maxRSS / 1024 }));
