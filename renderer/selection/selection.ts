// The clips the user has chosen to do something with: their ids and, where known, their sizes. Never the clips themselves.
import { create } from 'zustand';
import type { ClipId } from '../../shared/ids.ts';
import type { Clip, ClipFilter, Instant } from '../../shared/schema.ts';
import { tellFailed } from '../actions/notices.ts';
import { ask, troubleText } from '../client/core.ts';

type Picked = Pick<Clip, 'id' | 'recordedAt' | 'sizeBytes'>;

interface Selection {
  /** Size in bytes; null while it is not known. */
  readonly clips: ReadonlyMap<ClipId, number | null>;
  /** Where a range begins that Shift makes. */
  readonly anchor: { readonly id: ClipId; readonly recordedAt: Instant } | null;
}

const nothing: Selection = { clips: new Map(), anchor: null };

export const useSelection = create<Selection>()(() => nothing);

/** Grows with every change, so that a range that is still being asked for does not undo a later one. */
let turn = 0;

export function clearSelection(): void {
  turn += 1;
  useSelection.setState(nothing);
}

/** Where the next range begins, when no clip is selected. */
export function anchorAt({ id, recordedAt }: Picked): void {
  useSelection.setState({ anchor: { id, recordedAt } });
}

/** The next range begins where the tab stop is. */
export function dropAnchor(): void {
  if (useSelection.getState().anchor !== null) useSelection.setState({ anchor: null });
}

/** Carries out a change of the selection or of the selected clips; what hinders it is told. */
export function selecting(change: Promise<void>): void {
  change.catch((error: unknown) => tellFailed(`${troubleText(error).what} ${troubleText(error).next}`));
}

export function toggleClip(clip: Picked): void {
  turn += 1;
  const clips = new Map(useSelection.getState().clips);
  if (!clips.delete(clip.id)) clips.set(clip.id, clip.sizeBytes);
  useSelection.setState({ clips, anchor: { id: clip.id, recordedAt: clip.recordedAt } });
}

/** Every clip that passes the filter. Throws as `ask` does. */
export async function selectAll(filter: ClipFilter): Promise<void> {
  const mine = (turn += 1);
  const { ids, sizes } = await ask('clips.select', { filter });
  if (mine === turn) useSelection.setState({ clips: new Map(ids.map((id, order) => [id, sizes[order] ?? null])) });
}

/** From the anchor to this clip, both counted, of those that pass the filter; `isAdded`: beside what is selected already. Throws as `ask` does. */
export async function selectTo(clip: Picked, filter: ClipFilter, isAdded: boolean): Promise<void> {
  const mine = (turn += 1);
  const { anchor, clips: before } = useSelection.getState();
  const from = anchor ?? clip;
  const [older, newer] = from.id < clip.id ? [from, clip] : [clip, from];
  const { ids, sizes } = await ask('clips.select', { filter: { ...filter, range: { from: older.recordedAt, to: newer.recordedAt + 1 } } });
  if (mine !== turn) return;
  // Several clips may share the second at either end; ids tell them apart and stand in the order of the list.
  const within = ids.flatMap((id, order): [ClipId, number | null][] => (id >= older.id && id <= newer.id ? [[id, sizes[order] ?? null]] : []));
  useSelection.setState({ clips: new Map([...(isAdded ? before : []), ...within]), anchor: from });
}
