// The volumes Wallclock knows, which of them are here, and the one scan each may be under.
import type { VolumeId } from '../../shared/ids.ts';
import type { Instant, ScanState } from '../../shared/schema.ts';
import type { SeenVolume, VolumeRow, VolumeShelf } from '../catalog/volume-rows.ts';
import { scanVolume } from './scan-volume.ts';
import type { ScanBook, ScanReport } from './scan-volume.ts';
import type { Standing } from './standing.ts';

/** A known volume now; `standing` is null while it is away. */
export interface KnownVolume {
  readonly row: VolumeRow;
  readonly standing: Standing | null;
  readonly scan: ScanState;
}

export interface RegistryParts {
  readonly shelf: VolumeShelf;
  readonly bookFor: (row: VolumeRow) => ScanBook;
  readonly now: () => Instant;
  /** A volume came, went, or its scan changed state. */
  readonly onVolume: (id: VolumeId) => void;
  /** Clips of a volume changed during a scan. */
  readonly onClips: (id: VolumeId) => void;
  /** A scan ended early because the drive went away, or left folders unread. */
  readonly onTrouble: (volume: KnownVolume, report: ScanReport) => void;
  /** A bug in a scan: it is logged, the volume stays. */
  readonly onFault: (error: unknown) => void;
}

interface Entry {
  row: VolumeRow;
  standing: Standing | null;
  scan: ScanState;
  stop: AbortController | null;
  scanned: Promise<void>;
}

export class VolumeRegistry {
  readonly #parts: RegistryParts;
  readonly #entries = new Map<VolumeId, Entry>();

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    for (const row of parts.shelf.all()) {
      this.#entries.set(row.id, { row, standing: null, scan: 'waiting', stop: null, scanned: Promise.resolve() });
    }
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

  /** Takes a volume that is here into the registry and starts reading it. */
  attach(seen: SeenVolume, standing: Standing): KnownVolume {
    const row = this.#parts.shelf.recordSeen(seen);
    const known = this.#entries.get(row.id);
    const entry: Entry = known ?? { row, standing, scan: 'waiting', stop: null, scanned: Promise.resolve() };
    const isMoved = entry.standing?.root !== standing.root || entry.standing.device !== standing.device;
    if (isMoved) entry.stop?.abort();
    entry.row = row;
    entry.standing = standing;
    this.#entries.set(row.id, entry);
    if (entry.stop === null || isMoved) this.#startScan(entry);
    this.#parts.onVolume(row.id);
    return entry;
  }

  /** The volume is no longer here: its scan ends, its rows stay. */
  detach(id: VolumeId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.standing === null) return;
    entry.stop?.abort();
    entry.standing = null;
    entry.scan = 'waiting';
    this.#parts.onVolume(id);
  }

  /** Reads a volume again unless it is being read. False when it is not here. */
  rescan(id: VolumeId): boolean {
    const entry = this.#entries.get(id);
    if (entry === undefined || entry.standing === null) return false;
    if (entry.stop === null) this.#startScan(entry);
    return true;
  }

  /** Resolves when no scan is under way any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#entries.values()].map((entry) => entry.scanned));
  }

  async close(): Promise<void> {
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
        this.#parts.onVolume(entry.row.id);
      });
  }

  async #scan(entry: Entry, stop: AbortController): Promise<void> {
    const { row, standing } = entry;
    if (standing === null || stop.signal.aborted) return;
    const report = await scanVolume({
      standing,
      signal: stop.signal,
      book: this.#parts.bookFor(row),
      onChange: () => this.#parts.onClips(row.id),
    });
    if (entry.stop !== stop) return;
    if (report.end === 'complete') {
      entry.scan = 'done';
      this.#parts.shelf.recordScan(row.id, { at: this.#parts.now(), junk: report.junk, unreadable: report.unreadable });
      entry.row = this.#parts.shelf.recordSeen({ ...row, lastSeenAt: this.#parts.now() });
    } else if (report.end === 'gone') {
      entry.standing = null;
      entry.scan = 'waiting';
    }
    if (report.end === 'gone' || report.unreadable.length > 0) this.#parts.onTrouble(entry, report);
  }
}
