// A button that holds a zone and opens the list of all of them.
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Instant, ZoneId } from '../../shared/schema.ts';
import { say } from '../words/say.ts';
import { offsetLine, ZoneList } from './zone-list.tsx';

interface ZonePickerProps {
  readonly label: string;
  /** Null: none is chosen. */
  readonly zone: ZoneId | null;
  /** What stands for no zone, and the zone then in force; without it a zone must be chosen. */
  readonly none?: { readonly name: string; readonly zone: ZoneId };
  readonly onChoose: (zone: ZoneId | null) => void;
}

export function ZonePicker({ label, zone, none, onChoose }: ZonePickerProps): ReactNode {
  const [now, setNow] = useState<Instant>(() => Date.now());
  const [isOpen, setOpen] = useState(false);
  const labelId = useId();
  const valueId = useId();
  const inForce = zone ?? none?.zone ?? null;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(open) => { setNow(Date.now()); setOpen(open); }}>
      <Button className="button zone-picker" aria-labelledby={`${labelId} ${valueId}`}>
        <span id={labelId} hidden>{label}</span>
        <span id={valueId} className="zone-picked">
          <span className="cut">{zone === null ? none?.name ?? say('settings.clockChoose') : zone.replaceAll('_', ' ')}</span>
          {inForce !== null && <span className="num zone-offset">{offsetLine(inForce, now)}</span>}
        </span>
        <ChevronDown size={14} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover placement="bottom start" className="popover zone-popover">
        <Dialog aria-label={label} className="zone-dialog">
          <ZoneList
            label={label} chosen={none === undefined && zone === null ? undefined : zone} now={now} {...(none === undefined ? {} : { none })}
            onChoose={(chosen) => { onChoose(chosen); setOpen(false); }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
