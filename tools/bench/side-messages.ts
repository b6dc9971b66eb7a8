// What the bench and the process of a side say to each other: a question, then its answer.
import type { Figures } from './line.ts';

export interface SideOrder {
  readonly line: string;
  readonly side: string;
  readonly root: string;
  readonly size: number;
  readonly folder: string;
  readonly setup: unknown;
}

export type Question = { readonly ask: 'start'; readonly order: SideOrder } | { readonly ask: 'round' } | { readonly ask: 'end' };

export type Answer =
  | { readonly ok: true; readonly version: string; readonly figures: Figures }
  | { readonly ok: false; readonly isUnavailable: boolean; readonly why: string };
