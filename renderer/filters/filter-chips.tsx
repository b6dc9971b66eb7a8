// Every filter in force, in words; each can be taken away.
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import type { Camera, Volume } from '../../shared/schema.ts';
import { changeFilters, switchAllCamerasOn, switchCamera } from '../place/place-store.ts';
import { say } from '../words/say.ts';
import { useFilterChips, type FilterChip } from './filter-words.ts';
import './filters.css';

interface FilterChipsProps {
  readonly cameras: readonly Camera[];
  readonly volumes: readonly Volume[];
}

export function FilterChips({ cameras, volumes }: FilterChipsProps): ReactNode {
  const chips = useFilterChips(cameras, volumes);
  if (chips.length === 0) return null;
  const remove = (id: string) => {
    const chip = chips.find((some) => some.id === id);
    if (chip !== undefined) removeChip(chip);
  };
  return (
    <TagGroup className="chips" aria-label={say('filter.chips')} onRemove={(keys) => { for (const key of keys) remove(String(key)); }}>
      <TagList className="chip-list" items={chips}>
        {({ id, words }) => (
          <Tag id={id} textValue={words} className="chip">
            <span className="cut" dir="auto">{words}</span>
            <Button slot="remove" className="chip-remove" aria-label={say('filter.remove', words)}><X size={14} strokeWidth={1.75} aria-hidden /></Button>
          </Tag>
        )}
      </TagList>
    </TagGroup>
  );
}

function removeChip({ without }: FilterChip): void {
  if (without === 'cameras') switchAllCamerasOn();
  else if ('camera' in without) switchCamera(without.camera, true);
  else changeFilters(without);
}
