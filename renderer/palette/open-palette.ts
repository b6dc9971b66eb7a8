// Whether the palette is open, and over which view it was opened: it lists what can be done there.
import { create } from 'zustand';
import type { ActionScope } from '../actions/use-actions.ts';

export const usePalette = create<{ readonly over: ActionScope | null }>()(() => ({ over: null }));

export function openPalette(over: ActionScope = 'window'): void {
  usePalette.setState({ over });
}

export function closePalette(): void {
  usePalette.setState({ over: null });
}
