// What axe finds on the page as it stands, in both themes.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Other rules do not depend on colours: the dark theme has the same elements in the same places. */
const ofColours = ['color-contrast', 'link-in-text-block'];

/** Everything in the light theme, then the colours of the dark one; each finding with the elements it means. `within`: a part that stands before the rest. */
export async function axeProblems(page: Page, within?: string): Promise<string[]> {
  // A popover of React Aria has a hidden button beside its dialog, for screen readers to close it; a page region is none of it.
  const leftOut = (await page.getByRole('dialog').count()) > 0 ? ['region'] : [];
  const problems: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    if (within !== undefined) axe.include(within);
    if (colorScheme === 'light') axe.disableRules(leftOut);
    else axe.withRules(ofColours);
    const { violations } = await axe.analyze();
    problems.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`));
  }
  return problems;
}
