// What the user gives cameras, clips and drives.
import type { CoreEvent, CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Result } from '../../shared/failure.ts';
import type { VolumeId } from '../../shared/ids.ts';
import type { Camera, Instant, ZoneId } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import type { VolumeRegistry } from '../archive/volume-registry.ts';
import type { CameraGroup } from '../catalog/camera-groups.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { isDiskFull } from '../catalog/sqlite-file.ts';
import { createCameraDescriber } from './describe-cameras.ts';
import type { VolumeDescriber } from './describe-volume.ts';

export interface LabelHandlerParts {
  readonly catalog: Catalog;
  readonly registry: Pick<VolumeRegistry, 'get' | 'rescan'>;
  readonly describer: Pick<VolumeDescriber, 'describe'>;
  readonly tell: (event: CoreEvent) => void;
  readonly now: () => Instant;
}

type LabelMethods = 'cameras.list' | 'cameras.write' | 'cameras.merge' | 'cameras.split' | 'clips.mark' | 'volumes.write';

export function labelHandlers({ catalog, registry, describer, tell, now }: LabelHandlerParts): Pick<CoreHandlers, LabelMethods> {
  const { groups, labels, marks, dating } = catalog;
  const cameras = createCameraDescriber(catalog);
  const tellClips = (volumes: Iterable<VolumeId>): void => {
    for (const volumeId of volumes) tell({ name: 'clips.changed', payload: { volumeId } });
  };

  /** `volumes`: those whose lists of clips are other ones now. */
  const told = (group: CameraGroup | null, volumes: readonly VolumeId[]): Result<Camera, 'camera-unknown'> => {
    if (group === null) return fail('camera-unknown', 'This camera');
    tell({ name: 'cameras.changed', payload: {} });
    const camera = cameras.describe(group);
    tellClips(new Set([...camera.volumes, ...volumes]));
    return succeed(camera);
  };

  return {
    'cameras.list': () => succeed(cameras.all()),
    'cameras.write': ({ cameraId, change }) =>
      unlessFull('the change to this camera', () => {
        const label = change.label === '' ? null : change.label;
        return told(groups.write(cameraId, { ...change, label }), []);
      }),
    'cameras.merge': ({ cameraId, into }) => unlessFull('the change to this camera', () => told(groups.merge(cameraId, into), [])),
    'cameras.split': ({ cameraId }) =>
      unlessFull('the change to this camera', () => {
        const before = groups.of(cameraId);
        return told(groups.split(cameraId), before === null ? [] : cameras.describe(before).volumes);
      }),
    'clips.mark': ({ clipIds, mark }) =>
      unlessFull('these marks', () => {
        const { unknown, volumes } = marks.mark(clipIds, mark, now());
        tellClips(volumes);
        return succeed(clipIds.map((clipId) => ({ clipId, failure: unknown.has(clipId) ? { code: 'clip-unknown' as const, subject: 'This clip' } : null })));
      }),
    'volumes.write': async ({ volumeId, change }) => {
      const volume = registry.get(volumeId);
      if (volume === null) return fail('volume-unknown', 'This drive');
      const [homeZone, namedInZone] = [zoneIn(change.homeZone), zoneIn(change.namedInZone)];
      if (homeZone === 'unknown') return fail('zone-unknown', change.homeZone ?? '');
      if (namedInZone === 'unknown') return fail('zone-unknown', change.namedInZone ?? '');
      const { identity } = volume.row;
      const name = change.name === '' ? null : change.name;
      const written = unlessFull('the settings of this drive', () => {
        labels.writeVolumeLabel(identity, { name, homeZone, namedInZone });
        return succeed(null);
      });
      if (!written.ok) return written;
      tell({ name: 'volumes.changed', payload: {} });
      if (namedInZone !== undefined) {
        const dated = await redate(volumeId);
        if (!dated.ok) return dated;
      }
      const after = registry.get(volumeId);
      return after === null ? fail('volume-unknown', 'This drive') : succeed(describer.describe(after));
    },
  };

  async function redate(volumeId: VolumeId): Promise<Result<null, 'data-folder-full'>> {
    try {
      // A scan that was measuring by the old ids may have left some clips out.
      if (await dating.redate(volumeId)) registry.rescan(volumeId);
      return succeed(null);
    } catch (error) {
      if (isDiskFull(error)) return fail('data-folder-full', 'the new times of this drive’s clips');
      throw error;
    } finally {
      tellClips([volumeId]);
      tell({ name: 'volumes.changed', payload: {} });
    }
  }
}

/** `subject`: what is not kept when the computer's disk is full. */
function unlessFull<Answer>(subject: string, write: () => Answer): Answer | ReturnType<typeof fail<'data-folder-full'>> {
  try {
    return write();
  } catch (error) {
    if (isDiskFull(error)) return fail('data-folder-full', subject);
    throw error;
  }
}

/** Undefined: the zone stays as it is. */
function zoneIn(text: string | null | undefined): ZoneId | null | undefined | 'unknown' {
  if (text === undefined || text === null) return text;
  return parseZone(text) ?? 'unknown';
}
