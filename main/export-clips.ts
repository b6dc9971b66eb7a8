// From what the page asks for to what an export copies: which clips are meant, where they lie, and how they are told apart.
import { clipFlags } from './catalog/column-row.ts';
import type { Catalog } from './catalog/catalog.ts';
import { clipSerial } from './catalog/clip-labels.ts';
import type { ClipRow } from './catalog/clip-reads.ts';
import { allIds } from './catalog/pages.ts';
import type { VolumeRegistry } from './archive/volume-registry.ts';
import type { ClipToExport } from './export/export-types.ts';
import { readFilter } from './handlers/read-filter.ts';
import { parseClipPath } from '../shared/clip-name.ts';
import type { ExportChoice } from '../shared/export/export-schema.ts';
import type { NamedClip } from '../shared/export/name-template.ts';
import { succeed } from '../shared/failure.ts';
import type { Result } from '../shared/failure.ts';
import type { ClipId, VolumeId } from '../shared/ids.ts';

export interface ExportClipParts {
  readonly catalog: Pick<Catalog, 'columns' | 'clips' | 'cameras' | 'groups' | 'labels'>;
  readonly registry: Pick<VolumeRegistry, 'get' | 'all'>;
}

export interface PickedClips {
  /** Oldest first: those that can be copied now. */
  readonly ids: readonly ClipId[];
  /** Every clip meant, also those that are away now. */
  readonly meant: readonly ClipId[];
  readonly volumes: ReadonlySet<VolumeId>;
  readonly bytes: number;
  readonly unsized: number;
  readonly away: number;
  readonly leftOut: number;
}

/** Fails when the filter names a zone that does not exist. */
export function pickClips({ catalog: { columns }, registry }: ExportClipParts, { clips, onlyNew }: Pick<ExportChoice, 'clips' | 'onlyNew'>): Result<PickedClips, 'zone-unknown'> {
  let asked: readonly ClipId[];
  if ('ids' in clips) asked = [...new Set(clips.ids)];
  else {
    const filter = readFilter(clips.filter);
    if (!filter.ok) return filter;
    asked = allIds(columns, filter.value).ids;
  }
  const isHere = new Map<number, boolean>();
  const volumes = new Set<VolumeId>();
  const ids: ClipId[] = [];
  const meant: ClipId[] = [];
  let [bytes, unsized, away, leftOut] = [0, 0, 0, 0];
  for (const id of asked.toSorted((a, b) => a - b)) {
    const place = columns.placeOf(id);
    if (place !== null && onlyNew && (columns.flags(place) & clipFlags.exported) !== 0) {
      leftOut += 1;
      continue;
    }
    meant.push(id);
    // The columns hold ids of volumes and nothing else.
    const volume = (place === null ? 0 : columns.volume(place)) as VolumeId;
    if (!isHere.has(volume)) {
      const known = registry.get(volume);
      isHere.set(volume, known?.standing != null && !known.isReleasing);
    }
    if (place === null || isHere.get(volume) !== true) {
      away += 1;
      continue;
    }
    ids.push(id);
    volumes.add(volume);
    const size = columns.size(place);
    if (Number.isNaN(size)) unsized += 1;
    else bytes += size;
  }
  return succeed({ ids, meant, volumes, bytes, unsized, away, leftOut });
}

export interface GatheredClips {
  readonly clips: readonly ClipToExport[];
  readonly rowOf: ReadonlyMap<ClipToExport, ClipRow>;
}

const rowsAtOnce = 500;

/** The clips with these ids whose drives are here, in the same order. `breathe` lets others run in between. */
export async function gatherClips({ catalog, registry }: ExportClipParts, ids: readonly ClipId[], breathe: () => Promise<void>): Promise<GatheredClips> {
  const driveNames = namesOfDrives({ catalog, registry });
  const rowOf = new Map<ClipToExport, ClipRow>();
  for (let from = 0; from < ids.length; from += rowsAtOnce) {
    for (const row of catalog.clips.byIds(ids.slice(from, from + rowsAtOnce)).reverse()) {
      const root = registry.get(row.volumeId)?.standing?.root;
      if (root === undefined || row.isMissing) continue;
      rowOf.set({ ...namedClip(catalog, row), root, drive: driveNames.get(row.volumeId) ?? '', path: row.path, cameraName: writtenCamera(row), sizeBytes: row.sizeBytes }, row);
    }
    await breathe();
  }
  return { clips: [...rowOf.keys()], rowOf };
}

/** The other clips of these drives: see `ExportRequest.neighbours`. */
export async function gatherNeighbours({ catalog }: ExportClipParts, volumes: ReadonlySet<VolumeId>, taken: readonly ClipId[], breathe: () => Promise<void>): Promise<NamedClip[]> {
  const without = new Set(taken);
  const others = allIds(catalog.columns, { volumes: [...volumes], cameras: catalog.cameras.all().map(({ id }) => id) }).ids.filter((id) => !without.has(id));
  const neighbours: NamedClip[] = [];
  for (let from = 0; from < others.length; from += rowsAtOnce) {
    for (const row of catalog.clips.byIds(others.slice(from, from + rowsAtOnce))) neighbours.push(namedClip(catalog, row));
    await breathe();
  }
  return neighbours;
}

function namedClip({ groups }: Pick<Catalog, 'groups'>, row: ClipRow): NamedClip {
  return { kind: row.kind, camera: groups.of(row.cameraId)?.label ?? writtenCamera(row), recordedAt: row.recordedAt, serial: clipSerial(row.name) };
}

/** As written in the clip's own name: between its first and its last underscore. */
function writtenCamera({ name, path }: ClipRow): string {
  const parsed = parseClipPath(path);
  return parsed.ok ? parsed.clip.camera : name;
}

/** By volume, a name that no other known volume has: the record tells two sticks of one name apart. */
function namesOfDrives({ catalog, registry }: ExportClipParts): Map<VolumeId, string> {
  const names = registry.all().map(({ row }) => ({ id: row.id, name: catalog.labels.volumeLabel(row.identity).name ?? row.name }));
  return new Map(names.map(({ id, name }) => [id, names.some((other) => other.id !== id && other.name === name) ? `${name} (${id})` : name]));
}
