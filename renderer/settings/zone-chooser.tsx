// The zone in force, always in sight, and a searchable list of all zones to change it.
import { ChevronDown, Globe, Search } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import {
  Autocomplete, Button, Dialog, DialogTrigger, Input, ListBox, ListBoxItem, ListLayout, Popover, SearchField, Virtualizer,
} from 'react-aria-components';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { listZones, parseZone, zoneClock } from '../../shared/time.ts';
import { useAsk } from '../client/queries.ts';
import { wallFormats, zonePlace } from '../client/wall-formats.ts';
import { useZone, type ZoneInForce } from '../client/zone.ts';
import { say } from '../words/say.ts';
import './zone-chooser.css';

const automaticKey = 'automatic';

/** `EST UTC−05:00`, or the offset alone. */
function offsetLine(zone: ZoneId, now: Instant): string {
  const formats = wallFormats(zoneClock(zone));
  const letters = formats.letters(now);
  return letters === null ? formats.offset(now) : `${letters} ${formats.offset(now)}`;
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{Mn}/gu, '').replaceAll(/[_/−]/g, (mark) => (mark === '−' ? '-' : ' ')).toLowerCase();

export function ZoneChooser(): ReactNode {
  const zone = useZone();
  const [now, setNow] = useState<Instant>(() => Date.now());
  const [isOpen, setOpen] = useState(false);
  if (zone === null) return <span className="zone-button" aria-hidden />;
  const offset = offsetLine(zone.zone, now);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(open) => { setNow(Date.now()); setOpen(open); }}>
      <Button className="button plain zone-button" aria-label={say('zone.button', zone.zone, offset)}>
        <Globe size={16} strokeWidth={1.75} aria-hidden />
        <span className="zone-place">{zonePlace(zone.zone)}</span>
        <span className="num zone-offset">{offset}</span>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover placement="bottom end" className="popover zone-popover">
        <Dialog aria-label={say('zone.label')} className="zone-dialog">
          <ZoneList inForce={zone} now={now} onChosen={() => setOpen(false)} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function ZoneList({ inForce, now, onChosen }: { readonly inForce: ZoneInForce; readonly now: Instant; readonly onChosen: () => void }): ReactNode {
  const write = useAsk('settings.write');
  const [items] = useState(() => [
    { id: automaticKey, zone: inForce.automatic, name: say('zone.automatic', zonePlace(inForce.automatic)) },
    ...listZones().map((zone) => ({ id: zone, zone, name: zone.replaceAll('_', ' ') })),
  ]);
  return (
    <Autocomplete filter={(text, typed) => plain(text).includes(plain(typed).trim())}>
      <SearchField autoFocus aria-label={say('zone.search')} className="field zone-search">
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <Input placeholder={say('zone.search')} />
      </SearchField>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: 32, padding: 4 }}>
        <ListBox
          className="zone-list" aria-label={say('zone.label')} items={items} selectionMode="single" disallowEmptySelection
          selectedKeys={[inForce.isChosen ? inForce.zone : automaticKey]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            const zone = key === automaticKey ? null : parseZone(String(key));
            write.mutate({ zone });
            onChosen();
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
