// The letters of a zone at an instant: EST, CEST, IST. English locales know those of their own part of the world only.
import type { Instant, ZoneId } from './schema.ts';
import { slotEdges, slotOf } from './zone-table.ts';

/** In the order asked; `ja` is here for the one zone that English never abbreviates and everybody writes as JST. */
const locales = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA', 'en-IE', 'en-CA', 'en-GU', 'en-HK', 'en-SG', 'en-ID', 'ja'];

/** Letters the tz database has and no locale gives; by zone, then by minutes east of UTC. The oracle test holds each to it. */
const missingLetters: readonly (readonly [zones: string, letters: Readonly<Record<number, string>>])[] = [
  ['America/Chihuahua America/Ciudad_Juarez America/Mazatlan Mexico/BajaSur', { [-420]: 'MST', [-360]: 'MDT' }],
  ['America/Dawson America/Hermosillo America/Whitehorse Canada/Yukon', { [-420]: 'MST' }],
  ['America/Havana Cuba', { [-300]: 'CST', [-240]: 'CDT' }],
  ['Asia/Chongqing Asia/Chungking Asia/Harbin Asia/Macao Asia/Macau Asia/Shanghai Asia/Taipei PRC ROC', { 480: 'CST' }],
  ['Asia/Jerusalem Asia/Tel_Aviv Israel', { 120: 'IST', 180: 'IDT' }],
  ['Asia/Karachi', { 300: 'PKT' }],
  ['Asia/Manila', { 480: 'PST' }],
  ['Asia/Pyongyang Asia/Seoul ROK', { 510: 'KST', 540: 'KST' }],
  ['Europe/Guernsey Europe/Isle_of_Man Europe/Jersey', { 60: 'BST' }],
  ['Europe/Kirov Europe/Moscow Europe/Simferopol Europe/Volgograd W-SU', { 180: 'MSK' }],
  ['Pacific/Midway Pacific/Pago_Pago Pacific/Samoa US/Samoa', { [-660]: 'SST' }],
];

/** Letters of one zone. They are kept by slot, because they can change while the offset stays (Istanbul, September 2016). */
export class ZoneAbbreviations {
  readonly #zone: ZoneId;
  readonly #offsetAt: (instant: Instant) => number;
  readonly #missing: Readonly<Record<number, string>>;
  readonly #formats: Intl.DateTimeFormat[] = [];
  readonly #bySlot = new Map<number, { readonly first: string; readonly last: string }>();

  /** `offsetAt`: minutes east of UTC in the same zone. */
  constructor(zone: ZoneId, offsetAt: (instant: Instant) => number) {
    this.#zone = zone;
    this.#offsetAt = offsetAt;
    this.#missing = missingLetters.find(([zones]) => zones.split(' ').includes(zone))?.[1] ?? {};
  }

  /** `EST`, `CEST`, or `GMT+5:45` where no locale has letters. */
  at(instant: Instant): string {
    const slot = slotOf(instant);
    const { first, last } = slotEdges(slot);
    let kept = this.#bySlot.get(slot);
    if (kept === undefined) {
      kept = { first: this.#ask(first), last: this.#ask(last) };
      this.#bySlot.set(slot, kept);
    }
    return kept.first === kept.last ? kept.first : this.#ask(Math.min(Math.max(instant, first), last));
  }

  #ask(instant: Instant): string {
    let bare = '';
    for (const n of locales.keys()) {
      const text = this.#nameIn(n, instant);
      if (!/^(?:GMT|UTC)[+-]/.test(text)) return text;
      if (bare === '') bare = text;
    }
    return this.#missing[this.#offsetAt(instant)] ?? bare;
  }

  #nameIn(n: number, instant: Instant): string {
    // A locale the runtime lacks falls back to en-US, not to the language of the computer.
    const format = (this.#formats[n] ??= new Intl.DateTimeFormat([locales[n] ?? 'en-US', 'en-US'], {
      timeZone: this.#zone,
      timeZoneName: 'short',
    }));
    return format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
  }
}
