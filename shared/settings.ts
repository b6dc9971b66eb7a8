// What the user set once for everything.
import { z } from 'zod';
import { ZoneId } from './schema.ts';
import { spokenLanguages } from './spoken-language.ts';

/** `system`: the first language of the computer that Wallclock speaks, else English. */
export const LanguageSetting = z.enum(['system', ...spokenLanguages]);
export type LanguageSetting = z.infer<typeof LanguageSetting>;

const px = z.number().int().min(1).max(20_000);

/** A window with the list in it: its own size and that of the list, in CSS pixels. */
export const SeenWindow = z.object({
  width: px, height: px, listWidth: px, listHeight: px,
  /** A clip was open beside the list. */
  hasPlayer: z.boolean(),
  /** Of the browser, most wanted first. */
  languages: z.array(z.string().max(40)).max(40),
});
export type SeenWindow = z.infer<typeof SeenWindow>;

export const Settings = z.object({
  /** Zone in which everything is shown; null follows the drive's home zone, else the computer. */
  zone: ZoneId.nullable(),
  theme: z.enum(['system', 'light', 'dark']),
  language: LanguageSetting,
  density: z.enum(['comfortable', 'compact']),
  /** `volume` 0 to 1. */
  sound: z.object({ volume: z.number().min(0).max(1), isMuted: z.boolean() }),
  /** What follows the end of a clip. `gaps`: whether the time to the next one is shown or skipped. */
  playback: z.object({ isAutoplay: z.boolean(), isLooping: z.boolean(), gaps: z.enum(['skip', 'show']) }),
  /** Absolute path of the ffmpeg that makes films; null looks beside the program and in the PATH. */
  ffmpegPath: z.string().min(1).max(4096).nullable(),
  /** The first steps were shown: they do not come again by themselves. */
  hasSeenTour: z.boolean(),
  /** Whether the project is asked for a newer version, once a day at most. Nothing else ever asks a network for anything. */
  checksForUpdates: z.boolean(),
  /** Where the user was, as the address of the page says it; the page alone reads it. */
  place: z.string().max(4000),
  /** Where the list was seen last: the next launch comes with its first screen drawn for it. Null until then; the page alone writes it. */
  window: SeenWindow.nullable(),
});
export type Settings = z.infer<typeof Settings>;

/** What holds until the user sets something else. */
export const firstSettings: Settings = {
  zone: null, theme: 'system', language: 'system', density: 'comfortable', sound: { volume: 1, isMuted: false },
  playback: { isAutoplay: false, isLooping: false, gaps: 'skip' }, ffmpegPath: null, hasSeenTour: false, checksForUpdates: false, place: '', window: null,
};
