// Draws a day's ruler: one element whatever the number of clips, cameras and hours.
import type { Camera, Clip, Instant, LocalDate, Range } from '../../shared/schema.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { cameraRound } from './camera-colour.ts';
import type { Ink } from './ruler-ink.ts';
import { clockChange, hourMarks, labelledHours, laneRuns, xOf } from './ruler.ts';

/** Room for the hours under the lanes. */
export const labelPx = 18;
export const inLanePx = 3;
const labelRestPx = 13;
const roundPx = 4;

export interface RulerParts {
  readonly date: LocalDate;
  readonly range: Range;
  readonly clips: readonly Clip[];
  readonly cameras: readonly Camera[];
  readonly zone: ZoneInForce;
  /** Pixels of the page. */
  readonly width: number;
  readonly lanePx: number;
  readonly playhead: Instant | null;
}

/** Every how many hours a label fits. */
function labelStep(width: number): number {
  if (width >= 960) return 2;
  return width >= 560 ? 3 : 6;
}

/** Makes the canvas as large as the screen shows it; its pen then counts in pixels of the page. */
function penOf(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): CanvasRenderingContext2D | null {
  const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const pen = canvas.getContext('2d');
  pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}

export function drawRuler(canvas: HTMLCanvasElement, parts: RulerParts, ink: Ink): void {
  const { width, cameras, lanePx } = parts;
  const lanesPx = cameras.length * lanePx + 2 * inLanePx;
  const pen = penOf(canvas, width, lanesPx + labelPx, ink.ratio);
  if (pen === null) return;
  pen.clearRect(0, 0, width, lanesPx + labelPx);
  const sheet = clockChange(parts.zone.clock, parts.range) === null ? plainSheet(parts, lanesPx, ink) : null;
  if (sheet === null) drawSheet(pen, parts, lanesPx, ink);
  else pen.drawImage(sheet, 0, 0, width, lanesPx + labelPx);
  drawLanes(pen, parts, ink);
  if (parts.playhead === null) return;
  pen.fillStyle = ink.playhead;
  pen.fillRect(Math.round(xOf(parts.range, parts.playhead, width)) - 1, 0, 2, lanesPx);
}

function drawSheet(pen: CanvasRenderingContext2D, parts: RulerParts, lanesPx: number, ink: Ink): void {
  pen.fillStyle = ink.ground;
  pen.beginPath();
  pen.roundRect(0, 0, parts.width, lanesPx, roundPx);
  pen.fill();
  drawChange(pen, parts, lanesPx, ink);
  drawHours(pen, parts, lanesPx, ink);
}

const sheets = new Map<string, { readonly ink: Ink; readonly sheet: HTMLCanvasElement }>();
const mostSheets = 4;

/** All days of 24 hours look the same but for their clips: writing the hours takes longer than all the rest, so it is done once. */
function plainSheet(parts: RulerParts, lanesPx: number, ink: Ink): HTMLCanvasElement | null {
  const key = `${String(parts.width)} ${String(lanesPx)}`;
  const kept = sheets.get(key);
  if (kept?.ink === ink) return kept.sheet;
  const sheet = document.createElement('canvas');
  const pen = penOf(sheet, parts.width, lanesPx + labelPx, ink.ratio);
  if (pen === null) return null;
  drawSheet(pen, parts, lanesPx, ink);
  sheets.delete(key);
  sheets.set(key, { ink, sheet });
  const [oldest] = sheets.keys();
  if (sheets.size > mostSheets && oldest !== undefined) sheets.delete(oldest);
  return sheet;
}

/** The stretch that comes twice is tinted; where one never comes there is a cut. */
function drawChange(pen: CanvasRenderingContext2D, { zone, range, width }: RulerParts, lanesPx: number, ink: Ink): void {
  const change = clockChange(zone.clock, range);
  if (change === null) return;
  const x = xOf(range, change.at, width);
  pen.fillStyle = ink.warn;
  if (change.minutes < 0) {
    pen.globalAlpha = 0.16;
    pen.fillRect(x, 0, xOf(range, change.at - change.minutes * 60_000, width) - x, lanesPx);
    pen.globalAlpha = 1;
  } else pen.fillRect(Math.round(x) - 1, 0, 2, lanesPx);
}

function drawHours(pen: CanvasRenderingContext2D, { date, range, zone, width }: RulerParts, lanesPx: number, ink: Ink): void {
  const marks = hourMarks(zone.clock, date);
  for (const { hour, at } of marks) {
    if (at <= range.from) continue;
    pen.fillStyle = hour % 6 === 0 ? ink.strongTick : ink.tick;
    pen.fillRect(Math.round(xOf(range, at, width)), 0, 1, lanesPx);
  }
  pen.fillStyle = ink.label;
  pen.font = ink.font;
  pen.textBaseline = 'alphabetic';
  for (const { at } of labelledHours(marks, range, width, labelStep(width))) {
    const x = xOf(range, at, width);
    pen.textAlign = x < 12 ? 'left' : 'center';
    pen.fillText(zone.formats.hour(at), x < 12 ? 0 : x, lanesPx + labelRestPx);
  }
  pen.textAlign = 'right';
  pen.fillText(zone.formats.hour(range.to), width, lanesPx + labelRestPx);
}

function drawLanes(pen: CanvasRenderingContext2D, { clips, cameras, range, width, lanePx }: RulerParts, ink: Ink): void {
  laneRuns(clips, cameras, range, width).forEach((runs, order) => {
    const camera = cameras[order];
    if (camera === undefined) return;
    pen.fillStyle = ink.cameras[camera.colour % ink.cameras.length] ?? ink.label;
    // Past eight cameras the colours come again, thinner: colour alone never tells two apart.
    const thin = Math.min(2, cameraRound(camera.colour)) * (lanePx > 5 ? 1 : 0.5);
    const y = inLanePx + order * lanePx + 1 + thin / 2;
    for (const [from, to] of runs) pen.fillRect(from, y, to - from, lanePx - 2 - thin);
  });
}
