// What the page asks about the program itself.
import type { CoreHandlers } from '../../shared/contract.ts';
import { fail, succeed } from '../../shared/failure.ts';
import type { CoreEvent } from '../../shared/contract.ts';
import type { Notice, ZoneId } from '../../shared/schema.ts';
import { parseZone } from '../../shared/time.ts';
import { abilityNames } from '../abilities.ts';
import type { Abilities } from '../abilities.ts';
import type { Labels } from '../catalog/labels.ts';

export interface AppHandlerParts {
  readonly version: string;
  readonly zone: ZoneId;
  readonly abilities: Abilities;
  readonly labels: Labels;
  readonly notices: () => readonly Notice[];
  readonly tell: (event: CoreEvent) => void;
  readonly onSettings: () => void;
  /** The user came back to the window. */
  readonly onFocus: () => void;
}

type AppMethods = 'app.about' | 'app.focused' | 'app.notices' | 'settings.read' | 'settings.write';

export function appHandlers({ version, zone, abilities, labels, notices, tell, onSettings, onFocus }: AppHandlerParts): Pick<CoreHandlers, AppMethods> {
  return {
    'app.about': () => succeed({ version, computerZone: zone, abilities: abilityNames(abilities) }),
    'app.focused': () => {
      onFocus();
      return succeed(null);
    },
    'app.notices': () => succeed([...notices()]),
    'settings.read': () => succeed(labels.settings()),
    'settings.write': (change) => {
      const chosen = change.zone == null ? null : parseZone(change.zone);
      if (change.zone != null && chosen === null) return fail('zone-unknown', change.zone);
      const settings = labels.writeSettings(change.zone === undefined ? change : { ...change, zone: chosen });
      onSettings();
      tell({ name: 'settings.changed', payload: {} });
      return succeed(settings);
    },
  };
}
