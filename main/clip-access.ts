// From a clip id to its file and its headers: what playing, probing and handing over to other programs share.
import { fail } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { ClipId, VolumeId } from '../shared/ids.ts';
import type { Instant } from '../shared/schema.ts';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import { deviceOf } from './archive/device-of.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { ClipRow } from './catalog/clip-reads.ts';
import { resolveInside } from './inside-root.ts';
import type { FileInside } from './inside-root.ts';
import type { MediaFailure, MediaSource } from './media-source.ts';
import { readClipFacts } from './media/read-clip-facts.ts';

type Located = Result<FileInside, MediaFailure>;

export interface ClipAccess extends MediaSource {
  locateClip(id: ClipId): Promise<Located>;
  /** Reads a clip's headers and keeps what they say. A clip that cannot be reached stays unprobed. */
  probeClip(row: ClipRow): Promise<void>;
}

/** `onAsked` hears which volume somebody wants bytes from. */
export function createClipAccess(
  catalog: Catalog, registry: VolumeRegistry, now: () => Instant, onAsked: (volumeId: VolumeId) => void,
): ClipAccess {
  const locatePath = async (volumeId: VolumeId, relativePath: string): Promise<Located> => {
    const volume = registry.get(volumeId);
    const name = volume?.row.name ?? 'The drive';
    if (volume?.standing == null || volume.isReleasing) return fail('volume-offline', name);
    onAsked(volumeId);
    const { root, device } = volume.standing;
    const found = await resolveInside(root, relativePath);
    if (found.ok) return found;
    // A pulled drive may leave an empty folder where it was mounted: nothing in it counts as gone.
    if ((await deviceOf(root)) !== device) {
      registry.lose(volumeId);
      return fail('volume-offline', name);
    }
    // Whether it is gone for good only a fresh reading of its folder can say.
    if (found.failure.code === 'clip-missing') registry.rescan(volumeId);
    return found;
  };

  const locateClip = async (id: ClipId): Promise<Located> => {
    const row = catalog.clips.byId(id);
    return row === null ? fail('clip-unknown', 'This clip') : locatePath(row.volumeId, row.path);
  };

  return {
    locateClip,
    async locate(ref) {
      if (ref.kind === 'clip') return locateClip(ref.id);
      const file = catalog.clips.unrecognisedById(ref.id);
      return file === null ? fail('clip-unknown', 'This file') : locatePath(file.volumeId, file.path);
    },
    async probeClip(row) {
      const located = await locateClip(row.id);
      if (!located.ok) return;
      const facts = await readClipFacts(located.value.fullPath);
      if (facts.ok) catalog.writer.recordFacts(row.id, facts.value, now());
    },
  };
}
