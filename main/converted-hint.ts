// Judges once for each complete reading of a volume whether its names look converted to local time, in small steps.
import { looksConverted } from './archive/looks-converted.ts';
import type { NamedClip } from './archive/looks-converted.ts';
import type { KnownVolume, VolumeRegistry } from './archive/volume-registry.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { VolumeId } from '../shared/ids.ts';
import type { ZoneId } from '../shared/schema.ts';

export interface ConvertedHint {
  /** What is known by now. */
  isConverted(id: VolumeId): boolean;
  /** Judges a volume again if it was read, or its zones were changed, since the last time. Never waits. */
  refresh(volume: KnownVolume): void;
}

export interface ConvertedHintParts {
  readonly catalog: Pick<Catalog, 'columns' | 'health' | 'labels'>;
  readonly registry: Pick<VolumeRegistry, 'isClosed'>;
  /** Zone of the computer. */
  readonly zone: ZoneId;
  readonly onChange: () => void;
  readonly onFault: (problem: unknown) => void;
}

/** Spread over all years: enough for the weeks around each change of the clocks, and judged within some ms. */
const mostClips = 20_000;
const clipsAtOnce = 1000;

export function createConvertedHint({ catalog, registry, zone, onChange, onFault }: ConvertedHintParts): ConvertedHint {
  const { columns, health, labels } = catalog;
  const judged = new Map<VolumeId, { readonly by: string; isConverted: boolean }>();

  const clipsOf = async (id: VolumeId): Promise<NamedClip[]> => {
    const ids: number[] = [];
    for (let place = 0; place < columns.length; place += 1) {
      if (columns.volume(place) === id && columns.kind(place) === 0) ids.push(columns.id(place));
    }
    const step = Math.max(1, Math.ceil(ids.length / mostClips));
    const chosen = ids.filter((_, place) => place % step === 0);
    const clips: NamedClip[] = [];
    for (let start = 0; start < chosen.length && !registry.isClosed; start += clipsAtOnce) {
      clips.push(...health.times(chosen.slice(start, start + clipsAtOnce)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    return clips;
  };

  return {
    isConverted: (id) => judged.get(id)?.isConverted ?? false,
    refresh({ row, scan }) {
      if (scan !== 'done' || registry.isClosed) return;
      const { homeZone, namedInZone } = labels.volumeLabel(row.identity);
      const by = `${row.scannedAt ?? ''} ${homeZone ?? zone} ${namedInZone ?? ''}`;
      const before = judged.get(row.id);
      if (before?.by === by) return;
      const verdict = { by, isConverted: before?.isConverted ?? false };
      judged.set(row.id, verdict);
      const judge = async (): Promise<void> => {
        // Told in which zone the names are, there is nothing left to hint at.
        const isConverted = namedInZone === null && looksConverted(await clipsOf(row.id), homeZone ?? zone);
        if (isConverted === verdict.isConverted) return;
        verdict.isConverted = isConverted;
        onChange();
      };
      judge().catch(onFault);
    },
  };
}
