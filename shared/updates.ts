// What is known of newer versions of the program.
import { z } from 'zod';
import { Instant } from './schema.ts';

export const Updates = z.object({
  /** Where releases are looked at, an https address. Null: this build knows of no releases, so nothing is offered. */
  page: z.url().nullable(),
  /** When the project was asked last; null: never. */
  askedAt: Instant.nullable(),
  /** Whether that was answered. */
  isAnswered: z.boolean(),
  /** The newest version, where it is newer than this one and the user wants to be told. */
  newer: z.string().nullable(),
});
export type Updates = z.infer<typeof Updates>;
