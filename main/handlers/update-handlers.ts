// What the page asks about newer versions.
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { Abilities } from '../abilities.ts';
import type { UpdateCheck } from '../updates/update-check.ts';

type UpdateMethods = 'updates.read' | 'updates.openPage';

export function updateHandlers({ updates, abilities }: { readonly updates: UpdateCheck; readonly abilities: Abilities }): Pick<CoreHandlers, UpdateMethods> {
  return {
    'updates.read': () => succeed(updates.read()),
    'updates.openPage': async () => {
      const { page } = updates.read();
      if (abilities.openReleases === undefined || page === null) return fail('ability-missing', 'Opening your browser');
      return (await abilities.openReleases()) ? succeed(null) : fail('browser-not-started', page);
    },
  };
}
