// All zones in a list one can search: city, zone or offset.
import { Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Autocomplete, Input, ListBox, ListBoxItem, ListLayout, TextField, Virtualizer } from 'react-aria-components';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { listZones, parseZone, zoneClock } from '../../shared/time.ts';
import { wallFormats, zonePlace } from '../client/wall-formats.ts';
import { say } from '../words/say.ts';
import './zone-chooser.css';

const noneKey = 'none';

/** `EST UTC−05:00`, or the offset alone. */
export function offsetLine(zone: ZoneId, now: Instant): string {
  const formats = wallFormats(zoneClock(zone));
  const letters = formats.letters(now);
  return letters === null ? formats.offset(now) : `${letters} ${formats.offset(now)}`;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll(/[_/−]/g, (mark) => (mark === '−' ? '-' : ' ')).toLowerCase();

interface ZoneListProps {
  readonly label: string;
  /** Null: the first entry is chosen. */
  readonly chosen: ZoneId | null | undefined;
  /** The first entry, which chooses no zone: its words, and the zone that is then in force. */
  readonly none?: { readonly name: string; readonly zone: ZoneId };
  /** The offsets shown are those of this instant. */
  readonly now: Instant;
  readonly onChoose: (zone: ZoneId | null) => void;
}

export function ZoneList({ label, chosen, none, now, onChoose }: ZoneListProps): ReactNode {
  const [items] = useState(() => [
    ...(none === undefined ? [] : [{ id: noneKey, zone: none.zone, name: none.name }]),
    ...listZones().map((zone) => ({ id: zone, zone, name: zone.replaceAll('_', ' ') })),
  ]);
  return (
    <Autocomplete filter={(text, typed) => plain(text).includes(plain(typed).trim())}>
      <TextField autoFocus aria-label={say('zone.search')} className="field zone-search">
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <Input placeholder={say('zone.search')} role="combobox" aria-expanded />
      </TextField>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 32, padding: 4 }}>
        <ListBox
          className="zone-list" aria-label={label} items={items} selectionMode="single" disallowEmptySelection
          selectedKeys={chosen === undefined ? [] : [chosen ?? noneKey]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            onChoose(key === noneKey ? null : parseZone(String(key)));
          }}
          renderEmptyState={() => <p className="zone-none">{say('zone.noMatch')}</p>}
        >
          {({ id, zone, name }) => (
            <ListBoxItem id={id} textValue={`${name} ${zonePlace(zone)}`} className="menu-item">
              <span className="cut">{name}</span>
              <span className="aside num">{offsetLine(zone, now)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </Autocomplete>
  );
}
