// The index of a clip (`moov`) as facts: how long, how large, coded how, and where its samples are listed.
import type { Instant } from '../../shared/schema.ts';
import { boxesByType, boxesIn, findBox, holds, readTable, readUint64 } from './boxes.ts';
import type { Box } from './boxes.ts';
import { readHandler, readPictureEntry, readSoundEntry } from './codec-text.ts';
import type { SampleEntry } from './codec-text.ts';
import { readSampleTables } from './sample-tables.ts';
import type { SampleTables } from './sample-tables.ts';

export interface Track {
  readonly id: number;
  readonly entry: SampleEntry;
  readonly ticksPerSecond: number;
  readonly durationMs: number | null;
  /** Where the shown part begins, in ticks of the track; and how long after the clip's start it begins. */
  readonly editStartTicks: number;
  readonly delayMs: number;
  /** Size as shown, before rotation; 0 for sound. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Clockwise turn that makes the picture upright. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly tables: SampleTables;
}

export interface Movie {
  /** `moov` and nothing else; spans of tracks are places in it. */
  readonly view: DataView;
  readonly durationMs: number | null;
  /** When the camera says it began writing; a hint at most, null when it says nothing believable. */
  readonly createdAt: Instant | null;
  readonly isFragmented: boolean;
  readonly picture: Track | null;
  readonly sound: Track | null;
  /** Defaults for the samples of fragments, by track. */
  readonly fragmentDefaults: ReadonlyMap<number, FragmentDefaults>;
}

export interface FragmentDefaults {
  readonly durationTicks: number;
  readonly sizeBytes: number;
  readonly flags: number;
}

/** Seconds from 1904, where MP4 counts from, to 1970. */
const secondsTo1970 = 2_082_844_800;
/** From 2000 on, before any of these cameras; up to where 32 bits of seconds from 1904 are all ones. Beyond: an unset clock. */
const believable = { from: 946_684_800_000, to: (0xffff_ffff - secondsTo1970) * 1000 };
/** Longer than any clip: a duration beyond it is damage or "unknown". */
const longestMs = 7 * 86_400_000;

/** A clip has two or three; the tables of hundreds would take their time. */
const mostTracks = 32;

/** Reads a whole `moov` body. Never throws, whatever the bytes. */
export function readMovie(moov: Uint8Array): Movie {
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength);
  const boxes = boxesIn(view, { from: 0, to: moov.byteLength });
  const head = readMovieHead(view, boxes.find(({ type }) => type === 'mvhd') ?? null);
  const mvex = boxes.find(({ type }) => type === 'mvex') ?? null;
  const tracks = boxes.filter(({ type }) => type === 'trak').slice(0, mostTracks).map((trak) => readTrack(view, trak, head.ticksPerSecond));
  const firstOf = (handler: string) => tracks.find((track) => track?.handler === handler)?.track ?? null;
  const fragmentsMs = mvex === null ? null : readFragmentsDuration(view, mvex, head.ticksPerSecond);
  return {
    view,
    // In a fragmented clip the head counts what stands before the first fragment only.
    durationMs: mvex === null ? head.durationMs : fragmentsMs,
    createdAt: head.createdAt,
    isFragmented: mvex !== null,
    picture: firstOf('vide'),
    sound: firstOf('soun'),
    fragmentDefaults: mvex === null ? new Map() : readFragmentDefaults(view, mvex),
  };
}

/** Milliseconds, or null for zero, "unknown" (all ones) and lengths no clip has. */
export function ticksToMs(ticks: number, ticksPerSecond: number): number | null {
  if (ticksPerSecond === 0 || ticks === 0xffff_ffff) return null;
  const ms = Math.round((ticks / ticksPerSecond) * 1000);
  return ms > 0 && ms <= longestMs ? ms : null;
}

/** mvhd and mdhd begin alike: creation and change times, ticks per second, duration; 32 bits in version 0, 64 in 1. */
function readTimes(view: DataView, box: Box | null) {
  const nothing = { createdSeconds: 0, ticksPerSecond: 0, durationTicks: 0 };
  if (box === null || !holds(box, box.from, 20)) return nothing;
  if (view.getUint8(box.from) === 0) {
    return {
      createdSeconds: view.getUint32(box.from + 4), ticksPerSecond: view.getUint32(box.from + 12), durationTicks: view.getUint32(box.from + 16),
    };
  }
  if (!holds(box, box.from, 32)) return nothing;
  return {
    createdSeconds: readUint64(view, box.from + 4), ticksPerSecond: view.getUint32(box.from + 20), durationTicks: readUint64(view, box.from + 24),
  };
}

function readMovieHead(view: DataView, mvhd: Box | null) {
  const { createdSeconds, ticksPerSecond, durationTicks } = readTimes(view, mvhd);
  const createdAt = (createdSeconds - secondsTo1970) * 1000;
  return {
    ticksPerSecond,
    durationMs: ticksToMs(durationTicks, ticksPerSecond),
    createdAt: createdAt >= believable.from && createdAt < believable.to ? createdAt : null,
  };
}

function readTrack(view: DataView, trak: Box, movieTicksPerSecond: number): { handler: string; track: Track } | null {
  const boxes = boxesByType(view, trak);
  const tkhd = boxes.get('tkhd');
  const mdia = boxes.get('mdia');
  if (tkhd === undefined || mdia === undefined) return null;
  const media = boxesByType(view, mdia);
  const handler = readHandler(view, media.get('hdlr') ?? null);
  if (handler !== 'vide' && handler !== 'soun') return null;
  const minf = media.get('minf');
  const stbl = minf === undefined ? null : findBox(view, minf, 'stbl');
  const stsd = stbl === null ? null : findBox(view, stbl, 'stsd');
  if (stbl === null || stsd === null) return null;
  const entry = handler === 'vide' ? readPictureEntry(view, stsd) : readSoundEntry(view, stsd);
  if (entry === null) return null;
  const edts = boxes.get('edts');
  const { ticksPerSecond, durationTicks } = readTimes(view, media.get('mdhd') ?? null);
  return {
    handler,
    track: {
      ...readTrackHead(view, tkhd, entry), entry, ticksPerSecond, tables: readSampleTables(view, stbl),
      ...readEdits(view, edts === undefined ? null : findBox(view, edts, 'elst'), movieTicksPerSecond),
      durationMs: ticksToMs(durationTicks, ticksPerSecond),
    },
  };
}

function readTrackHead(view: DataView, tkhd: Box, entry: SampleEntry): Pick<Track, 'id' | 'widthPx' | 'heightPx' | 'rotation'> {
  const isLong = holds(tkhd, tkhd.from, 1) && view.getUint8(tkhd.from) === 1;
  const idAt = tkhd.from + (isLong ? 20 : 12);
  const matrixAt = tkhd.from + (isLong ? 52 : 40);
  const id = holds(tkhd, idAt, 4) ? view.getUint32(idAt) : 0;
  if (!holds(tkhd, matrixAt, 44)) return { id, widthPx: entry.codedWidthPx, heightPx: entry.codedHeightPx, rotation: 0 };
  return {
    id,
    widthPx: Math.round(view.getUint32(matrixAt + 36) / 65_536) || entry.codedWidthPx,
    heightPx: Math.round(view.getUint32(matrixAt + 40) / 65_536) || entry.codedHeightPx,
    rotation: readRotation(Math.sign(view.getInt32(matrixAt)), Math.sign(view.getInt32(matrixAt + 4))),
  };
}

/** Signs of cosine and sine in the track's matrix; anything but quarter turns is shown as it is. */
function readRotation(cosine: number, sine: number): Track['rotation'] {
  if (cosine === 0 && sine !== 0) return sine > 0 ? 90 : 270;
  return cosine < 0 && sine === 0 ? 180 : 0;
}

/** Leading empty edits delay the track; the first real one says where in its samples it begins. */
function readEdits(view: DataView, elst: Box | null, movieTicksPerSecond: number): Pick<Track, 'editStartTicks' | 'delayMs'> {
  const isLong = elst !== null && holds(elst, elst.from, 1) && view.getUint8(elst.from) === 1;
  const rowBytes = isLong ? 20 : 12;
  const table = readTable(view, elst, rowBytes);
  let delayTicks = 0;
  for (let row = 0; row < Math.min(table.count, 16); row += 1) {
    const at = table.at + row * rowBytes;
    const lengthTicks = isLong ? readUint64(view, at) : view.getUint32(at);
    const start = isLong ? Number(view.getBigInt64(at + 8)) : view.getInt32(at + 4);
    const delayMs = movieTicksPerSecond === 0 ? 0 : (delayTicks / movieTicksPerSecond) * 1000;
    if (start >= 0) return { editStartTicks: start, delayMs };
    delayTicks += lengthTicks;
  }
  return { editStartTicks: 0, delayMs: 0 };
}

function readFragmentsDuration(view: DataView, mvex: Box, ticksPerSecond: number): number | null {
  const mehd = findBox(view, mvex, 'mehd');
  if (mehd === null || !holds(mehd, mehd.from, 8)) return null;
  const isLong = view.getUint8(mehd.from) === 1;
  if (isLong && !holds(mehd, mehd.from, 12)) return null;
  return ticksToMs(isLong ? readUint64(view, mehd.from + 4) : view.getUint32(mehd.from + 4), ticksPerSecond);
}

function readFragmentDefaults(view: DataView, mvex: Box): Map<number, FragmentDefaults> {
  const defaults = new Map<number, FragmentDefaults>();
  for (const { type, from, to } of boxesIn(view, mvex)) {
    if (type !== 'trex' || to - from < 24) continue;
    defaults.set(view.getUint32(from + 4), {
      durationTicks: view.getUint32(from + 12), sizeBytes: view.getUint32(from + 16), flags: view.getUint32(from + 20),
    });
  }
  return defaults;
}
