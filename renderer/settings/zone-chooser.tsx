// The zone in force, always in sight, and a searchable list of all zones to change it.
import { ChevronDown, Globe } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover, SwitchButton, SwitchField } from 'react-aria-components';
import type { Instant } from '../../shared/schema.ts';
import { useAsk } from '../client/queries.ts';
import { showUtc } from '../client/utc-view.ts';
import { zonePlace } from '../client/wall-formats.ts';
import { useZone } from '../client/zone.ts';
import { Meaning } from '../help/meaning.tsx';
import { say } from '../words/say.ts';
import { offsetLine, ZoneList } from './zone-list.tsx';
import './zone-chooser.css';

export function ZoneChooser(): ReactNode {
  const zone = useZone();
  const write = useAsk('settings.write');
  const [now, setNow] = useState<Instant>(() => Date.now());
  const [isOpen, setOpen] = useState(false);
  if (zone === null) return <span className="zone-button" aria-hidden />;
  const place = zonePlace(zone.zone);
  const offset = offsetLine(zone.zone, now);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(open) => { setNow(Date.now()); setOpen(open); }}>
      <Button className="button plain zone-button" aria-label={say('zone.button', offset === place ? place : `${place} ${offset}`, zone.zone)}>
        <Globe size={16} strokeWidth={1.75} aria-hidden />
        <span className="zone-place">{place}</span>{' '}
        {offset !== place && <span className="num zone-offset">{offset}</span>}
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover placement="bottom end" className="popover zone-popover">
        <Dialog aria-label={say('zone.label')} className="zone-dialog">
          <div className="zone-head"><h2 aria-hidden>{say('zone.label')}</h2><Meaning term="zone" /></div>
          <SwitchField aria-label={say('zone.utc')} isSelected={zone.isUtc} onChange={showUtc}>
            <SwitchButton className="switch zone-utc">
              <span><strong>{say('zone.utc')}</strong> <span className="quiet">{say('zone.utcText')}</span></span>
              <span className="switch-track" />
            </SwitchButton>
          </SwitchField>
          <ZoneList
            label={say('zone.label')} chosen={zone.chosen} now={now}
            none={{ name: say('zone.automatic', zonePlace(zone.automatic)), zone: zone.automatic }}
            onChoose={(chosen) => { showUtc(false); write.mutate({ zone: chosen }); setOpen(false); }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
