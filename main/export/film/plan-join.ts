// Decides how clips become one film: copied where they agree, encoded anew where they do not, and why. Pure.
import type { JoinReason, LeftOutReason } from '../../../shared/export/film-text.ts';
import type { PictureMakeup, SoundMakeup } from '../../media/clip-makeup.ts';
import type { FilmClip, FilmForm, JoinPlan, LeftOut, UsableClip } from './film-types.ts';

export interface JoinWishes {
  readonly overlay: 'none' | 'track' | 'burned';
  readonly hasCards: boolean;
}

const defaultFrames = '30';
const mostFrames = 60;
/** Rates of television, as fractions: what headers say of them is rounded. */
const brokenRates: readonly (readonly [number, string])[] = [[23.976, '24000/1001'], [29.97, '30000/1001'], [59.94, '60000/1001']];
/** Sound is coded in packets of 1024: one that ends within two of them ends with the pictures. */
const packetSamples = 1024;

/** Clips in any order; what cannot be shown is left out with its reason. */
export function planJoin(given: readonly FilmClip[], wishes: JoinWishes): JoinPlan {
  const leftOut: LeftOut[] = [];
  const clips: UsableClip[] = [];
  for (const clip of given.toSorted((a, b) => a.recordedAt - b.recordedAt)) {
    const usable = asUsable(clip);
    if (typeof usable === 'string') leftOut.push({ clip, reason: usable });
    else clips.push(usable);
  }
  const pictures = pictureReasons(clips, wishes);
  const sounds = soundReasons(clips);
  const how = pictures.length > 0 ? 'encoded' : sounds.length > 0 ? 'pictures-copied' : 'copied';
  return {
    how, reasons: [...pictures, ...sounds], clips, leftOut,
    form: formOf(clips.map(({ makeup }) => makeup.picture), clips.some(({ makeup }) => makeup.sound !== null)),
    durationMs: clips.reduce((sum, { makeup }) => sum + makeup.durationMs, 0),
  };
}

/** The clip as one that can be shown, or why it cannot. */
export function asUsable(clip: FilmClip): UsableClip | LeftOutReason {
  const { makeup, fullPath } = clip;
  // A list of clips has a clip in each line.
  if (makeup === null || /[\r\n]/.test(fullPath)) return 'unreadable';
  const { damage, durationMs, picture } = makeup;
  if (damage !== null) return damage;
  if (picture === null) return 'no-picture';
  if (durationMs === null) return 'no-length';
  return { ...clip, makeup: { ...makeup, durationMs, picture } };
}

/** The largest picture and the highest rate among them: no clip loses anything. */
export function formOf(pictures: readonly PictureMakeup[], hasSound: boolean): FilmForm {
  const shown = pictures.map(({ widthPx, heightPx, rotation }) => (rotation === 90 || rotation === 270 ? { widthPx: heightPx, heightPx: widthPx } : { widthPx, heightPx }));
  const largest = shown.toSorted((a, b) => b.widthPx * b.heightPx - a.widthPx * a.heightPx)[0] ?? { widthPx: 1280, heightPx: 720 };
  const rates = pictures.map(({ framesPerSecond }) => framesPerSecond).filter((rate) => rate !== null);
  return { widthPx: even(largest.widthPx), heightPx: even(largest.heightPx), frames: rates.length === 0 ? defaultFrames : frameFraction(Math.max(...rates)), hasSound };
}

function frameFraction(rate: number): string {
  const broken = brokenRates.find(([known]) => Math.abs(known - rate) < 0.02);
  return broken?.[1] ?? String(Math.min(mostFrames, Math.max(1, Math.round(rate))));
}

/** Coded pictures have even sides. */
function even(sidePx: number): number {
  return Math.max(16, sidePx - (sidePx % 2));
}

function pictureReasons(clips: readonly UsableClip[], { overlay, hasCards }: JoinWishes): JoinReason[] {
  const reasons: JoinReason[] = [];
  if (overlay === 'burned') reasons.push('clock-burned');
  if (hasCards) reasons.push('cards');
  const pictures = clips.map(({ makeup }) => makeup.picture);
  const differ = (read: (picture: PictureMakeup) => string | number): boolean => new Set(pictures.map(read)).size > 1;
  const differsIn = {
    codec: differ(({ codec }) => codec.slice(0, 4)), size: differ(({ widthPx, heightPx }) => `${widthPx}x${heightPx}`),
    setup: differ(({ codec, setup }) => `${codec} ${setup}`),
  };
  if (differsIn.codec) reasons.push('codec-differs');
  if (differsIn.size) reasons.push('size-differs');
  if (differ(({ rotation }) => rotation)) reasons.push('rotation-differs');
  if (differ(({ ticksPerSecond }) => ticksPerSecond)) reasons.push('time-base-differs');
  if (differsIn.setup && !differsIn.codec && !differsIn.size) reasons.push('setup-differs');
  return reasons;
}

function soundReasons(clips: readonly UsableClip[]): JoinReason[] {
  const sounds = clips.map(({ makeup }) => makeup.sound).filter((sound) => sound !== null);
  if (sounds.length === 0) return [];
  const reasons: JoinReason[] = [];
  if (sounds.length < clips.length) reasons.push('sound-missing');
  if (sounds.some(endsEarly)) reasons.push('sound-ends-early');
  if (new Set(sounds.map(({ codec, channels, sampleRateHz, ticksPerSecond }) => [codec, channels, sampleRateHz, ticksPerSecond].join())).size > 1) reasons.push('sound-differs');
  return reasons;
}

function endsEarly({ endsEarlyMs, sampleRateHz }: SoundMakeup): boolean {
  return endsEarlyMs > (2 * packetSamples * 1000) / Math.max(8000, sampleRateHz);
}
