// Numbers, sizes, dates and clocks in the locales of several places; each test puts the locale back.
import { afterEach, describe, expect, it } from 'vitest';
import { LocalDate, ZoneId } from '../../shared/schema.ts';
import { zoneClock } from '../../shared/time.ts';
import { firstWeekday, weekdays } from '../calendar/calendar-words.ts';
import { dateWords, wallFormats } from '../client/wall-formats.ts';
import { countText, sizeText } from '../ui/amounts.ts';
import { listText, locale, percentText, perLocale, putLocaleInForce } from './in-locale.ts';

const before = locale();
afterEach(() => putLocaleInForce(before));

const instant = Date.UTC(2026, 10, 5, 22, 0, 12);
const formats = wallFormats(zoneClock(ZoneId.parse('America/New_York')));
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe.each([
  ['en-US', { time: '5:00:12 PM', hour: '5 PM', day: 'Nov 5, 2026', count: '12,345', size: '1.4 MB', share: '42%', list: 'a, b, and c', week: ['S', 0] }],
  ['en-GB', { time: '17:00:12', hour: '17:00', day: '5 Nov 2026', count: '12,345', size: '1.4 MB', share: '42%', list: 'a, b and c', week: ['M', 1] }],
  ['de-DE', { time: '17:00:12', hour: '17:00', day: '5. Nov. 2026', count: '12.345', size: '1,4 MB', share: '42 %', list: 'a, b und c', week: ['M', 1] }],
  ['es-ES', { time: '17:00:12', hour: '17:00', day: '5 nov 2026', count: '12.345', size: '1,4 MB', share: '42 %', list: 'a, b y c', week: ['L', 1] }],
  ['ar-EG', { time: '٥:٠٠:١٢ م', hour: '٥ م', day: '٥ نوفمبر ٢٠٢٦', count: '١٢٬٣٤٥', size: '١٫٤ م.ب', share: '٤٢٪', list: 'a وb وc', week: ['س', 6] }],
] as const)('in %s', (tag, said) => {
  it('times, dates, counts, sizes and weeks are written as they are there', () => {
    putLocaleInForce(tag);
    const bare = (text: string) => plain(text).replaceAll(/[\u061c\u200e\u200f]/g, '');
    expect({
      time: bare(formats.time(instant)), hour: bare(formats.hour(instant)), day: bare(dateWords(LocalDate.parse('2026-11-05'), 'short').day), count: bare(countText(12_345)),
      size: bare(sizeText(1_400_000)), share: bare(percentText(0.42)), list: bare(listText(['a', 'b', 'c'])), week: [weekdays()[0]?.short, firstWeekday()],
    }).toEqual(said);
  });
});

it('a format is made once for a locale, and anew for the next', () => {
  let made = 0;
  const format = perLocale((tag) => `${tag} ${String((made += 1))}`);
  expect([format(), format()]).toEqual([`${before} 1`, `${before} 1`]);
  putLocaleInForce('de');
  expect(format()).toBe('de 2');
});
