// Whether the rail of drives and cameras stands, as far as the user has said so in this page.
import { create } from 'zustand';

/** `auto`: as the room allows. */
export const useRail = create<{ readonly rail: 'auto' | 'open' | 'closed' }>()(() => ({ rail: 'auto' }));
