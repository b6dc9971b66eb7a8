// Which language is spoken, and how its numbers and dates are written, on computers of many countries.
import { expect, it } from 'vitest';
import { chooseLanguage, chooseLocale } from './choose-language.ts';

it.each([
  ['system', ['de-AT', 'en'], 'de', 'de-AT'],
  ['system', ['fr-FR', 'es-MX', 'en'], 'es', 'es-MX'],
  ['system', ['fr-FR'], 'en', 'en-FR'],
  ['system', [], 'en', 'en-US'],
  ['system', ['en-GB'], 'en', 'en-GB'],
  ['system', ['ar-XB'], 'pseudo', 'ar-XB'],
  ['de', ['en-US', 'en'], 'de', 'de-US'],
  ['es', ['de'], 'es', 'es-DE'],
  ['en', ['de-DE', 'en-GB'], 'en', 'en-GB'],
] as const)('%s on a computer that prefers %j: %s, written as %s', (setting, preferred, language, locale) => {
  expect(chooseLanguage(setting, preferred)).toBe(language);
  expect(chooseLocale(language, preferred)).toBe(locale);
});

it('counts hours and begins weeks as the place does, whatever is spoken there', () => {
  const hours = (tag: string) => new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hourCycle;
  const week = (tag: string) => new Intl.Locale(tag).getWeekInfo().firstDay;
  expect([hours(chooseLocale('en', ['fr-FR'])), week(chooseLocale('en', ['fr-FR']))]).toEqual(['h23', 1]);
  expect([hours(chooseLocale('en', ['en-US'])), week(chooseLocale('en', ['en-US']))]).toEqual(['h12', 7]);
});
