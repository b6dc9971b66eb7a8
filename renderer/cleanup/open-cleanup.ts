// Whether clean-up is open, on what, and what was chosen for the copies the last time.
import { create } from 'zustand';
import type { CleanupId, CleanupRule } from '../../shared/deletion/deletion-schema.ts';
import type { ClipId, VolumeId } from '../../shared/ids.ts';
import type { ChosenFolder } from '../drives/folder-chooser.tsx';

/** What a plan is made from. `rule` undefined: one is suggested. */
export type CleanupSubject =
  | { readonly kind: 'rule'; readonly volumeId: VolumeId; readonly rule?: CleanupRule }
  | { readonly kind: 'by-hand'; readonly ids: readonly ClipId[] };

type CleanupShown =
  | { readonly kind: 'planning'; readonly subject: CleanupSubject }
  | { readonly kind: 'run'; readonly id: CleanupId; readonly isFromHistory: boolean }
  | { readonly kind: 'history' }
  | { readonly kind: 'storage'; readonly volumeId: VolumeId };

interface CleanupView {
  readonly shown: CleanupShown | null;
  /** Where copies were put the last time. */
  readonly archive: ChosenFolder | null;
}

export const useCleanupView = create<CleanupView>()(() => ({ shown: null, archive: null }));

export function planCleanup(subject: CleanupSubject): void {
  useCleanupView.setState({ shown: { kind: 'planning', subject } });
}

export function showRun(id: CleanupId, isFromHistory = false): void {
  useCleanupView.setState({ shown: { kind: 'run', id, isFromHistory } });
}

export function showHistory(): void {
  useCleanupView.setState({ shown: { kind: 'history' } });
}

export function showStorage(volumeId: VolumeId): void {
  useCleanupView.setState({ shown: { kind: 'storage', volumeId } });
}

export function closeCleanup(): void {
  useCleanupView.setState({ shown: null });
}
