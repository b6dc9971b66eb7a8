// Whether the help is open, and at which topic; whether the tour is on.
import { create } from 'zustand';

export const topics = ['trip', 'keys', 'terms', 'kept', 'privacy', 'about'] as const;
export type Topic = (typeof topics)[number];

interface HelpView {
  /** Null: the help is closed. */
  readonly topic: Topic | null;
  readonly isTouring: boolean;
}

export const useHelpView = create<HelpView>()(() => ({ topic: null, isTouring: false }));

export function openHelp(topic: Topic = 'trip'): void {
  useHelpView.setState({ topic });
}

export function closeHelp(): void {
  useHelpView.setState({ topic: null });
}

/** The help makes way for it. */
export function startTour(): void {
  useHelpView.setState({ topic: null, isTouring: true });
}

export function endTour(): void {
  useHelpView.setState({ isTouring: false });
}
