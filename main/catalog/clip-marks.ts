// Brings what the user gave clips (stars, notes, watched, exported) from the labels file into the columns, and back.
import type { ClipMark } from '../../shared/clip-mark.ts';
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { instantReader } from '../named-in-zone.ts';
import type { CameraBook } from './camera-rows.ts';
import type { ClipColumns } from './clip-columns.ts';
import { firstIdAt } from './clip-id.ts';
import { clipKey, clipSerial } from './clip-labels.ts';
import type { ClipKeyParts, ClipLabel, ClipLabels } from './clip-labels.ts';
import type { ClipReader, ClipRow } from './clip-reads.ts';
import { clipFlags } from './column-row.ts';
import type { ExportMarks } from './export-marks.ts';

export interface Marked {
  /** Ids that are no clip of the catalog, in no order. */
  readonly unknown: ReadonlySet<ClipId>;
  /** Volumes that hold a copy of a marked clip. */
  readonly volumes: ReadonlySet<VolumeId>;
}

export interface ClipMarks {
  /** Bits of `clipFlags` for a clip that comes into the columns. */
  flagsFor(clip: ClipKeyParts): number;
  labelOf(row: ClipRow): ClipLabel;
  /** Bits of `clipFlags` for what the user gave it; of a clip in the columns without a look into the labels. */
  flagsOf(row: ClipRow): number;
  /** Marks clips and every copy of them. All or none; throws when the labels cannot be written. */
  mark(ids: readonly ClipId[], mark: ClipMark, now: Instant): Marked;
  /** Remembers copies made of clips, for every copy of each on any drive. All or none; answers the volumes whose clips changed. */
  recordExported(copies: readonly { readonly row: ClipRow; readonly sha256: string }[], target: string, now: Instant): ReadonlySet<VolumeId>;
  /** Takes away what the user gave the clips of a volume, and that they were exported, where no other volume has or had a copy. */
  forgetOn(volumeId: VolumeId, breathe: () => Promise<void>): Promise<void>;
  /** Sets the flags of all that is in the columns; for when they were filled. */
  load(breathe: () => Promise<void>): Promise<void>;
}

export interface ClipMarkParts {
  readonly labels: ClipLabels;
  readonly exports: ExportMarks;
  readonly columns: ClipColumns;
  readonly cameras: CameraBook;
  readonly clips: ClipReader;
  /** The zones in which names of any volume may be dated; null is UTC. */
  readonly zones: () => ReadonlySet<ZoneId | null>;
}

const labelBits = clipFlags.starred | clipFlags.watched | clipFlags.noted | clipFlags.exported;
const rowsAtOnce = 1000;
const secondsAtOnce = 200;

export function createClipMarks({ labels, exports, columns, cameras, clips, zones }: ClipMarkParts): ClipMarks {
  const partsOf = (row: ClipRow): ClipKeyParts => ({
    kind: row.kind, writtenAt: row.writtenAt, camera: cameras.byId(row.cameraId)?.key ?? '', serial: clipSerial(row.name),
  });
  const bitsFor = (clip: ClipKeyParts): number =>
    (labels.hasInstant(clip.writtenAt) ? bitsOf(labels.get(clip)) : 0) | (exports.isExported(clip) ? clipFlags.exported : 0);
  const setFlags = (row: ClipRow): void => {
    const bits = bitsFor(partsOf(row));
    columns.setFlags(row.id, labelBits & ~bits, false);
    columns.setFlags(row.id, bits, true);
  };

  /** Names that say one of these instants may stand for these, as each zone in use reads them. */
  const secondsOf = (written: Iterable<Instant>): Set<Instant> => {
    const readers = [...zones()].map(instantReader);
    const seconds = new Set<Instant>();
    for (const instant of written) for (const read of readers) seconds.add(read(instant));
    return seconds;
  };

  /** Ids of the clips that have one of these instants in their names. */
  const idsAt = (written: Iterable<Instant>): number[] => {
    const ids: number[] = [];
    for (const second of secondsOf(written)) {
      const to = columns.firstAt(second + 1000);
      for (let place = columns.firstAt(second); place < to; place += 1) ids.push(columns.id(place));
    }
    return ids;
  };

  /** Sets the flags of every copy of these clips, by their keys; answers the volumes they lie on. */
  const showOnCopies = (parts: ReadonlyMap<string, ClipKeyParts>): Set<VolumeId> => {
    const volumes = new Set<VolumeId>();
    for (const row of clips.byIds(idsAt([...parts.values()].map((clip) => clip.writtenAt)))) {
      if (!parts.has(clipKey(partsOf(row)))) continue;
      setFlags(row);
      volumes.add(row.volumeId);
    }
    return volumes;
  };

  return {
    flagsFor: bitsFor,
    labelOf: (row) => labels.get(partsOf(row)),
    flagsOf: (row) => {
      const place = columns.placeOf(row.id);
      return place === null ? bitsFor(partsOf(row)) : columns.flags(place) & labelBits;
    },
    mark(ids, mark, now) {
      const rows = clips.byIds(ids);
      const parts = new Map(rows.map((row) => {
        const clip = partsOf(row);
        return [clipKey(clip), clip];
      }));
      labels.mark([...parts.values()], mark, now);
      const volumes = new Set([...rows.map((row) => row.volumeId), ...showOnCopies(parts)]);
      const known = new Set(rows.map((row) => row.id));
      return { unknown: new Set(ids.filter((id) => !known.has(id))), volumes };
    },
    recordExported(copies, target, now) {
      const made = copies.map(({ row, sha256 }) => ({ clip: partsOf(row), sha256 }));
      exports.record(made, target, now);
      return showOnCopies(new Map(made.map(({ clip }) => [clipKey(clip), clip])));
    },
    async forgetOn(volumeId, breathe) {
      const here = new Set<string>();
      const elsewhere = new Set<string>();
      let looked = 0;
      for (const second of secondsOf(new Set([...labels.instants(), ...exports.instants()]))) {
        for (const row of clips.between(firstIdAt(second), firstIdAt(second + 1000))) {
          (row.volumeId === volumeId ? here : elsewhere).add(clipKey(partsOf(row)));
        }
        looked += 1;
        if (looked % secondsAtOnce === 0) await breathe();
      }
      const over = [...here].filter((key) => !elsewhere.has(key));
      for (let at = 0; at < over.length; at += rowsAtOnce) {
        const keys = over.slice(at, at + rowsAtOnce);
        labels.forget(keys);
        exports.forget(keys);
        await breathe();
      }
    },
    async load(breathe) {
      const ids = idsAt(new Set([...labels.instants(), ...exports.instants()]));
      for (let at = 0; at < ids.length; at += rowsAtOnce) {
        for (const row of clips.byIds(ids.slice(at, at + rowsAtOnce))) setFlags(row);
        await breathe();
      }
    },
  };
}

function bitsOf({ isStarred, note, watchedAt }: ClipLabel): number {
  return (isStarred ? clipFlags.starred : 0) | (watchedAt === null ? 0 : clipFlags.watched) | (note === null ? 0 : clipFlags.noted);
}
