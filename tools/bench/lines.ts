// Every line of the bench: what the user waits for first, then the long jobs.
import type { Line } from './line.ts';
import { daysLine, findLine, nearLine, pageLine } from './lines/asked.ts';
import { exportLine, stickExportLine } from './lines/copied.ts';
import { deleteLine, stickDeleteLine } from './lines/deleted.ts';
import { rulerLine, scrollLine } from './lines/drawn.ts';
import { keptPicturesLine, probeLine, stickProbeLine } from './lines/media.ts';
import { firstScanLine, rescanLine, scanHoldLine, stickScanLine } from './lines/scan.ts';
import { clickLine, freshPicturesLine, openLine } from './lines/shown.ts';
import { watchLine } from './lines/watched.ts';
import { everyZoneLine, zoneLine } from './lines/zone.ts';

export const lines: readonly Line[] = [
  firstScanLine, scanHoldLine, rescanLine, stickScanLine, openLine, clickLine, scrollLine, rulerLine, pageLine, daysLine, nearLine, findLine, zoneLine, everyZoneLine, keptPicturesLine,
  freshPicturesLine, probeLine, stickProbeLine, exportLine, stickExportLine, deleteLine, stickDeleteLine, watchLine,
];
