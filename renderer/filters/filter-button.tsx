// Opens all filters; says how many are set.
import { ListFilter } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Camera, Volume } from '../../shared/schema.ts';
import { useActions } from '../actions/use-actions.ts';
import type { ZoneInForce } from '../client/zone.ts';
import { say } from '../words/say.ts';
import { FilterForm } from './filter-form.tsx';
import { useFilterChips } from './filter-words.ts';
import './filters.css';

interface FilterButtonProps {
  readonly cameras: readonly Camera[];
  readonly volumes: readonly Volume[];
  readonly zone: ZoneInForce;
  readonly left: string;
}

export function FilterButton({ cameras, volumes, zone, left }: FilterButtonProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const set = useFilterChips(cameras, volumes).length;
  useActions({ 'clips.filter': () => setOpen(true) });
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button small filter-button" data-set={set > 0 || undefined}>
        <ListFilter size={16} strokeWidth={1.75} aria-hidden />{say('filter.button')}{set > 0 && <span className="filter-count num">{set}</span>}
      </Button>
      <Popover placement="bottom start" className="popover filter-popover">
        <Dialog aria-label={say('filter.title')} className="filter-dialog">
          <FilterForm cameras={cameras} volumes={volumes} zone={zone} left={left} isNarrowed={set > 0} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
