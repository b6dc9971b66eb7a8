// Whether the export dialog is open, and what it was opened for. The choices of the last time stay for the next.
import { create } from 'zustand';
import { defaultTemplate } from '../../shared/export/name-template.ts';
import type { ExportForm, ExportId, ExportLayoutKind } from '../../shared/export/export-schema.ts';
import type { ClipId } from '../../shared/ids.ts';
import type { Day } from '../../shared/schema.ts';
import type { ChosenFolder } from '../drives/folder-chooser.tsx';

/** What the dialog was opened from; it offers more. */
export type ExportSubject =
  | { readonly kind: 'selection' }
  | { readonly kind: 'clip'; readonly clipId: ClipId }
  | { readonly kind: 'day'; readonly day: Pick<Day, 'date' | 'range'> }
  | { readonly kind: 'all' };

interface ExportView {
  readonly shown: { readonly kind: 'choosing'; readonly subject: ExportSubject } | { readonly kind: 'job'; readonly id: ExportId } | null;
  readonly target: ChosenFolder | null;
  readonly layout: ExportLayoutKind;
  readonly template: string;
  readonly onlyNew: boolean;
  readonly form: ExportForm;
}

export const useExportView = create<ExportView>()(() => ({ shown: null, target: null, layout: 'named', template: defaultTemplate, onlyNew: false, form: 'copies' }));

export function openExport(subject: ExportSubject): void {
  useExportView.setState({ shown: { kind: 'choosing', subject } });
}

export function showExport(id: ExportId): void {
  useExportView.setState({ shown: { kind: 'job', id } });
}

export function closeExport(): void {
  useExportView.setState({ shown: null });
}
