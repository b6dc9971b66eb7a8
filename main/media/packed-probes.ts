// What was read of many clips as one array of numbers and a few texts: sent from thread to thread, an object a clip costs as much as the clip.
import type { ClipDamage } from '../../shared/schema.ts';
import type { ProbedFile } from './probe-clips.ts';

export interface PackedProbes {
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Codecs, each once. */
  readonly texts: readonly string[];
}

const width = 9;
const kinds = ['read', 'clip-missing', 'clip-unreadable', 'volume-offline'] as const;
const damages: readonly ClipDamage[] = Object.keys({
  'empty': true, 'too-short': true, 'not-mp4': true, 'no-index': true, 'no-picture': true, 'truncated': true,
} satisfies Record<ClipDamage, true>) as ClipDamage[];

export function packProbes(files: readonly ProbedFile[]): PackedProbes {
  const numbers = new Float64Array(files.length * width);
  const texts: string[] = [];
  const placeOf = (text: string | null): number => {
    if (text === null) return -1;
    const known = texts.indexOf(text);
    return known >= 0 ? known : texts.push(text) - 1;
  };
  for (let file = 0; file < files.length; file += 1) {
    const probed = files[file];
    const at = file * width;
    if (probed === undefined || typeof probed === 'string') {
      numbers[at] = kinds.indexOf(probed ?? 'volume-offline');
      continue;
    }
    const { facts: { durationMs, widthPx, heightPx, videoCodec, audioCodec, damage }, sizeBytes, modifiedAt } = probed;
    numbers[at + 1] = sizeBytes;
    numbers[at + 2] = modifiedAt;
    numbers[at + 3] = durationMs ?? Number.NaN;
    numbers[at + 4] = widthPx ?? Number.NaN;
    numbers[at + 5] = heightPx ?? Number.NaN;
    numbers[at + 6] = placeOf(videoCodec);
    numbers[at + 7] = placeOf(audioCodec);
    numbers[at + 8] = damage === null ? -1 : damages.indexOf(damage);
  }
  return { numbers, texts };
}

export function unpackProbes({ numbers, texts }: PackedProbes): ProbedFile[] {
  const files: ProbedFile[] = [];
  for (let at = 0; at < numbers.length; at += width) {
    const kind = kinds[numbers[at] ?? 0] ?? 'volume-offline';
    if (kind !== 'read') {
      files.push(kind);
      continue;
    }
    files.push({
      facts: {
        durationMs: numberAt(numbers, at + 3), widthPx: numberAt(numbers, at + 4), heightPx: numberAt(numbers, at + 5),
        videoCodec: texts[numbers[at + 6] ?? -1] ?? null, audioCodec: texts[numbers[at + 7] ?? -1] ?? null, damage: damages[numbers[at + 8] ?? -1] ?? null,
      },
      sizeBytes: numbers[at + 1] ?? 0, modifiedAt: numbers[at + 2] ?? 0,
    });
  }
  return files;
}

function numberAt(numbers: Float64Array, at: number): number | null {
  const number = numbers[at] ?? Number.NaN;
  return Number.isNaN(number) ? null : number;
}
