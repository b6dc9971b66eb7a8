// How far an export is, in bytes, and how long the rest will take.
import type { ExportProgress } from './export-types.ts';

const tellEveryMs = 100;
/** The rate is that of the last seconds: drives slow down when their buffer is full. */
const rateOverMs = 8000;
const rateKnownAfterMs = 500;

export class ProgressTeller {
  readonly #tell: (progress: ExportProgress) => void;
  readonly #total: { readonly bytes: number; readonly clips: number };
  readonly #now: () => number;
  #doneBytes = 0;
  #doneClips = 0;
  #toldAt = -Infinity;
  /** When how much was done, oldest first. */
  #marks: { readonly at: number; readonly bytes: number }[];

  constructor(total: { readonly bytes: number; readonly clips: number }, tell: (progress: ExportProgress) => void, now: () => number = () => performance.now()) {
    this.#total = total;
    this.#tell = tell;
    this.#now = now;
    this.#marks = [{ at: now(), bytes: 0 }];
  }

  add(bytes: number): void {
    this.#doneBytes += bytes;
    const at = this.#now();
    if (at - this.#toldAt >= tellEveryMs) this.#tellAt(at);
  }

  /** `restBytes`: of this clip, what was not told by `add`; negative where a clip is tried no further. */
  endClip(restBytes: number): void {
    this.#doneClips += 1;
    this.add(restBytes);
  }

  end(): void {
    this.#tellAt(this.#now());
  }

  #tellAt(at: number): void {
    this.#toldAt = at;
    this.#marks.push({ at, bytes: this.#doneBytes });
    while (this.#marks.length > 2 && at - (this.#marks[1]?.at ?? at) > rateOverMs) this.#marks.shift();
    this.#tell({
      doneBytes: this.#doneBytes, totalBytes: this.#total.bytes, doneClips: this.#doneClips, totalClips: this.#total.clips, leftMs: this.#leftMs(at),
    });
  }

  #leftMs(at: number): number | null {
    const first = this.#marks[0];
    if (first === undefined || at - first.at < rateKnownAfterMs || this.#doneBytes <= first.bytes) return null;
    return Math.max(0, Math.round((this.#total.bytes - this.#doneBytes) * ((at - first.at) / (this.#doneBytes - first.bytes))));
  }
}
