// Which of the languages Wallclock speaks a person prefers most.

export const spokenLanguages = ['en', 'de', 'es'] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** `preferred`: BCP 47 tags, most wanted first. English when none of them is spoken. */
export function spokenLanguage(preferred: readonly string[]): SpokenLanguage {
  for (const tag of preferred) {
    const base = tag.split('-')[0]?.toLowerCase();
    const spoken = spokenLanguages.find((language) => language === base);
    if (spoken !== undefined) return spoken;
  }
  return 'en';
}
