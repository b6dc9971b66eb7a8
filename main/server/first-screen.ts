// Has the first screen of the list drawn by what was built with the page, and writes it into the page.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bareRoot, firstScreenId, firstScreenPlace, type DrawFirstScreen, type FirstScreen } from '../../shared/first-answers.ts';

/** Draws none where the page was built without: a page that is being developed. */
export function firstScreenDrawer(pageFolder: string): DrawFirstScreen {
  const file = path.join(pageFolder, 'first-screen.js');
  return async (first, top) => {
    if (!existsSync(file)) return null;
    // Both come of one build.
    const { drawFirstScreen } = (await import(pathToFileURL(file).href)) as { readonly drawFirstScreen: DrawFirstScreen };
    return drawFirstScreen(first, top);
  };
}

/** `languages`: the header in which a browser says what it wants to read. A screen with other words than the page will have is not shown. */
export function writeFirstScreen(page: string, screen: FirstScreen | null, nonce: string, languages: string): string {
  if (screen === null) return page.replace(firstScreenPlace, '');
  const isUnderstood = wanted(languages).every((tag, order) => tag === screen.languages[order]?.toLowerCase());
  const css = isUnderstood ? screen.css : '';
  // Functions: what is drawn must not be read as a pattern.
  return page
    .replace(bareRoot, () => `<html ${Object.entries(screen.root).map(([name, value]) => `${name}="${value}"`).join(' ')}>`)
    // Its rules behind it, and what they say is heard by the sheet of the page: it is shown when all of it is here, and styled.
    .replace(firstScreenPlace, () => `<div id="${firstScreenId}" class="first-screen" hidden>${screen.html}</div><style nonce="${nonce}">${css}</style>`);
}

function wanted(header: string): string[] {
  return header.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '').filter((tag) => tag !== '' && tag !== '*');
}
