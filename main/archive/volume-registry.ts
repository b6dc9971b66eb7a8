// The volumes Wallclock knows, which of them are here, and the one scan each may be under.
import type { VolumeId } from '../../shared/ids.ts';
import type { Instant, ScanState } from '../../shared/schema.ts';
import type { SeenVolume, VolumeRow, VolumeShelf } from '../catalog/volume-rows.ts';
import { readFingerprint } from './read-fingerprint.ts';
import { scanVolume } from './scan-volume.ts';
import type { ScanBook, ScanReport } from './scan-volume.ts';
import type { Standing } from './standing.ts';

/** A known volume now; `standing` is null while it is away. */
export interface KnownVolume {
  readonly row: VolumeRow;
  readonly standing: Standing | null;
  readonly scan: ScanState;
  /** It is being ejected or forgotten: nobody may begin anything on it. */
  readonly isReleasing: boolean;
}

export interface RegistryParts {
  readonly shelf: VolumeShelf;
  readonly bookFor: (row: VolumeRow) => ScanBook;
  readonly now: () => Instant;
  /** A volume came, went, or its scan changed state. */
  readonly onVolume: (id: VolumeId) => void;
  /** Clips of a volume changed during a scan. */
  readonly onClips: (id: VolumeId) => void;
  /** A volume was found gone before the watch told so. `standing`: where it was. */
  readonly onLost: (standing: Standing) => void;
  /** A scan ended early because the drive went away, or left folders unread. */
  readonly onTrouble: (volume: KnownVolume, report: ScanReport) => void;
  /** A bug in a scan: it is logged, the volume stays. */
  readonly onFault: (error: unknown) => void;
}

/** Ends what one part of the program does on a volume; resolves when it holds nothing there any more. */
export type LetGo = (id: VolumeId) => Promise<void>;

interface Entry {
  row: VolumeRow;
  standing: Standing | null;
  scan: ScanState;
  isReleasing: boolean;
  stop: AbortController | null;
  scanned: Promise<void>;
}

export class VolumeRegistry {
  readonly #parts: RegistryParts;
  readonly #entries = new Map<VolumeId, Entry>();
  readonly #letGo = new Set<LetGo>();
  #isClosed = false;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    for (const row of parts.shelf.all()) this.#entries.set(row.id, newEntry(row));
  }

  all(): KnownVolume[] {
    return [...this.#entries.values()];
  }

  get(id: VolumeId): KnownVolume | null {
    return this.#entries.get(id) ?? null;
  }

  isHere(id: VolumeId): boolean {
    return this.#entries.get(id)?.standing != null;
  }

  /** The program is ending: nothing may be attached or recorded any more. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Takes a volume that is here into the registry and starts reading it. `as`: the known volume it was found to be. */
  attach(seen: SeenVolume, standing: Standing, as?: VolumeId): KnownVolume {
    const { shelf } = this.#parts;
    const row = (as === undefined ? null : shelf.recordSeenAs(as, seen)) ?? shelf.recordSeen(seen);
    const entry = this.#entries.get(row.id) ?? newEntry(row);
    const isMoved = entry.standing?.root !== standing.root || entry.standing.device !== standing.device;
    if (isMoved) entry.stop?.abort();
    entry.row = row;
    entry.standing = standing;
    this.#entries.set(row.id, entry);
    if (isMoved) entry.isReleasing = false;
    if ((entry.stop === null || isMoved) && !entry.isReleasing) this.#startScan(entry);
    this.#parts.onVolume(row.id);
    return entry;
  }

  /** The volume is no longer here: its scan ends, its rows stay. */
  detach(id: VolumeId): void {
    const entry = this.#entries.get(id);
    if (entry?.standing == null) return;
    entry.stop?.abort();
    entry.standing = null;
    entry.scan = 'waiting';
    entry.isReleasing = false;
    this.#parts.onVolume(id);
  }

  /** A read has shown that the volume is gone, though nobody has told so yet. */
  lose(id: VolumeId): void {
    const standing = this.#entries.get(id)?.standing ?? null;
    if (standing === null) return;
    this.detach(id);
    this.#parts.onLost(standing);
  }

  /** Reads a volume again unless it is being read. False when it is not here, or about to leave. */
  rescan(id: VolumeId): boolean {
    const entry = this.#entries.get(id);
    if (entry?.standing == null || entry.isReleasing) return false;
    if (entry.stop === null) this.#startScan(entry);
    return true;
  }

  /** Joins in when a volume is released: whoever works on volumes in the background says here how to stop. Returns the way out. */
  onRelease(letGo: LetGo): () => void {
    this.#letGo.add(letGo);
    return () => this.#letGo.delete(letGo);
  }

  /** Ends all work on a volume, which stays attached; resolves when nothing of ours holds it. `resume` takes it back. */
  async release(id: VolumeId): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    entry.isReleasing = true;
    entry.stop?.abort();
    this.#parts.onVolume(id);
    await Promise.all([entry.scanned, ...[...this.#letGo].map((letGo) => letGo(id))]);
  }

  /** A released volume stays after all: it is read again. Nothing happens when it went away meanwhile. */
  resume(id: VolumeId): void {
    const entry = this.#entries.get(id);
    if (entry?.standing == null || !entry.isReleasing) return;
    entry.isReleasing = false;
    this.#startScan(entry);
    this.#parts.onVolume(id);
  }

  /** Ends all work on a volume and takes it out, with all that was read from it. `breathe` lets others run in between. */
  async forget(id: VolumeId, breathe: () => Promise<void>): Promise<void> {
    if (!this.#entries.has(id)) return;
    await this.release(id);
    this.#entries.delete(id);
    this.#parts.onVolume(id);
    await this.#parts.shelf.forget(id, breathe);
  }

  /** True when that is news. */
  recordFreeSpace(id: VolumeId, freeBytes: number): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.row.freeBytes === freeBytes) return false;
    entry.row = this.#parts.shelf.recordFreeSpace(id, freeBytes) ?? entry.row;
    return true;
  }

  /** Resolves when no scan is under way any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.scanned));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const entry of this.#entries.values()) entry.stop?.abort();
    await this.settled();
  }

  #startScan(entry: Entry): void {
    const stop = new AbortController();
    const before = entry.scanned;
    entry.stop = stop;
    entry.scan = 'scanning';
    entry.scanned = before
      .then(() => this.#scan(entry, stop))
      .catch((error: unknown) => {
        entry.scan = 'stopped';
        this.#parts.onFault(error);
      })
      .finally(() => {
        if (entry.stop !== stop) return;
        entry.stop = null;
        if (stop.signal.aborted && entry.scan === 'scanning') entry.scan = 'stopped';
        this.#parts.onVolume(entry.row.id);
      });
  }

  async #scan(entry: Entry, stop: AbortController): Promise<void> {
    const { row, standing } = entry;
    const isOver = (): boolean => entry.stop !== stop || stop.signal.aborted;
    if (standing === null || isOver()) return;
    const report = await scanVolume({
      standing,
      signal: stop.signal,
      book: this.#parts.bookFor(row),
      onChange: () => this.#parts.onClips(row.id),
    });
    const isWhole = report.end === 'complete' && row.kind === 'drive';
    const fingerprint = isWhole ? await readFingerprint(standing.root, { device: standing.device, signal: stop.signal }) : null;
    if (isOver()) return;
    if (report.end === 'complete') {
      entry.scan = 'done';
      const { junk, unreadable } = report;
      entry.row = this.#parts.shelf.recordScan(row.id, { at: this.#parts.now(), junk, unreadable, fingerprint }) ?? entry.row;
    }
    if (report.end === 'gone' || report.unreadable.length > 0) this.#parts.onTrouble(entry, report);
    if (report.end === 'gone') this.lose(row.id);
  }
}

function newEntry(row: VolumeRow): Entry {
  return { row, standing: null, scan: 'waiting', isReleasing: false, stop: null, scanned: Promise.resolve() };
}
